/** Brings the lessons of every school into line with the calendar, after an import of holidays. */
import type { RoomContext } from '#school/room-context.ts'
import { lockTimetable } from './lock-timetable.ts'
import { rebuildLessons } from './rebuild-lessons.ts'

/**
 * School by school, each in a transaction of its own, so that no school waits for another. Gives
 * the number of lessons that came or went.
 */
export async function refreshTimetables(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Promise<number> {
  const schools = await context.db
    .selectFrom('timetable_slot')
    .innerJoin('school', 'school.uai', 'timetable_slot.school_uai')
    .select('school.uai')
    .distinct()
    .where('school.zone', 'is not', null)
    .orderBy('school.uai')
    .execute()
  let changed = 0
  for (const { uai } of schools) {
    const { created, deleted } = await context.db.transaction().execute(async (trx) => {
      await lockTimetable(trx, uai)
      return rebuildLessons(context, trx, uai, { courseIds: null, from: null })
    })
    changed += created + deleted
  }
  return changed
}
