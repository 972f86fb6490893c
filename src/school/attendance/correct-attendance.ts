/** A teacher, or somebody who follows the school's pupils, has the last word on a pupil of a lesson. */
import type { Corrected, Correction } from '#contract/attendance.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { insertCorrection } from './attendance-store.ts'
import { findStandings } from './find-standings.ts'
import { forReader } from './read-register.ts'
import { readRegisterLesson } from './register-store.ts'

export async function correctAttendance(
  room: AttendanceRoom,
  wish: Correction & {
    readonly lessonId: Id
    readonly correctedBy: Id
    readonly seesNotes: boolean
  },
): Promise<Result<Corrected>> {
  const { lessonId, pupilId } = wish
  const lesson = await readRegisterLesson(room.db, lessonId)
  if (lesson === null || lesson.status === 'cancelled') return refuse('not_found')
  const [before] = await findStandings(room, [lesson], pupilId)
  if (before === undefined) return refuse('not_found')
  const isWritten = await insertCorrection(room.db, {
    id: wish.id,
    school_uai: lesson.schoolUai,
    lesson_id: lessonId,
    pupil_id: pupilId,
    state: wish.state,
    note: wish.note.trim(),
    corrected_by: wish.correctedBy,
    corrected_at: new Date(room.clock.now()),
  })
  if (!isWritten) return refuse('bad_request', { where: 'id' })
  const [after] = await findStandings(room, [lesson], pupilId)
  return after === undefined ? refuse('not_found') : accept(forReader(after, wish.seesNotes))
}
