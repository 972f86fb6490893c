/** Moves the first or last day of a school year, or its week A; slots, lessons and periods follow. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type SchoolYearInput, saveSchoolYearWithin } from '#school/people/save-school-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { fitPeriods } from './fit-periods.ts'
import { lockTimetable } from './lock-timetable.ts'
import { type RebuiltLessons, rebuildLessons } from './rebuild-lessons.ts'
import { readPeriodDays, readYearDays, stretchSlots, writePeriodDays } from './timetable-store.ts'

/**
 * Slots and grading periods that ran from the first or to the last day of the year still do.
 * `bad_request` at `periods`, with the label: this one would have no day left in the year.
 */
export function moveSchoolYear(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  actorId: Id,
  uai: string,
  yearId: Id,
  input: SchoolYearInput,
): Promise<Result<RebuiltLessons>> {
  return context.db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const before = await readYearDays(trx, uai, yearId)
    if (before === undefined) return refuse('not_found')
    const periods = await readPeriodDays(trx, yearId)
    const { fitted, outside } = fitPeriods(periods, before, input)
    if (outside !== null) return refuse('bad_request', { where: 'periods', label: outside.label })
    const saved = await saveSchoolYearWithin(context, trx, { actorId, uai }, yearId, input)
    if (!saved.ok) return saved
    await writePeriodDays(trx, fitted)
    await stretchSlots(trx, yearId, before, input)
    return accept(await rebuildLessons(context, trx, uai, { courseIds: null, from: null }))
  })
}
