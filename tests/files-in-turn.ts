/**
 * Runs the test files of its arguments one after another in this one process, on one database server: each is a
 * test around its own, so that its hooks are run around those alone. A process for each would load, compile and
 * warm up the same modules again and again, which costs a file more than what it tries.
 *
 *   node tests/files-in-turn.ts src/school/people/people-routes.test.ts …
 */
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { compiledFolder, globalSetup, globalTeardown } from './global-setup.ts'

/** Longest that one file takes. */
const timeout = 600_000

enableCompileCache(compiledFolder)
before(globalSetup)
after(globalTeardown)
for (const file of process.argv.slice(2)) {
  test(file, { timeout }, async () => {
    await import(pathToFileURL(resolve(file)).href)
  })
}
