/** Moves the first or last day of a school year, or its week A; slots and lessons follow. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { type SchoolYearInput, saveSchoolYearWithin } from '#school/people/save-school-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockTimetable } from './lock-timetable.ts'
import { type RebuiltLessons, rebuildLessons } from './rebuild-lessons.ts'
import { stretchSlots } from './timetable-store.ts'

/** Slots that ran from the first or to the last day of the year still do. */
export function moveSchoolYear(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  actorId: Id,
  uai: string,
  yearId: Id,
  input: SchoolYearInput,
): Promise<Result<RebuiltLessons>> {
  return context.db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const before = await trx
      .selectFrom('school_year')
      .select(['starts_on', 'ends_on'])
      .where('id', '=', yearId)
      .executeTakeFirst()
    const saved = await saveSchoolYearWithin(context, trx, { actorId, uai }, yearId, input)
    if (!saved.ok) return saved
    if (before === undefined) throw new Error('a year that was saved was not there before')
    await stretchSlots(trx, yearId, before, input)
    return accept(await rebuildLessons(context, trx, uai, { courseIds: null, from: null }))
  })
}
