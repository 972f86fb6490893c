/**
 * Runs once around all walks in a browser: what runs around every test, and the client built before
 * two files that begin together could both find that it is not.
 */
import { buildClient } from '#roles/client-build.ts'
import { openSharedFolder, removeSharedFolder } from './busy-cell.ts'
import { globalSetup as setUpTests, globalTeardown as tearDownTests } from './global-setup.ts'

export async function globalSetup(): Promise<void> {
  await buildClient()
  await setUpTests()
  await openSharedFolder()
}

export async function globalTeardown(): Promise<void> {
  await removeSharedFolder()
  await tearDownTests()
}
