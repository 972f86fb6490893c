/** Gives a published exercise to the course of a lesson, for a time and under rules. */
import { dealTeams, teamDrawOf } from '#contract/deal-teams.ts'
import type { Assign } from '#contract/exercises.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findPublishedExercise } from '#school/exercises/find-published-exercise.ts'
import type { RoomContext } from '#school/room-context.ts'
import { withinTransaction } from '#school/within-transaction.ts'
import { areCoursePupils } from '#school/working-groups/check-course-pupils.ts'
import type { AssignmentRow } from './assigned.ts'
import { insertAssignmentPupils, listGivenTo } from './assignment-pupil-store.ts'
import { insertAssignment, readAttemptsUsed, updateAssignment } from './assignment-store.ts'
import { moveLaterWindows } from './own-window-store.ts'
import { readAssignment } from './read-assignment.ts'
import { insertTeams } from './team-store.ts'

type Rules = Omit<Assign, 'exerciseId' | 'pupilIds' | 'teamSize'>

/**
 * Refuses `not_published`, `bad_request` where the times contradict each other, and `not_found` where
 * one of those to whom alone it is given is not of the course. Where it is done in teams, they are drawn with
 * it; one pupil alone makes none.
 */
export async function assignExercise(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: Assign & {
    readonly schoolUai: string
    readonly courseId: Id
    readonly lessonId: Id | null
    readonly assignedBy: Id
  },
): Promise<Result<{ id: Id }>> {
  const exercise = await findPublishedExercise(db, wish.exerciseId, wish.assignedBy)
  if (!exercise.ok) return exercise
  const rules = rulesOf(wish)
  if (!rules.ok) return rules
  const { courseId, pupilIds = [] } = wish
  if (!(await areCoursePupils(db, courseId, pupilIds))) return refuse('not_found')
  const id = mintId(clock, random)
  const now = new Date(clock.now())
  const row = {
    id,
    school_uai: wish.schoolUai,
    course_id: courseId,
    lesson_id: wish.lessonId,
    exercise_id: exercise.value.id,
    revision_id: exercise.value.revisionId,
    assigned_by: wish.assignedBy,
    assigned_at: now,
    to_some: pupilIds.length > 0,
    ...rules.value,
  }
  await withinTransaction(db, async (trx) => {
    await insertAssignment(trx, row)
    const choosing = { assignmentId: id, chosenBy: wish.assignedBy, chosenAt: now }
    await insertAssignmentPupils(trx, choosing, pupilIds)
    if (wish.teamSize === undefined) return
    const given = await listGivenTo(trx, id)
    const draw = teamDrawOf(random.fraction())
    await insertTeams(trx, id, dealTeams(given, wish.teamSize, draw))
  })
  return accept({ id })
}

/** Changes times and rules; attempts that were used cannot be taken away. */
export async function changeAssignment(
  { db }: Pick<RoomContext, 'db'>,
  assignmentId: Id,
  change: Rules,
): Promise<Result<Record<string, never>>> {
  const assignment = await readAssignment(db, assignmentId)
  if (assignment === undefined || assignment.withdrawn_at !== null) return refuse('not_found')
  const rules = rulesOf(change)
  if (!rules.ok) return rules
  const used = await readAttemptsUsed(db, assignmentId)
  if (change.attemptsMax < used) return refuse('in_use', { attemptsUsed: used })
  await db.transaction().execute(async (trx) => {
    await updateAssignment(trx, assignmentId, rules.value)
    // Whoever was given longer stays ahead of the class.
    await moveLaterWindows(trx, assignment, assignment.due_at, rules.value.due_at)
  })
  return accept({})
}

function rulesOf(
  rules: Rules,
): Result<
  Pick<
    AssignmentRow,
    'opens_at' | 'due_at' | 'late_accepted' | 'attempts_max' | 'feedback' | 'minutes'
  >
> {
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
