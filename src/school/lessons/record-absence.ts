/** A teacher is away for some half-days: said by the office, or by the teacher until the next day of school. Never why. */
import { publishChange } from '#engine/database/change-feed.ts'
import { addDays, isDay } from '#kernel/calendar-day.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isInOrder } from '#school/timetable/half-day.ts'
import {
  countStandingAbsences,
  insertAbsence,
  isAbsenceThere,
  isTeacherOf,
  type NewAbsence,
  readLastOwnDay,
} from './absence-store.ts'
import { teachingTopic } from './teaching-topic.ts'

/** Whoever is away for longer than this is replaced by somebody who teaches the course. */
const aheadDaysMax = 200
/** Absences of one school that are not over. */
const standingMax = 200

/** Nothing is written to the audit: it would keep the absence for longer than the absence is kept. */
export async function recordAbsence(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  wish: NewAbsence,
): Promise<Result<Record<string, never>>> {
  const { fromDay, schoolUai, teacherId, untilDay } = wish
  const school = await findCurrentYear(db, clock, schoolUai)
  if (school === null) return refuse('not_found')
  // Sent again because no answer came, on a later day perhaps: what was right then was received.
  if (await isAbsenceThere(db, wish)) return accept({})
  const { today } = school
  if (!isDay(fromDay) || fromDay < today) return refuse('bad_request', { where: 'fromDay' })
  // What is further ahead is arranged with the office.
  const lastDay =
    wish.toldBy.as === 'teacher'
      ? await readLastOwnDay(db, schoolUai, today)
      : addDays(today, aheadDaysMax)
  if (!isDay(untilDay) || untilDay > lastDay || !isInOrder(wish)) {
    return refuse('bad_request', { where: 'untilDay' })
  }
  if (!(await isTeacherOf(db, teacherId, schoolUai))) {
    return refuse('bad_request', { where: 'teacherId' })
  }
  return db.transaction().execute(async (trx) => {
    if ((await countStandingAbsences(trx, schoolUai, today)) >= standingMax) {
      return refuse('bad_request', { where: 'fromDay' })
    }
    const isWritten = await insertAbsence(trx, wish, new Date(clock.now()))
    if (!isWritten) return refuse('bad_request', { where: 'id' })
    await publishChange(trx, teachingTopic, teacherId)
    return accept({})
  })
}
