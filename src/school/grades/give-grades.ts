/** Gives grades, changes them or takes them away; nothing that was given before is lost. */
import type { Average, GiveGrades } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { fitsScale, isWithoutPoints } from './grade-scale.ts'
import {
  insertGrades,
  lockGradebook,
  readAssessments,
  readGradedCourses,
  readGradedPupils,
  readGrades,
} from './gradebook-store.ts'
import { averagesOf } from './grading-period.ts'
import { readPeriods } from './grading-period-store.ts'

export interface GivenGrades extends GiveGrades {
  readonly courseId: Id
  readonly enteredBy: Id
}

/**
 * All or none: an assessment that is not of the course and a pupil who is not in it are `not_found`,
 * a grade that has no place in the scale is `bad_request` with the assessment.
 */
export async function giveGrades(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  given: GivenGrades,
): Promise<Result<{ averages: Average[] }>> {
  return db.transaction().execute(async (trx) => {
    await lockGradebook(trx, given.courseId)
    return writeGiven(trx, given, new Date(clock.now()))
  })
}

/** The same in a transaction that holds the gradebook. */
export async function writeGiven(
  trx: SchoolTransaction,
  { courseId, enteredBy, grades }: GivenGrades,
  enteredAt: Date,
): Promise<Result<{ averages: Average[] }>> {
  const [course] = await readGradedCourses(trx, [courseId])
  if (course === undefined) return refuse('not_found')
  const assessments = await readAssessments(trx, [courseId])
  const pupils = await readGradedPupils(trx, courseId)
  const periods = await readPeriods(trx, [course.yearId])
  const byId = new Map(assessments.map((one) => [one.id, one]))
  const pupilIds = new Set(pupils.map(({ pupil }) => pupil.id))
  for (const { assessmentId, grade, pupilId } of grades) {
    const assessment = byId.get(assessmentId)
    if (assessment === undefined || !pupilIds.has(pupilId)) return refuse('not_found')
    if (grade !== null && !fitsScale(grade, assessment.scale)) {
      return refuse('bad_request', { where: 'grade', assessmentId })
    }
  }
  await insertGrades(trx, grades, { enteredBy, enteredAt })
  const touched = [...new Set(grades.map(({ pupilId }) => pupilId))]
  const held = await readGrades(trx, [...byId.keys()], touched)
  const withoutPoints = isWithoutPoints(course.schoolKind)
  return accept({
    averages: averagesOf(touched, { withoutPoints, periods, assessments, grades: held }),
  })
}
