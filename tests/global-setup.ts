/**
 * Runs once around a whole `node --test --test-global-setup=tests/global-setup.ts …`: one
 * PostgreSQL server for every test file of the run. The files' processes inherit the
 * environment of the runner, and so learn where it is.
 */
import { join } from 'node:path'
import { installFolder } from '#engine/config/config.ts'
import { prepareTemplate } from './test-database.ts'
import { findTestServer, type TestServer, testServerVariable } from './test-server.ts'

let server: TestServer | undefined

/** Each file's process would compile the same modules anew. */
const compiledFolder = join(installFolder, 'node_modules/.cache/compiled')

export async function globalSetup(): Promise<void> {
  process.env.NODE_COMPILE_CACHE = compiledFolder
  server = await findTestServer()
  process.env[testServerVariable] = JSON.stringify(server.source)
  await prepareTemplate(server.source)
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
