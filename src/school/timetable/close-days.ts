/** Days that the school itself closes: a local holiday, a day of works; the lessons follow. */
import { type Day, isDay } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteOwnPeriod, insertOwnPeriod, readPeriodsOff } from './days-off-store.ts'
import { lockTimetable } from './lock-timetable.ts'
import { nothingRebuilt, type RebuiltLessons, rebuildLessons } from './rebuild-lessons.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** A school's own periods; the zone's do not count. */
const ownPeriodsMax = 200

export interface DaysChanged {
  readonly id: Id | null
  readonly lessons: RebuiltLessons
}

/** The very same days under the same name are closed already: done. */
export function closeDays(
  context: Context,
  actorId: Id,
  uai: string,
  input: { readonly label: string; readonly startsOn: Day; readonly endsOn: Day },
): Promise<Result<DaysChanged>> {
  const { startsOn, endsOn } = input
  if (!isDay(startsOn) || !isDay(endsOn) || endsOn < startsOn) {
    return Promise.resolve(refuse('bad_request', { where: 'endsOn' }))
  }
  return context.db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const own = await readPeriodsOff(trx, { uai, zone: null }, '1900-01-01', '2999-12-31')
    const label = plainLine(input.label)
    const there = own.find((period) => period.startsOn === startsOn)
    if (there?.endsOn === endsOn && there.label === label) {
      return accept({ id: there.id, lessons: nothingRebuilt })
    }
    if (there !== undefined || own.length >= ownPeriodsMax)
      return refuse('bad_request', { where: 'startsOn' })
    const id = mintId(context.clock, context.random)
    await insertOwnPeriod(trx, uai, { id, label, startsOn, endsOn })
    const lessons = await rebuildLessons(context, trx, uai, { courseIds: null, from: null })
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'days_closed',
      detail: { startsOn, endsOn },
    })
    return accept({ id, lessons })
  })
}

export function openDays(
  context: Context,
  actorId: Id,
  uai: string,
  periodId: Id,
): Promise<Result<DaysChanged>> {
  return context.db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    if (!(await deleteOwnPeriod(trx, uai, periodId))) return refuse('not_found')
    const lessons = await rebuildLessons(context, trx, uai, { courseIds: null, from: null })
    await writeAuditLine(trx, { schoolUai: uai, actorId, action: 'days_opened' })
    return accept({ id: null, lessons })
  })
}
