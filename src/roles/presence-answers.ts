/** What the way in answers the school about attendance: who came when, and how long that is kept. */
import { arrivalsKeptDays } from '#pipes/waiting-room/first-arrival.ts'
import { readPresence } from '#pipes/waiting-room/presence-store.ts'
import type { AttendanceRoom } from '#school/attendance/attendance-context.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { pipesOf } from './waiting-room.ts'

export function presenceAnswers(
  db: SchoolDatabase,
): Pick<AttendanceRoom, 'findPresence' | 'presenceKeptDays'> {
  return {
    findPresence: (accountIds, fromDay, untilDay) =>
      readPresence(pipesOf(db), accountIds, fromDay, untilDay),
    presenceKeptDays: arrivalsKeptDays,
  }
}
