/** Sets up what is assessed in a course, or changes it; the id is the device's, so a retry is harmless. */
import { isDeepStrictEqual } from 'node:util'
import { assessmentsMax } from '#contract/grade-limits.ts'
import type { Assessment, AssessmentWish, SavedAssessment } from '#contract/grades.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { isInHundredths, isWithoutPoints, staysInScale } from './grade-scale.ts'
import {
  lockGradebook,
  readAssessmentOf,
  readAssessments,
  readGradedCourses,
  readGrades,
  writeAssessment,
} from './gradebook-store.ts'
import { readSetUpBy } from './set-up-store.ts'

/** As long as the title of an assessment may be. */
const titleMax = 120

export interface AssessmentSetUp extends AssessmentWish {
  readonly id: Id
  readonly courseId: Id
  readonly by: Id
  /** Whose results it is made for. */
  readonly assignmentId?: Id
  /** What the teacher read; absent: it is not looked at. */
  readonly was?: AssessmentWish
}

/**
 * Refuses points in an école (`bad_request` at `scale`), and a scale in which a grade that was given
 * has no place (`bad_request` at `grades`): nothing is ever converted. What a colleague set up since the
 * teacher read stays, and is told; one's own of another device gives way.
 */
export async function saveAssessment(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  wish: AssessmentSetUp,
): Promise<Result<SavedAssessment>> {
  return db.transaction().execute(async (trx) => {
    await lockGradebook(trx, wish.courseId)
    return writeWish(trx, wish, new Date(clock.now()))
  })
}

/** The same in a transaction that holds the gradebook. */
export async function writeWish(
  trx: SchoolTransaction,
  wish: AssessmentSetUp,
  createdAt: Date,
): Promise<Result<SavedAssessment>> {
  const { by, courseId, id, scale, title, weight } = wish
  const [course] = await readGradedCourses(trx, [courseId])
  if (course === undefined) return refuse('not_found')
  if (scale.kind === 'points' && isWithoutPoints(course.schoolKind)) return badRequest('scale')
  const numbers = scale.kind === 'points' ? [weight, scale.outOf] : [weight]
  if (!numbers.every(isInHundredths)) return badRequest('scale')
  if (title.trim() === '') return badRequest('title')
  const assessments = await readAssessments(trx, [courseId])
  const before = assessments.find((one) => one.id === id)
  const newer = before === undefined ? null : await findNewer(trx, wish, before)
  if (newer !== null) return accept({ newer })
  if (before === undefined && assessments.length >= assessmentsMax) return refuse('overloaded')
  // Of those who left the course too: they keep sight of what they have, and of their average.
  const given = (await readGrades(trx, [id], null)).flatMap(({ grade }) => grade ?? [])
  if (!given.every((grade) => staysInScale(grade, before?.scale ?? scale, scale))) {
    return badRequest('grades')
  }
  const isWritten = await writeAssessment(trx, {
    id,
    course_id: courseId,
    title: title.trim(),
    on_day: wish.on,
    scale: scale.kind,
    out_of: scale.kind === 'points' ? scale.outOf : null,
    weight,
    shown_at: wish.shownAt === null ? null : new Date(wish.shownAt),
    created_by: by,
    created_at: createdAt,
    assignment_id: wish.assignmentId ?? null,
  })
  return isWritten ? accept({ newer: null }) : refuse('not_found')
}

async function findNewer(
  trx: SchoolTransaction,
  wish: AssessmentSetUp,
  { courseId: _, ...standing }: Assessment & { readonly courseId: Id },
): Promise<SavedAssessment['newer']> {
  const isThere = (one: AssessmentWish): boolean =>
    one.title.trim() === standing.title &&
    one.on === standing.on &&
    isDeepStrictEqual(one.scale, standing.scale) &&
    one.weight === standing.weight &&
    instantOrNull(one.shownAt) === instantOrNull(standing.shownAt)
  if (wish.was === undefined || isThere(wish.was) || isThere(wish)) return null
  const { byId, hand } = await readSetUpBy(trx, standing.id)
  return byId === wish.by ? null : { ...hand, assessment: standing }
}

const instantOrNull = (at: string | null): number | null => (at === null ? null : Date.parse(at))

/** The assessment into which an assignment's results go; null where there is none yet. */
export async function findAssessmentOf(
  db: SchoolDatabase,
  { assignmentId, courseId }: { readonly assignmentId: Id; readonly courseId: Id },
): Promise<Assessment | null> {
  const id = await readAssessmentOf(db, assignmentId)
  if (id === null) return null
  return (await readAssessments(db, [courseId])).find((one) => one.id === id) ?? null
}

/** Makes it, of today, seen by nobody yet; the transaction holds the gradebook. */
export async function writeAssessmentOf(
  trx: SchoolTransaction,
  about: Pick<AssessmentSetUp, 'id' | 'courseId' | 'title' | 'scale' | 'by'> & {
    readonly assignmentId: Id
    readonly timeZone: string
  },
  now: Date,
): Promise<Result<SavedAssessment>> {
  const { timeZone, title, ...wish } = about
  const on = dayOf(now.getTime(), timeZone)
  const seen = { title: title.slice(0, titleMax), on, weight: 1, shownAt: null }
  return writeWish(trx, { ...wish, ...seen }, now)
}

function badRequest(where: string): Result<never> {
  return refuse('bad_request', { where })
}
