/**
 * One of four steps for a whole copy, straight into the gradebook: the assessment of its assignment is
 * made with the first one, and nobody but the teachers sees it until it is shown there. A team's copy gives
 * it to each of the team, but for those who have a grade of their own by then.
 */
import type { CopyLevel } from '#contract/grades.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isAssignmentPupil } from '#school/assignments/check-assignment-pupil.ts'
import { describeAssignment } from '#school/assignments/describe-assignment.ts'
import { listTeamMates } from '#school/assignments/list-team-mates.ts'
import type { RoomContext, SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { writeGiven } from './give-grades.ts'
import { isWithoutPoints } from './grade-scale.ts'
import {
  isGiven,
  lockGradebook,
  readGradedCourses,
  readGradedPupils,
  readGrades,
} from './gradebook-store.ts'
import { findAssessmentOf, writeAssessmentOf } from './save-assessment.ts'

interface Copy {
  readonly assignmentId: Id
  readonly pupilId: Id
}

export async function readCopyLevel(
  db: SchoolDatabase,
  { assignmentId, pupilId }: Copy,
): Promise<Result<CopyLevel>> {
  const described = await describeAssignment(db, assignmentId)
  const courseId = described?.assignment.courseId ?? ''
  const [course] = await readGradedCourses(db, described === null ? [] : [courseId])
  if (course === undefined) return refuse('not_found')
  const assessment = await findAssessmentOf(db, { assignmentId, courseId })
  const held = assessment === null ? [] : await readGrades(db, [assessment.id], [pupilId])
  const grade = held[0]?.grade ?? null
  return accept({
    courseId,
    withoutPoints: isWithoutPoints(course.schoolKind),
    scale: assessment?.scale.kind ?? null,
    step: grade?.kind === 'step' ? grade.step : null,
  })
}

export interface GivenLevel extends Copy {
  /** Minted on the device; kept once. */
  readonly id: Id
  /** Null: it is taken away. */
  readonly step: number | null
  readonly by: Id
}

/**
 * Refuses a pupil who is not in the course or does not have the work (`not_found`), and with `bad_request` at `grade` where the
 * assessment is one of points.
 */
export async function gradeCopy(
  { clock, db, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  { assignmentId, by, id, pupilId, step }: GivenLevel,
): Promise<Result<Record<string, never>>> {
  const described = await describeAssignment(db, assignmentId)
  if (described === null) return refuse('not_found')
  const { courseId, title } = described.assignment
  return db.transaction().execute(async (trx) => {
    await lockGradebook(trx, courseId)
    const now = new Date(clock.now())
    const [course] = await readGradedCourses(trx, [courseId])
    if (course === undefined) return refuse('not_found')
    const pupils = await readGradedPupils(trx, courseId)
    // Asked before anything is made: a refusal leaves no assessment behind.
    if (!pupils.some(({ pupil }) => pupil.id === pupilId)) return refuse('not_found')
    if (!(await isAssignmentPupil(trx, assignmentId, pupilId))) return refuse('not_found')
    const before = await findAssessmentOf(trx, { assignmentId, courseId })
    if (before === null && step === null) return accept({})
    // A call that comes again, after others, changes nothing for the team either.
    if (await isGiven(trx, id)) return accept({})
    const assessmentId = before?.id ?? mintId(clock, random)
    if (before === null) {
      const { timeZone } = course
      const scale = { kind: 'attainment' } as const
      const about = { id: assessmentId, assignmentId, courseId, title, timeZone, scale, by }
      const saved = await writeAssessmentOf(trx, about, now)
      if (!saved.ok) return saved
    }
    const grade = step === null ? null : { kind: 'step' as const, step }
    const mates = await matesWithSame(trx, { assessmentId, assignmentId, pupilId }, pupils)
    const grades = [pupilId, ...mates].map((of, place) => ({
      id: place === 0 ? id : mintId(clock, random),
      assessmentId,
      pupilId: of,
      grade,
    }))
    const given = await writeGiven(trx, { courseId, enteredBy: by, grades }, now)
    return given.ok ? accept({}) : given
  })
}

/** Those of the pupil's team who follow the course and have the same grade as the pupil, or none. */
async function matesWithSame(
  trx: SchoolTransaction,
  of: Copy & { readonly assessmentId: Id },
  pupils: readonly { readonly pupil: { readonly id: Id } }[],
): Promise<Id[]> {
  const mates = await listTeamMates(trx, of.assignmentId, of.pupilId)
  if (mates.length === 0) return []
  const held = await readGrades(trx, [of.assessmentId], [of.pupilId, ...mates])
  const stepOf = (pupilId: Id): unknown => {
    const grade = held.find((one) => one.pupilId === pupilId)?.grade ?? null
    return grade === null ? null : JSON.stringify(grade)
  }
  const own = stepOf(of.pupilId)
  return mates.filter((id) => {
    const theirs = stepOf(id)
    return pupils.some(({ pupil }) => pupil.id === id) && (theirs === null || theirs === own)
  })
}
