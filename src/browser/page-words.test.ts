/**
 * What a page lists of itself, held against its sources. It is fetched with the words that it lists, and asking for
 * others ends it in front of its reader; and where something is asked before it is left, no newer version may come.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { adultPages } from './adult-pages.ts'
import type { PageEntry } from './page-entry.ts'
import { pageList } from './page-list.ts'
import { pagePaths } from './page-paths.ts'

const browserFolder = import.meta.dirname
/** Always there. */
const everywhere = ['general', 'refusals']

interface Module {
  readonly imports: readonly string[]
  /** Domains that it asks for where it stands. */
  readonly asks: readonly string[]
  /** Domains that it fetches by itself before it shows what needs them. */
  readonly prepares: readonly string[]
  /** Something would be lost with it. */
  readonly asksBeforeLeaving: boolean
}

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

const known = new Map<string, Module>()

function readModule(path: string): Module {
  const found = known.get(path)
  if (found !== undefined) return found
  const text = readFileSync(path, 'utf8').replaceAll(comments, '')
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, one]) => one ?? '')
  const imports = all(/^(?:import|export) (?!type\b)[^'"]*? ?from '([^']+)'/gms)
    .map((name) =>
      name.startsWith('#browser/')
        ? join(browserFolder, name.slice('#browser/'.length))
        : join(dirname(path), name),
    )
    .filter((one) => one.startsWith(browserFolder) && existsSync(one))
  const prepares = all(/prepareWords\(\[([^\]]*)\]/g).flatMap((list) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, one]) => one ?? ''),
  )
  const asksBeforeLeaving = /\bbeforeSignOut\(/.test(text) && !path.includes('/identity/')
  const asks = all(/\buseWords\('([^']+)'\)/g)
  const module = { imports, asks, prepares, asksBeforeLeaving }
  known.set(path, module)
  return module
}

/** The modules that come with this one, and by which way. */
function modulesOf(start: string): Map<string, string | null> {
  const cameFrom = new Map<string, string | null>([[start, null]])
  for (const path of cameFrom.keys()) {
    for (const next of readModule(path).imports) if (!cameFrom.has(next)) cameFrom.set(next, path)
  }
  return cameFrom
}

function modulesOfPage(entry: PageEntry): string[] {
  const [, name = ''] = /import\('#browser\/([^']+)'\)/.exec(entry.load.toString()) ?? []
  const start = join(browserFolder, name)
  assert.ok(name !== '' && existsSync(start), `${entry.path}: its module is not found`)
  return [...modulesOf(start).keys()]
}

function missingWords(entry: PageEntry): string[] {
  const modules = modulesOfPage(entry)
  const listed = new Set<string>([
    ...everywhere,
    ...entry.words,
    ...modules.flatMap((path) => readModule(path).prepares),
  ])
  return modules.flatMap((path) =>
    readModule(path)
      .asks.filter((domain) => !listed.has(domain))
      .map((domain) => `${entry.path} asks for '${domain}' in ${path.slice(browserFolder.length)}`),
  )
}

test('every page lists the words that its modules ask for', () => {
  assert.deepEqual([...pageList, ...adultPages].flatMap(missingWords), [])
})

test('no newer version comes while a page is open that would lose something, or a live class', () => {
  const all = [...pageList, ...adultPages]
  const wants = (entry: PageEntry): boolean =>
    entry.path === pagePaths.liveClass(':lessonId') ||
    modulesOfPage(entry).some((path) => readModule(path).asksBeforeLeaving)
  const forgotten = all.filter((entry) => wants(entry) && entry.holdsVersion !== true)
  assert.deepEqual(
    forgotten.map(({ path }) => path),
    [],
  )
})
