/**
 * Runs once around all walks in a browser: what runs around every test, and the client built and Chromium
 * unpacked before two files that begin together could both find that they are not.
 */
import { buildOnce } from './build-once.ts'
import { openSharedFolder, removeSharedFolder } from './busy-cell.ts'
import { globalSetup as setUpTests, globalTeardown as tearDownTests } from './global-setup.ts'
import { prepareChromium } from './open-chromium.ts'

export async function globalSetup(): Promise<void> {
  await buildOnce()
  await prepareChromium()
  await setUpTests()
  await openSharedFolder()
}

export async function globalTeardown(): Promise<void> {
  await removeSharedFolder()
  await tearDownTests()
}
