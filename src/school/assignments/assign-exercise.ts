/** Gives a published exercise to the course of a lesson, for a time and under rules. */
import { isDeepStrictEqual } from 'node:util'
import { dealTeams, teamDrawOf } from '#contract/deal-teams.ts'
import type { Assign } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findPublishedExercise } from '#school/exercises/find-published-exercise.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { withinTransaction } from '#school/within-transaction.ts'
import { areCoursePupils } from '#school/working-groups/check-course-pupils.ts'
import type { AssignmentRow } from './assigned.ts'
import { insertAssignmentPupils, listGivenTo } from './assignment-pupil-store.ts'
import {
  insertAssignment,
  lockAssignment,
  readAttemptsUsed,
  readGiven,
  updateAssignment,
} from './assignment-store.ts'
import { moveLaterWindows } from './own-window-store.ts'
import { readAssignment } from './read-assignment.ts'
import { insertTeams } from './team-store.ts'

type Rules = Omit<Assign, 'id' | 'exerciseId' | 'pupilIds' | 'teamSize'>
type RulesOfRow = Pick<
  AssignmentRow,
  'opens_at' | 'due_at' | 'late_accepted' | 'attempts_max' | 'feedback' | 'minutes'
>
type GivingWish = Assign & {
  readonly schoolUai: string
  readonly courseId: Id
  readonly lessonId: Id | null
  readonly assignedBy: Id
}

/**
 * Refuses `not_published`, `bad_request` where the times contradict each other, and `not_found` where
 * one of those to whom alone it is given is not of the course. Where it is done in teams, they are drawn with
 * it; one pupil alone makes none. The same id again gives nothing more; with another wish it is refused,
 * `bad_request`.
 */
export async function assignExercise(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: GivingWish,
): Promise<Result<{ id: Id }>> {
  const { courseId, id, pupilIds = [] } = wish
  const rules = rulesOf(wish)
  if (!rules.ok) return rules
  // Looked at first: what was given stays given, whatever became of the exercise since.
  if ((await readAssignment(db, id)) !== undefined) return judgeKnown(db, wish, rules.value)
  const exercise = await findPublishedExercise(db, wish.exerciseId, wish.assignedBy)
  if (!exercise.ok) return exercise
  if (!(await areCoursePupils(db, courseId, pupilIds))) return refuse('not_found')
  const now = new Date(clock.now())
  const row = {
    id,
    ...placeOf(wish),
    revision_id: exercise.value.revisionId,
    assigned_at: now,
    to_some: pupilIds.length > 0,
    ...rules.value,
  }
  const isNew = await withinTransaction(db, async (trx) => {
    if (!(await insertAssignment(trx, row))) return false
    const choosing = { assignmentId: id, chosenBy: wish.assignedBy, chosenAt: now }
    await insertAssignmentPupils(trx, choosing, pupilIds)
    if (wish.teamSize === undefined) return true
    const given = await listGivenTo(trx, id)
    const draw = teamDrawOf(random.fraction())
    await insertTeams(trx, id, dealTeams(given, wish.teamSize, draw))
    return true
  })
  // Both came at once: whoever comes second finds what the first gave.
  return isNew ? accept({ id }) : judgeKnown(db, wish, rules.value)
}

/** The same id again: just so it was given; or it is another wish, and nothing is given under that id. */
async function judgeKnown(
  db: SchoolDatabase,
  wish: GivingWish,
  rules: RulesOfRow,
): Promise<Result<{ id: Id }>> {
  const { id, pupilIds = [], teamSize } = wish
  const known = await readGiven(db, id)
  if (known === undefined) return refuse('not_found')
  const { pupilIds: givenTo, teams, ...row } = known
  const inTeams = teamSize === undefined ? [] : dealTeams(await listGivenTo(db, id), teamSize, 1)
  const isSame =
    isDeepStrictEqual(row, { ...placeOf(wish), ...rules }) &&
    isDeepStrictEqual(new Set(givenTo), new Set(pupilIds)) &&
    teams === inTeams.length
  return isSame ? accept({ id }) : refuse('bad_request', { where: 'id' })
}

function placeOf(wish: GivingWish) {
  return {
    school_uai: wish.schoolUai,
    course_id: wish.courseId,
    lesson_id: wish.lessonId,
    exercise_id: wish.exerciseId,
    assigned_by: wish.assignedBy,
  }
}

/** Changes times and rules; attempts that were used cannot be taken away. */
export async function changeAssignment(
  { db }: Pick<RoomContext, 'db'>,
  assignmentId: Id,
  change: Rules,
): Promise<Result<Record<string, never>>> {
  const rules = rulesOf(change)
  return db.transaction().execute(async (trx) => {
    // Sent twice at once, the second finds the times of the first, and moves nothing.
    await lockAssignment(trx, assignmentId)
    const assignment = await readAssignment(trx, assignmentId)
    if (assignment === undefined || assignment.withdrawn_at !== null) return refuse('not_found')
    if (!rules.ok) return rules
    const used = await readAttemptsUsed(trx, assignmentId)
    if (change.attemptsMax < used) return refuse('in_use', { attemptsUsed: used })
    await updateAssignment(trx, assignmentId, rules.value)
    // Whoever was given longer stays ahead of the class.
    await moveLaterWindows(trx, assignment, assignment.due_at, rules.value.due_at)
    return accept({})
  })
}

function rulesOf(rules: Rules): Result<RulesOfRow> {
  const opensAt = new Date(rules.opensAt)
  const dueAt = rules.dueAt === null ? null : new Date(rules.dueAt)
  if (Number.isNaN(opensAt.getTime())) return refuse('bad_request', { where: 'opensAt' })
  if (dueAt !== null && !(dueAt > opensAt)) return refuse('bad_request', { where: 'dueAt' })
  if (rules.feedback === 'after_due' && dueAt === null) {
    return refuse('bad_request', { where: 'feedback' })
  }
  return accept({
    opens_at: opensAt,
    due_at: dueAt,
    late_accepted: rules.lateAccepted,
    attempts_max: rules.attemptsMax,
    feedback: rules.feedback,
    minutes: rules.minutes ?? null,
  })
}
