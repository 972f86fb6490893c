/** A guardian says why a child was not, or will not be, there. */
import { type Explanation, explainDaysAhead, familyDaysBack } from '#contract/attendance.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { isInOrder } from '#school/timetable/half-day.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { insertExplanation } from './attendance-store.ts'

export async function explainHalfDays(
  { db, clock }: Pick<AttendanceRoom, 'db' | 'clock'>,
  wish: Explanation & {
    readonly pupilId: Id
    readonly schoolUai: string
    readonly givenBy: Id
  },
): Promise<Result<Record<string, never>>> {
  const school = await findCurrentYear(db, clock, wish.schoolUai)
  if (school === null) return refuse('not_found')
  const today = dayOf(clock.now(), school.timeZone)
  if (!isInOrder(wish)) return refuse('bad_request', { where: 'untilDay' })
  if (wish.fromDay < addDays(today, -familyDaysBack)) {
    return refuse('bad_request', { where: 'fromDay' })
  }
  if (wish.untilDay > addDays(today, explainDaysAhead)) {
    return refuse('bad_request', { where: 'untilDay' })
  }
  const isWritten = await insertExplanation(db, {
    id: wish.id,
    school_uai: wish.schoolUai,
    pupil_id: wish.pupilId,
    from_day: wish.fromDay,
    from_half: wish.fromHalf,
    until_day: wish.untilDay,
    until_half: wish.untilHalf,
    reason: wish.reason,
    note: wish.note.trim(),
    given_by: wish.givenBy,
    given_at: new Date(clock.now()),
  })
  return isWritten ? accept({}) : refuse('bad_request', { where: 'id' })
}
