/** A teacher is there after all. Nothing that was arranged meanwhile is undone by itself; it is told. */
import type { EndedAbsence } from '#contract/teacher-absences.ts'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readAbsencePlace, readLessonsOfAbsences, updateAbsenceEnd } from './absence-store.ts'
import { teachingTopic } from './teaching-topic.ts'

export function withdrawAbsence(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  absenceId: Id,
): Promise<Result<EndedAbsence>> {
  return db.transaction().execute(async (trx) => {
    const place = await readAbsencePlace(trx, absenceId)
    if (place === null) return refuse('not_found')
    const lessons = await readLessonsOfAbsences(trx, [absenceId])
    if (!(await updateAbsenceEnd(trx, absenceId, new Date(clock.now())))) return refuse('not_found')
    await publishChange(trx, teachingTopic, place.teacherId)
    const count = (of: keyof EndedAbsence): number =>
      lessons.filter(({ state }) => state === of).length
    return accept({
      cancelled: count('cancelled'),
      substituted: count('substituted'),
      moved: count('moved'),
    })
  })
}
