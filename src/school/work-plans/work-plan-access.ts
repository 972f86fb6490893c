/** Who composes the work plans of a course, who looks on, and who ticks one. */
import type { Id } from '#kernel/ids.ts'
import { followsAsSubstitute, type SubstituteContext } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight, teaches } from '#school/people/caller.ts'
import {
  type PlanCourse,
  type PlanScope,
  readPlanCourse,
  readPlannedPupils,
} from './plan-reading-store.ts'
import { readPlan } from './work-plan-store.ts'

/** Whose plans somebody reads and writes in a course; null: nobody's. */
export interface PlanRights {
  readonly course: PlanCourse
  readonly reads: PlanScope
  readonly writes: PlanScope | null
}

const everybody: PlanScope = { mainTeacherId: null }

/**
 * Teachers of the course and who stands in for them: all. The main teacher of a class: its pupils.
 * The head and who follows the school read. Null: the caller has nothing to do with it.
 */
export async function findPlanRights(
  context: SubstituteContext,
  caller: Caller,
  courseId: Id,
): Promise<PlanRights | null> {
  const course = await readPlanCourse(context.db, courseId)
  if (course === null) return null
  if (teaches(caller, courseId) || (await followsAsSubstitute(context, caller, courseId))) {
    return { course, reads: everybody, writes: everybody }
  }
  const follows = hasRight(caller, course.schoolUai, 'follow')
  const own: PlanScope = { mainTeacherId: caller.personId }
  // Who is a main teacher teaches a class here: nobody else costs a query.
  const isMain =
    caller.schools.has(course.schoolUai) &&
    caller.taughtClassIds.size > 0 &&
    (await readPlannedPupils(context.db, courseId, own)).length > 0
  if (isMain) return { course, reads: follows ? everybody : own, writes: own }
  return follows ? { course, reads: everybody, writes: null } : null
}

const writersName =
  'the teachers of the course, who stands in for them; the main teacher of the pupil’s class'

/** For plans in `:courseId`. */
export function writersOfWorkPlans(context: SubstituteContext): SchoolAccess {
  return callerWho(writersName, async (caller, { courseId = '' }) => {
    const rights = await findPlanRights(context, caller, courseId)
    return rights !== null && rights.writes !== null
  })
}

/** The same, and who follows the school. */
export function readersOfWorkPlans(context: SubstituteContext): SchoolAccess {
  return callerWho(
    `${writersName}; the right 'follow' in its school`,
    async (caller, { courseId = '' }) => (await findPlanRights(context, caller, courseId)) !== null,
  )
}

/** For `:planId`, while its pupil is in the course. */
export function writersOfWorkPlan(context: SubstituteContext): SchoolAccess {
  return callerWho(writersName, async (caller, { planId = '' }) => {
    const plan = await readPlan(context.db, planId)
    if (plan === undefined) return false
    const rights = await findPlanRights(context, caller, plan.course_id)
    if (rights === null || rights.writes === null) return false
    const pupils = await readPlannedPupils(context.db, plan.course_id, rights.writes)
    return pupils.some(({ id }) => id === plan.pupil_id)
  })
}

/** Whose plan `:planId` is, still in the course. */
export function pupilOfWorkPlan({ db }: SubstituteContext): SchoolAccess {
  return callerWho('the pupil whose plan it is', async (caller, { planId = '' }) => {
    if (caller.courseIds.size === 0) return false
    const plan = await readPlan(db, planId)
    if (plan === undefined || plan.pupil_id !== caller.personId) return false
    return caller.courseIds.has(plan.course_id)
  })
}
