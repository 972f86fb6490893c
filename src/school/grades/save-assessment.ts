/** Sets up what is assessed in a course, or changes it; the id is the device's, so a retry is harmless. */
import type { AssessmentWish } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { fitsScale, isInHundredths, isWithoutPoints } from './grade-scale.ts'
import {
  countAssessments,
  isRoomFor,
  readAssessments,
  readGradedCourses,
  readGrades,
  writeAssessment,
} from './gradebook-store.ts'

/**
 * Refuses points in an école (`bad_request` at `scale`), and a scale in which a grade that was given
 * has no place (`bad_request` at `grades`): nothing is ever converted.
 */
export async function saveAssessment(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  wish: AssessmentWish & {
    readonly id: Id
    readonly courseId: Id
    readonly by: Id
  },
): Promise<Result<Record<string, never>>> {
  const { by, courseId, id, scale, title, weight } = wish
  const [course] = await readGradedCourses(db, [courseId])
  if (course === undefined) return refuse('not_found')
  if (scale.kind === 'points' && isWithoutPoints(course.schoolKind)) return badRequest('scale')
  const numbers = scale.kind === 'points' ? [weight, scale.outOf] : [weight]
  if (!numbers.every(isInHundredths)) return badRequest('scale')
  if (title.trim() === '') return badRequest('title')
  const isKnown = (await readAssessments(db, [courseId])).some((one) => one.id === id)
  if (!isKnown && !isRoomFor(await countAssessments(db, courseId))) return refuse('overloaded')
  const given = await readGrades(db, [id], null)
  if (given.some(({ grade }) => grade !== null && !fitsScale(grade, scale))) {
    return badRequest('grades')
  }
  const isWritten = await writeAssessment(db, {
    id,
    course_id: courseId,
    title: title.trim(),
    on_day: wish.on,
    scale: scale.kind,
    out_of: scale.kind === 'points' ? scale.outOf : null,
    weight,
    shown_at: wish.shownAt === null ? null : new Date(wish.shownAt),
    created_by: by,
    created_at: new Date(clock.now()),
  })
  return isWritten ? accept({}) : refuse('not_found')
}

function badRequest(where: string): Result<never> {
  return refuse('bad_request', { where })
}
