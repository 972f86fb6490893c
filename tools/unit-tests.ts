/**
 * Runs the tests that need no browser, in two processes beside each other, each with what it has to do next. A
 * process of its own costs most files more than what they try, so that only few have one:
 *
 * - `forBrowser`, `forServer`: only decide, and share a process without more; one for the code that goes to the
 *   browser, whose own these tests put in place, and one for the server's.
 * - `inTurn`: have a database or a server in hand, and share a process one after another.
 * - `apart`: start processes or threads themselves.
 *
 *   node tools/unit-tests.ts              # all
 *   node tools/unit-tests.ts forBrowser   # or one of the others
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

const files = ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts']
/** Longest that one test takes. */
const timeout = '--test-timeout=600000'
/** Longest that a process with all that it runs takes. */
const endsWithinMs = 1_500_000
const together = ['--test', '--test-isolation=none', timeout]
/** Those that take longest first, so that the last ones end together. */
const ways = {
  inTurn: ['tests/files-in-turn.ts'],
  apart: ['--test', '--test-concurrency=1', timeout, '--test-global-setup=tests/global-setup.ts'],
  forBrowser: together,
  forServer: together,
} as const
type Way = keyof typeof ways

/** How many processes have a share of them each. */
const shares: Readonly<Record<Way, number>> = { inTurn: 2, apart: 2, forBrowser: 1, forServer: 1 }
const atOnce = 2

/** The folder `tests/` holds databases, servers and devices; these modules open others. */
const holdsMore = /from '(?:[./]*\/tests\/|node:(?:https?|net)')/
/** Outside a `describe` they hold for every file of the process. */
const hasHooks = /^(?:before|after)(?:Each)?\(/m
const startsProcesses =
  /from '(?:node:(?:child_process|worker_threads)|[./]*\/(?:tests\/)?(?:cell-process|test-janus|test-valkey)\.ts)'/

function wayOf(path: string): Way {
  if (/^src\/(?:kernel|contract|browser)\//.test(path)) return 'forBrowser'
  const source = readFileSync(path, 'utf8')
  if (startsProcesses.test(source)) return 'apart'
  const isInTurn = path.startsWith('tests/') || holdsMore.test(source) || hasHooks.test(source)
  return isInTurn ? 'inTurn' : 'forServer'
}

/** What it says comes when it is over: two at once would speak in between. */
async function run(args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: endsWithinMs,
  })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  process.stdout.write(said)
  return code === 0
}

const asked = process.argv[2]
const all = Object.keys(ways) as Way[]
const meant = all.filter((way) => asked === undefined || way === asked)
if (meant.length === 0) throw new Error(`${asked} is none of ${all.join(', ')}`)
const paths = globSync(files).sort()
const jobs = meant.flatMap((way) => {
  const these = paths.filter((path) => wayOf(path) === way)
  return Array.from({ length: shares[way] }, (_, share) => [
    ...ways[way],
    ...these.filter((_, place) => place % shares[way] === share),
  ])
})
let isWell = true
async function takeOneAfterAnother(): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    if (!(await run(job))) isWell = false
  }
}
await Promise.all(Array.from({ length: atOnce }, takeOneAfterAnother))
process.exitCode = isWell ? 0 : 1
