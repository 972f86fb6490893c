/**
 * The school, some of its classes, or a part of their pupils, learn from home for some half-days;
 * said by the head or the timetable's staff.
 */
import type { DeclareDistance, DistanceReach } from '#contract/distance-days.ts'
import { addDays, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear, type SchoolToday } from '#school/people/find-current-year.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { areDaysOf, isInOrder } from '#school/timetable/half-day.ts'
import { lockTimetable } from '#school/timetable/lock-timetable.ts'
import {
  countDistanceReach,
  countStandingDistance,
  findDistance,
  insertDistance,
  readOpenClassIds,
} from './distance-store.ts'

/** One declaration reaches no further ahead than this: longer than a school year is a slip of the hand. */
const aheadDaysMax = 366
/** Declarations of one school that are not over. */
const standingMax = 200

/**
 * `dryRun`: tells whom it would reach, and writes nothing. Nothing is declared for days past:
 * families would be asked about a day of which nobody knew.
 */
export function declareDistance(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  wish: DeclareDistance,
): Promise<Result<DistanceReach>> {
  return db.transaction().execute(async (trx) => {
    if (!wish.dryRun) await lockTimetable(trx, uai)
    const school = await findCurrentYear(trx, clock, uai)
    if (school === null || school.year === null) return refuse('not_found')
    const found = await checkWish(trx, { ...school, yearId: school.year.id }, wish)
    if (!found.ok || wish.dryRun) return found
    const { fromDay, fromHalf, untilDay, untilHalf, classIds, id, reason } = wish
    const { onDays = null, pupilIds = null } = wish
    const row = {
      ...{ id, classIds, pupilIds, onDays, fromDay, fromHalf, untilDay, untilHalf, reason },
      schoolUai: uai,
      words: plainText(wish.words),
      declaredBy: actorId,
    }
    const known = await findDistance(trx, row)
    if (known === 'taken') return refuse('bad_request', { where: 'id' })
    if (known === 'same') return found
    if ((await countStandingDistance(trx, uai, school.today)) >= standingMax) {
      return refuse('bad_request', { where: 'fromDay' })
    }
    await insertDistance(trx, { ...row, declaredAt: new Date(clock.now()) })
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'distance_declared',
      detail: {
        ...{ startsOn: fromDay, endsOn: untilDay, reason },
        classes: found.value.classes,
        pupils: found.value.pupils,
      },
    })
    return found
  })
}

async function checkWish(
  db: SchoolDatabase,
  { today, yearId }: Pick<SchoolToday, 'today'> & { readonly yearId: Id },
  wish: DeclareDistance,
): Promise<Result<DistanceReach>> {
  const { classIds, fromDay, onDays, pupilIds, untilDay } = wish
  if (!isDay(fromDay) || fromDay < today) return refuse('bad_request', { where: 'fromDay' })
  const isFar = !isDay(untilDay) || untilDay > addDays(today, aheadDaysMax)
  if (isFar || !isInOrder(wish)) return refuse('bad_request', { where: 'untilDay' })
  if (onDays !== undefined && !areDaysOf(wish, onDays)) {
    return refuse('bad_request', { where: 'onDays' })
  }
  // A part is one of classes: whoever changes class leaves it.
  if (pupilIds !== undefined && classIds === null) {
    return refuse('bad_request', { where: 'classIds' })
  }
  if (classIds !== null) {
    const open = await readOpenClassIds(db, yearId, classIds)
    if (open.length < classIds.length) return refuse('bad_request', { where: 'classIds' })
  }
  const reach = await countDistanceReach(db, yearId, wish)
  return pupilIds !== undefined && reach.pupils < pupilIds.length
    ? refuse('bad_request', { where: 'pupilIds' })
    : accept(reach)
}
