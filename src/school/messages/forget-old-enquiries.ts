/** Deletes what pupils asked, and the answers, when their school year is over. Runs every night. */
import type { RoomContext } from '#school/room-context.ts'
import { deleteEnquiriesOfPastYears } from './enquiry-store.ts'

/** Rows of one statement. */
const enquiriesOfOneGo = 1_000

export async function forgetOldEnquiries({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ enquiries: number }> {
  const now = new Date(clock.now())
  let enquiries = 0
  for (;;) {
    const gone = await deleteEnquiriesOfPastYears(db, now, enquiriesOfOneGo)
    enquiries += gone
    if (gone < enquiriesOfOneGo) return { enquiries }
  }
}
