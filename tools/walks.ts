/**
 * Runs the walks in a browser, in two slots beside each other: one after another in the process of a slot, since
 * a walk costs as much to load as many a page that it looks at.
 *
 *   node tools/walks.ts                  # all
 *   node tools/walks.ts grades reports   # those whose names have one of the words
 */
import { globSync, readFileSync } from 'node:fs'
import { globalSetup, globalTeardown } from '../tests/walks-setup.ts'
import { runInSlots, type TestWork } from './test-slots.ts'

/** Longest that one walk takes. */
const walkMaxMs = 1_200_000
const alone = ['--test', `--test-timeout=${walkMaxMs}`]
/** Takes several times as long as any other, and so is begun first. */
const longest = /everybody-can-use/
/** Another browser, or processes of the cell: what they leave is gone with their own. */
const needsOwn = /from '(?:node:child_process|\.\.\/(?:cell-process|open-firefox|test-janus)\.ts)'/

const words = process.argv.slice(2)
const paths = globSync('tests/e2e/*.e2e.ts')
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort((one, other) => Number(longest.test(other)) - Number(longest.test(one)))
const work = paths.map((path): TestWork => {
  const isAlone = needsOwn.test(readFileSync(path, 'utf8'))
  return { paths: [path], alone: isAlone ? alone : null }
})
if (work.length === 0) throw new Error(`no walk is called ${words.join(' or ')}`)
await globalSetup()
try {
  process.exitCode = (await runInSlots(work, walkMaxMs)) ? 0 : 1
} finally {
  await globalTeardown()
}
