/** An adult of a lesson invites another adult of the school to its live class, by name. */
import { liveGuestsMax } from '#contract/live-guests.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { LiveContext } from './live-context.ts'
import { insertGuest, readPossibleGuests } from './live-guest-store.ts'

/** `not_found`: nobody who may be invited; `in_use`: `liveGuestsMax` are invited already. Safe to repeat. */
export async function inviteGuest(
  { clock, db }: Pick<LiveContext, 'db' | 'clock'>,
  wish: { readonly lessonId: Id; readonly personId: Id; readonly invitedBy: Id },
): Promise<Result<null>> {
  const adults = await readPossibleGuests(db, wish.lessonId)
  if (!adults.some(({ id }) => id === wish.personId)) return refuse('not_found')
  const isIn = await insertGuest(db, { ...wish, at: new Date(clock.now()), max: liveGuestsMax })
  return isIn ? accept(null) : refuse('in_use')
}
