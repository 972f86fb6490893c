/**
 * The built client for the tests of a run. To see whether the last build still fits, every source is read:
 * done once by the set-up of the walks, and for each file alone where there is no such set-up.
 */
import { processEnvironment } from '#engine/config/config.ts'
import { buildClient } from '#roles/client-build.ts'

/** How the set-up of a run tells its files that there is nothing to build. */
const builtVariable = 'PREAU_TEST_CLIENT_BUILT'

export async function buildOnce(): Promise<void> {
  if (processEnvironment()[builtVariable] !== undefined) return
  await buildClient()
  process.env[builtVariable] = 'yes'
}
