/**
 * Finds the hot route that a request is for. A path without parameters is found as it stands, one with parameters where
 * each of them is made of plain signs. Whatever else an address may hold (a query, an escaped sign, a parameter
 * that is long) is for the framework's router, which knows all of it.
 */

/** What is found where: a route, and what serves it. */
export interface HotPath {
  readonly method: string
  /** As routes declare it: `/api/things/:thingId`. */
  readonly path: string
}

export interface FoundPath<Hot extends HotPath> {
  readonly hot: Hot
  readonly params: Readonly<Record<string, string>>
}

/** Null: none, or not for certain. */
export type FindHotPath<Hot extends HotPath> = (
  method: string | undefined,
  url: string | undefined,
) => FoundPath<Hot> | null

/** A parameter that is longer is for the framework: what names a thing of ours is shorter. */
const parameter = '([A-Za-z0-9_-]{1,64})'
const parameterName = /^:([A-Za-z]+)$/
const plainPath = /^(?:\/(?::[A-Za-z]+|[A-Za-z0-9_-]+))+$/

/** `all`: every route of the server; one that answers to the same address as a hot one is a mistake. */
export function createHotPaths<Hot extends HotPath>(
  hots: readonly Hot[],
  all: readonly HotPath[],
): FindHotPath<Hot> {
  const ofMethods = new Map<string, OfMethod<Hot>>()
  for (const hot of hots) {
    const { method, path } = hot
    if (!plainPath.test(path)) throw new Error(`${method} ${path} cannot be served by the hot door`)
    const rival = all.find((other) => isRival(hot, other))
    if (rival !== undefined) throw new Error(`${method} ${path} and ${rival.path} may be the same`)
    const ofMethod = ofMethods.get(method) ?? nothing<Hot>()
    ofMethods.set(method, ofMethod)
    if (path.includes(':')) ofMethod.patterns.push(patternOf(hot))
    else ofMethod.fixed.set(path, { hot, params: {} })
  }
  return (method = '', url = '') => {
    const ofMethod = ofMethods.get(method)
    if (ofMethod === undefined) return null
    return ofMethod.fixed.get(url) ?? findByPattern(ofMethod.patterns, url)
  }
}

interface OfMethod<Hot extends HotPath> {
  readonly fixed: Map<string, FoundPath<Hot>>
  readonly patterns: Pattern<Hot>[]
}

function nothing<Hot extends HotPath>(): OfMethod<Hot> {
  return { fixed: new Map(), patterns: [] }
}

interface Pattern<Hot extends HotPath> {
  readonly hot: Hot
  readonly shape: RegExp
  /** Of the parameters, in their order. */
  readonly names: readonly string[]
}

function patternOf<Hot extends HotPath>(hot: Hot): Pattern<Hot> {
  const segments = hot.path.split('/')
  const names = segments.flatMap((segment) => parameterName.exec(segment)?.[1] ?? [])
  const shape = segments.map((segment) => (segment.startsWith(':') ? parameter : segment)).join('/')
  return { hot, names, shape: new RegExp(`^${shape}$`) }
}

function findByPattern<Hot extends HotPath>(
  patterns: readonly Pattern<Hot>[],
  url: string,
): FoundPath<Hot> | null {
  for (const { hot, names, shape } of patterns) {
    const found = shape.exec(url)
    if (found === null) continue
    const params: Record<string, string> = {}
    for (const [place, name] of names.entries()) params[name] = found[place + 1] ?? ''
    return { hot, params }
  }
  return null
}

/** Whether there is an address that both answer to, and not because they are the same route. */
function isRival(hot: HotPath, other: HotPath): boolean {
  if (other.method !== hot.method || other.path === hot.path) return false
  const [segments, others] = [hot.path.split('/'), other.path.split('/')]
  if (segments.length !== others.length) return false
  return segments.every((segment, place) => {
    const opposite = others[place] ?? ''
    return segment === opposite || segment.startsWith(':') || opposite.startsWith(':')
  })
}
