/** Deletes corrections, explanations and calls to families whose time is over. Runs every night. */
import { addDays, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteCorrectionsBefore, deleteExplanationsBefore } from './attendance-store.ts'
import { deleteCallsBefore } from './family-call-store.ts'

/** As long as the outages that they may rest on: a school year, and the time to ask about it. */
export const attendanceKeptDays = 400

export async function forgetOldAttendance({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{
  readonly attendanceCorrections: number
  readonly attendanceExplanations: number
  readonly familyCalls: number
}> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -attendanceKeptDays)
  return {
    attendanceCorrections: await deleteCorrectionsBefore(db, before),
    attendanceExplanations: await deleteExplanationsBefore(db, before),
    familyCalls: await deleteCallsBefore(db, new Date(instantOf(before, '00:00', 'UTC'))),
  }
}
