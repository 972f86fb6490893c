/** Gives grades, changes them or takes them away; nothing that was given before is lost. */
import { isDeepStrictEqual } from 'node:util'
import type { GiveGrades, GivenGrades, NewerGrade } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { fitsScale, isWithoutPoints } from './grade-scale.ts'
import {
  type CopyPoints,
  insertGrades,
  lockGradebook,
  readAssessments,
  readGivers,
  readGradedCourses,
  readGradedPupils,
  readGrades,
} from './gradebook-store.ts'
import { averagesOf } from './grading-period.ts'
import { readPeriods } from './grading-period-store.ts'

export interface GradesOfCourse extends GiveGrades {
  readonly courseId: Id
  readonly enteredBy: Id
  /** Where they are taken over from copies. */
  readonly copyPoints?: CopyPoints
}

/**
 * All or none: an assessment that is not of the course and a pupil who is not in it are `not_found`,
 * a grade that has no place in the scale is `bad_request` with the assessment. A cell in which a
 * colleague gave another grade since the teacher read stays as it is, and is told; one's own grade of
 * another device gives way, as does nothing at all.
 */
export async function giveGrades(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  given: GradesOfCourse,
): Promise<Result<GivenGrades>> {
  return db.transaction().execute(async (trx) => {
    await lockGradebook(trx, given.courseId)
    return writeGiven(trx, given, new Date(clock.now()))
  })
}

/** The same in a transaction that holds the gradebook. */
export async function writeGiven(
  trx: SchoolTransaction,
  { copyPoints, courseId, enteredBy, grades }: GradesOfCourse,
  enteredAt: Date,
): Promise<Result<GivenGrades>> {
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
  const newer = await findNewer(trx, grades, enteredBy)
  const fresh = grades.filter((one) => !newer.some((other) => isSameCell(one, other)))
  const by = { enteredBy, enteredAt, ...(copyPoints === undefined ? {} : { copyPoints }) }
  if (fresh.length > 0) await insertGrades(trx, fresh, by)
  const touched = [...new Set(grades.map(({ pupilId }) => pupilId))]
  const held = await readGrades(trx, [...byId.keys()], touched)
  const withoutPoints = isWithoutPoints(course.schoolKind)
  return accept({
    averages: averagesOf(touched, { withoutPoints, periods, assessments, grades: held }),
    newer,
  })
}

/** Grades of others that the teacher has not read, where the call gives another one. */
async function findNewer(
  trx: SchoolTransaction,
  grades: GiveGrades['grades'],
  enteredBy: Id,
): Promise<NewerGrade[]> {
  const looked = grades.filter(({ was }) => was !== undefined)
  if (looked.length === 0) return []
  const standing = await readGivers(trx, looked)
  return standing.flatMap(({ byId, ...one }) => {
    const given = looked.find((other) => isSameCell(one, other))
    if (given === undefined || byId === enteredBy) return []
    const isRead = [given.was, given.grade].some((grade) => isDeepStrictEqual(grade, one.grade))
    return isRead ? [] : [one]
  })
}

function isSameCell(
  one: { readonly assessmentId: Id; readonly pupilId: Id },
  other: { readonly assessmentId: Id; readonly pupilId: Id },
): boolean {
  return one.assessmentId === other.assessmentId && one.pupilId === other.pupilId
}
