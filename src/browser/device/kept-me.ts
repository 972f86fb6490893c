/** Who was in front of this device the last time, as its own database has it. */
import type { Me } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import { openDatabaseKeep } from './keep.ts'

/** As long as a device session lives: who has not been let in since is asked again first. */
const keptMeMsMax = 90 * 24 * 3_600_000

export async function readKeptMe(accountId: Id): Promise<Me | null> {
  const kept = await (await openDatabaseKeep(accountId))?.get('me')
  if (kept == null || Date.now() - kept.keptAtMs > keptMeMsMax) return null
  return kept.value.accountId === accountId ? kept.value : null
}
