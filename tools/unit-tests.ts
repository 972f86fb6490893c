/**
 * Runs the tests that need no browser, in two slots beside each other. A process of its own costs most files more
 * than what they try, so that only few have one:
 *
 * - `forBrowser`, `forServer`: only decide, and share a process without more; one for the code that goes to the
 *   browser, whose own these tests put in place, and one for the server's.
 * - `inTurn`: have a database or a server in hand, and share a process one after another.
 * - `apart`: start processes or threads themselves.
 *
 *   node tools/unit-tests.ts              # all
 *   node tools/unit-tests.ts forBrowser   # or one of the others
 */
import { globSync, readFileSync } from 'node:fs'
import { globalSetup, globalTeardown } from '../tests/global-setup.ts'
import { runInSlots, type TestWork } from './test-slots.ts'

const files = ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts']
/** Longest that one test takes, or one file of those in turn. */
const testMaxMs = 600_000
const oneTest = ['--test', `--test-timeout=${testMaxMs}`]
const together = [...oneTest, '--test-isolation=none']

/** The folder `tests/` holds databases, servers and devices; these modules open others. */
const holdsMore = /from '(?:[./]*\/tests\/|node:(?:https?|net)')/
/** Outside a `describe` they hold for every file of the process. */
const hasHooks = /^(?:before|after)(?:Each)?\(/m
const startsProcesses =
  /from '(?:node:(?:child_process|worker_threads)|[./]*\/(?:tests\/)?(?:cell-process|test-janus|test-valkey)\.ts)'/

type Way = 'forBrowser' | 'forServer' | 'inTurn' | 'apart'

function wayOf(path: string): Way {
  if (/^src\/(?:kernel|contract|browser)\//.test(path)) return 'forBrowser'
  const source = readFileSync(path, 'utf8')
  if (startsProcesses.test(source)) return 'apart'
  const isInTurn = path.startsWith('tests/') || holdsMore.test(source) || hasHooks.test(source)
  return isInTurn ? 'inTurn' : 'forServer'
}

const paths = globSync(files).sort()
const of = (way: Way): string[] => paths.filter((path) => wayOf(path) === way)
/** Those that take longest first, so that the last ones end together. */
const work: Readonly<Record<Way, TestWork[]>> = {
  apart: of('apart').map((path) => ({ paths: [path], alone: oneTest })),
  forServer: [{ paths: of('forServer'), alone: together }],
  forBrowser: [{ paths: of('forBrowser'), alone: together }],
  inTurn: of('inTurn').map((path) => ({ paths: [path], alone: null })),
}

const asked = process.argv[2]
const meant = Object.entries(work).filter(([way]) => asked === undefined || way === asked)
if (meant.length === 0) throw new Error(`${asked} is none of ${Object.keys(work).join(', ')}`)
await globalSetup()
try {
  const isWell = await runInSlots(
    meant.flatMap(([, these]) => these),
    testMaxMs,
  )
  process.exitCode = isWell ? 0 : 1
} finally {
  await globalTeardown()
}
