/** Deletes corrections and explanations whose time is over. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteCorrectionsBefore, deleteExplanationsBefore } from './attendance-store.ts'

/** As long as the outages that they may rest on: a school year, and the time to ask about it. */
export const attendanceKeptDays = 400

export async function forgetOldAttendance({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{
  readonly attendanceCorrections: number
  readonly attendanceExplanations: number
}> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -attendanceKeptDays)
  return {
    attendanceCorrections: await deleteCorrectionsBefore(db, before),
    attendanceExplanations: await deleteExplanationsBefore(db, before),
  }
}
