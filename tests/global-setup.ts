/**
 * Runs once around a whole `node --test --test-global-setup=tests/global-setup.ts …`: one
 * PostgreSQL server for every test file of the run. The files' processes inherit the
 * environment of the runner, and so learn where it is.
 */
import { prepareTemplate } from './test-database.ts'
import { findTestServer, type TestServer, testServerVariable } from './test-server.ts'

let server: TestServer | undefined

export async function globalSetup(): Promise<void> {
  server = await findTestServer()
  process.env[testServerVariable] = JSON.stringify(server.source)
  await prepareTemplate(server.source)
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
