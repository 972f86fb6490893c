/**
 * Takes what an exercise brought over into the gradebook: its assessment, made the first time, gets
 * the points of every copy that is marked. A grade that a person gave there is left alone; one that was
 * taken over follows its copy where that has other points by now, and goes with one that was taken back or
 * moved. Of several copies the one handed in last
 * counts, and an attempt that was begun since and never handed in is none.
 */
import type { TakenOver } from '#contract/grades.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAssignmentView } from '#school/assignments/read-assignment.ts'
import { type HandedIn, listHandedIn } from '#school/following/list-handed-in.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { writeGiven } from './give-grades.ts'
import {
  lockGradebook,
  readGradedCourses,
  readGradedPupils,
  readGrades,
} from './gradebook-store.ts'
import { findAssessmentOf, writeAssessmentOf } from './save-assessment.ts'
import { scalePoints } from './scale-points.ts'
import { readTakenGrades } from './taken-grade-store.ts'

interface TakeOver {
  readonly assignmentId: Id
  readonly by: Id
}

/** Refuses with `bad_request` at `scale` where there are no points: in an école, or worth less than 1. */
export async function gradeAssignment(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: TakeOver,
): Promise<Result<TakenOver>> {
  const assignment = await readAssignmentView(context.db, wish.assignmentId)
  if (assignment === null) return refuse('not_found')
  return context.db.transaction().execute(async (trx) => {
    await lockGradebook(trx, assignment.courseId)
    // Read behind the lock: of two at once the later one writes what is newer.
    const found = await listHandedIn(trx, wish.assignmentId)
    return found.ok ? takeOver(trx, context, wish, found.value) : found
  })
}

async function takeOver(
  trx: SchoolTransaction,
  { clock, random }: Pick<RoomContext, 'clock' | 'random'>,
  { assignmentId, by }: TakeOver,
  { assignment, copies }: HandedIn,
): Promise<Result<TakenOver>> {
  const { courseId, pointsMax, title } = assignment
  const now = new Date(clock.now())
  const [course] = await readGradedCourses(trx, [courseId])
  if (course === undefined) return refuse('not_found')
  const before = await findAssessmentOf(trx, { assignmentId, courseId })
  const scale = before?.scale ?? { kind: 'points' as const, outOf: inHundredths(pointsMax) }
  if (scale.kind !== 'points' || scale.outOf < 1) return refuse('bad_request', { where: 'scale' })
  const assessmentId = before?.id ?? mintId(clock, random)
  if (before === null) {
    const { timeZone } = course
    const about = { id: assessmentId, assignmentId, courseId, title, timeZone, scale, by }
    const saved = await writeAssessmentOf(trx, about, now)
    if (!saved.ok) return saved
  }
  const given = await readGrades(trx, [assessmentId], null)
  const hasGrade = new Set(given.flatMap(({ grade, pupilId }) => (grade === null ? [] : [pupilId])))
  const taken = await readTakenGrades(trx, assessmentId)
  const grades = copies.flatMap(({ points, pupilId, toMark }) => {
    const before = taken.get(pupilId)
    const isChanged = before !== undefined && before !== points
    if (toMark > 0 || (hasGrade.has(pupilId) && !isChanged)) return []
    const grade = { kind: 'points' as const, points: scalePoints(points, pointsMax, scale.outOf) }
    return [{ id: mintId(clock, random), assessmentId, pupilId, grade }]
  })
  const withdrawn = await findWithoutCopy(trx, { courseId, copies, taken })
  const all = [
    ...grades,
    ...withdrawn.map((pupilId) => ({
      id: mintId(clock, random),
      assessmentId,
      pupilId,
      grade: null,
    })),
  ]
  if (all.length > 0) {
    const copyPoints = new Map(copies.map(({ points, pupilId }) => [pupilId, points]))
    const done = await writeGiven(trx, { courseId, enteredBy: by, grades: all, copyPoints }, now)
    if (!done.ok) return done
  }
  // A team's copy is one to mark.
  const waiting = new Set(copies.filter(({ toMark }) => toMark > 0).map((one) => one.attemptId))
    .size
  const changed = grades.filter(({ pupilId }) => hasGrade.has(pupilId)).length
  const counts = { given: grades.length - changed, changed, withdrawn: withdrawn.length, waiting }
  return accept({ courseId, ...counts })
}

/** Pupils of the course whose grade came from a copy that is theirs no longer. */
async function findWithoutCopy(
  trx: SchoolTransaction,
  now: {
    readonly courseId: Id
    readonly copies: HandedIn['copies']
    readonly taken: ReadonlyMap<Id, number>
  },
): Promise<Id[]> {
  const withCopy = new Set(now.copies.map(({ pupilId }) => pupilId))
  const without = [...now.taken.keys()].filter((pupilId) => !withCopy.has(pupilId))
  if (without.length === 0) return []
  const inCourse = await readGradedPupils(trx, now.courseId)
  const pupilIds = new Set(inCourse.map(({ pupil }) => pupil.id))
  return without.filter((pupilId) => pupilIds.has(pupilId))
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100
}
