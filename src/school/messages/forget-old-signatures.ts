/** Deletes requests with their signatures a school year after they ended. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteRequestsBefore } from './signature-store.ts'

/** Days for which somebody may still ask who allowed what. */
export const signaturesKeptDays = 365
/** Requests of one statement. */
const requestsOfOneGo = 200

export async function forgetOldSignatures({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ signatureRequests: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -signaturesKeptDays)
  let signatureRequests = 0
  for (;;) {
    const gone = await deleteRequestsBefore(db, before, requestsOfOneGo)
    signatureRequests += gone
    if (gone < requestsOfOneGo) return { signatureRequests }
  }
}
