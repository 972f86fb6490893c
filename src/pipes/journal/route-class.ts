/** What a request was for, by the declared path of the route that took it, or by its address. */
import { serverPages } from '#contract/server-pages.ts'
import type { RouteClass } from './journal-record.ts'

/** By the whole declared path. */
const byPath: Readonly<Record<string, RouteClass>> = {
  '/api/arrival': 'arrival',
  '/api/arrival/claim': 'arrival',
  '/api/place': 'line',
  '/api/door': 'line',
  [serverPages.waiting]: 'line',
  [`${serverPages.waiting}.css`]: 'line',
  '/api/news': 'live',
  '/api/health': 'status',
  '/api/openapi.json': 'status',
  '/api/packs/:address/key': 'pack',
  '/packs/:address': 'pack',
}
/** By how it begins, the first that fits. */
const byBeginning: readonly (readonly [string, RouteClass])[] = [
  ['/api/sign-in/', 'sign-in'],
  ['/api/letter/', 'sign-in'],
  ['/api/live', 'live'],
  ['/api/attempts/', 'work'],
  ['/packs/', 'pack'],
  ['/assets/', 'file'],
]
const liveInside = /\/live(\/|$)/
const fileEnding = /\.[A-Za-z0-9]{1,8}$/
const firstFailed = 400

/** By the route, then the method: looked up for every request. */
const known = new Map<string, Map<string, RouteClass>>()

export interface Asked {
  readonly method: string
  /** Null: no route took it; `/*` and the like: files do. */
  readonly route: string | null
  readonly url: string
  readonly status: number
}

export function routeClassOf({ method, route, status, url }: Asked): RouteClass {
  if (route !== null && !route.endsWith('*')) return classOfRoute(method, route)
  const path = pathOf(url)
  if (path === '') return 'none'
  const named = byPath[path] ?? byBeginning.find(([start]) => path.startsWith(start))?.[1]
  if (named === 'live' || (named !== undefined && status < firstFailed)) return named
  if (status >= firstFailed || path.startsWith('/api/')) return 'none'
  return fileEnding.test(path) ? 'file' : 'page'
}

/** The address without what is asked of it. */
export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function classOfRoute(method: string, route: string): RouteClass {
  const ofRoute = known.get(route)
  const before = ofRoute?.get(method)
  if (before !== undefined) return before
  const named =
    byPath[route] ??
    byBeginning.find(([start]) => route.startsWith(start))?.[1] ??
    (liveInside.test(route) ? 'live' : method === 'GET' || method === 'HEAD' ? 'read' : 'write')
  if (ofRoute === undefined) known.set(route, new Map([[method, named]]))
  else ofRoute.set(method, named)
  return named
}
