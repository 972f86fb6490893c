/**
 * Runs the tests that need no browser. Those that only decide share a process, because one of its own costs a
 * file more than what it tries: one process for the code that goes to the browser, whose own these tests put in
 * place, and one for the server's. Those that have a database, a server or a process in hand get one each.
 *
 *   node tools/unit-tests.ts              # all
 *   node tools/unit-tests.ts forBrowser   # or `forServer`, or `apart`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'

const files = ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts']
/** Longest that one test takes. */
const timeout = '--test-timeout=600000'
const together = ['--test-isolation=none', timeout]
const ways = {
  forBrowser: together,
  forServer: together,
  apart: ['--test-concurrency=2', timeout, '--test-global-setup=tests/global-setup.ts'],
} as const

/** The folder `tests/` holds databases, servers and devices; these modules open others. */
const holdsMore = /from '(?:[./]*\/tests\/|node:(?:child_process|https?|net|worker_threads)')/
/** Outside a `describe` they hold for every file of the process. */
const hasHooks = /^(?:before|after)(?:Each)?\(/m

function wayOf(path: string): keyof typeof ways {
  if (/^src\/(?:kernel|contract|browser)\//.test(path)) return 'forBrowser'
  const source = readFileSync(path, 'utf8')
  const isApart = path.startsWith('tests/') || holdsMore.test(source) || hasHooks.test(source)
  return isApart ? 'apart' : 'forServer'
}

const order = ['forBrowser', 'forServer', 'apart'] as const
const asked = process.argv[2]
const meant = order.filter((way) => asked === undefined || way === asked)
if (meant.length === 0) throw new Error(`${asked} is none of ${order.join(', ')}`)
const paths = globSync(files).sort()
for (const way of meant) {
  const these = paths.filter((path) => wayOf(path) === way)
  const child = spawn(process.execPath, ['--test', ...ways[way], ...these], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exit(code ?? 1)
}
