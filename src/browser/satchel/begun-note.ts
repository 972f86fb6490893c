/**
 * An attempt that was begun without the school may be known there under another id: another device
 * had begun it before. What the school answered is noted beside the satchel.
 */
import type { Id } from '#kernel/ids.ts'
import type { Satchel } from './create-satchel.ts'

const nameOf = (attemptId: Id): string => `begun ${attemptId}`

export function noteBegun(
  satchel: Pick<Satchel, 'note'>,
  attemptId: Id,
  atSchool: Id,
): Promise<void> {
  return satchel.note(nameOf(attemptId), { attemptId: atSchool })
}

/** The id under which the school knows this attempt; its own, unless it said otherwise. */
export async function attemptAtSchool(satchel: Pick<Satchel, 'noted'>, attemptId: Id): Promise<Id> {
  const begun = await satchel.noted<{ attemptId: Id }>(nameOf(attemptId))
  return begun?.attemptId ?? attemptId
}
