/**
 * Runs once around all walks in a browser: what runs around every test, and the client built before
 * two files that begin together could both find that it is not.
 */
import { buildClient } from '#roles/client-build.ts'
import { globalSetup as setUpTests } from './global-setup.ts'

export { globalTeardown } from './global-setup.ts'

export async function globalSetup(): Promise<void> {
  await buildClient()
  await setUpTests()
}
