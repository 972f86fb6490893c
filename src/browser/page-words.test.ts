/**
 * A page is fetched with the words that it lists; asking for others ends it in front of its reader.
 * Whether the lists are whole is read from the sources: what a page's modules ask for, it lists.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { adultPages } from './adult-pages.ts'
import { pageList } from './page-list.ts'

const browserFolder = import.meta.dirname
/** Always there. */
const everywhere = ['general', 'refusals']

interface Module {
  readonly imports: readonly string[]
  /** Domains that it asks for where it stands. */
  readonly asks: readonly string[]
  /** Domains that it fetches by itself before it shows what needs them. */
  readonly prepares: readonly string[]
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
  const module = { imports, asks: all(/\buseWords\('([^']+)'\)/g), prepares }
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

function missingWords(entry: (typeof pageList)[number]): string[] {
  const [, name = ''] = /import\('#browser\/([^']+)'\)/.exec(entry.load.toString()) ?? []
  const start = join(browserFolder, name)
  assert.ok(name !== '' && existsSync(start), `${entry.path}: its module is not found`)
  const modules = [...modulesOf(start).keys()]
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
