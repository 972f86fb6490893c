/**
 * Somebody opened their day and the school did not answer: that they were there is kept, once a
 * day, and told later as what it is, this device's word.
 */
import type { Me } from '#contract/me.ts'
import { satchelOf } from './own-satchel.ts'

export async function keepCheckIn({ accountId, sharedDevice }: Me, onDay: string): Promise<void> {
  // A computer that belongs to nobody keeps nothing that its owner did not write.
  if (sharedDevice) return
  const { satchel, wake } = await satchelOf(accountId)
  const attemptId = `check-in ${onDay}`
  if (satchel.view().entries.some((entry) => entry.attemptId === attemptId)) return
  await satchel.keep([{ attemptId, task: { kind: 'check_in', onDay }, load: { kind: 'check_in' } }])
  wake()
}
