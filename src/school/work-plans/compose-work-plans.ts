/** Composes the same work plan for one or several pupils of a course. */
import type { NewWorkPlans } from '#contract/work-plans.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  findThingsOfCourse,
  type PlanCourse,
  type PlanScope,
  readPlannedPupils,
} from './plan-reading-store.ts'
import { areKnown, findPlanProblem, plansOfPupilMax, thingsOf, tidyContent } from './work-plan.ts'
import {
  countPlansOfFullest,
  insertPlans,
  readKnownPlans,
  replaceItems,
} from './work-plan-store.ts'

export interface PlansWish extends NewWorkPlans {
  readonly courseId: Id
  readonly course: PlanCourse
  readonly writtenBy: Id
  /** For whom the writer may compose. */
  readonly scope: PlanScope
}

/**
 * Plans that are there already under these ids stay as they are: sending twice is composing once.
 * Refuses pupils and things of other courses (`not_found`, `bad_request`), and a pupil's plans
 * beyond their number (`too_many_requests`).
 */
export async function composeWorkPlans(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: PlansWish,
): Promise<Result<Record<string, never>>> {
  const { course, courseId, plans, scope, writtenBy } = wish
  const now = new Date(clock.now())
  const content = tidyContent(wish)
  const problem = findPlanProblem(content, dayOf(now.getTime(), course.timeZone))
  if (problem !== null) return refuse('bad_request', { where: problem })
  const isTwice = (of: 'id' | 'pupilId'): boolean =>
    new Set(plans.map((plan) => plan[of])).size < plans.length
  if (isTwice('id') || isTwice('pupilId')) return refuse('bad_request', { where: 'plans' })
  const things = thingsOf(content.items)
  const [pupils, known] = await Promise.all([
    readPlannedPupils(db, courseId, scope),
    findThingsOfCourse(db, courseId, things),
  ])
  const pupilIds = new Set(pupils.map(({ id }) => id))
  if (!plans.every(({ pupilId }) => pupilIds.has(pupilId))) return refuse('not_found')
  if (!areKnown(things, known)) return refuse('bad_request', { where: 'items' })
  return db.transaction().execute(async (trx) => {
    const standing = await readKnownPlans(
      trx,
      courseId,
      plans.map(({ id }) => id),
    )
    const isOwn = standing.every(
      (row) =>
        row.course_id === courseId &&
        row.written_by === writtenBy &&
        plans.some(({ id, pupilId }) => id === row.id && pupilId === row.pupil_id),
    )
    if (!isOwn) return refuse('bad_request', { where: 'id' })
    const fresh = plans.filter(({ id }) => standing.every((row) => row.id !== id))
    if (fresh.length === 0) return accept({})
    const fullest = await countPlansOfFullest(
      trx,
      courseId,
      fresh.map(({ pupilId }) => pupilId),
    )
    if (fullest >= plansOfPupilMax) return refuse('too_many_requests')
    await insertPlans(
      trx,
      fresh.map(({ id, pupilId }) => ({
        id,
        school_uai: course.schoolUai,
        course_id: courseId,
        pupil_id: pupilId,
        title: content.title,
        first_day: content.firstDay,
        last_day: content.lastDay,
        written_by: writtenBy,
        changed_at: now,
      })),
    )
    await replaceItems(
      trx,
      fresh.map(({ id }) => id),
      content.items,
    )
    return accept({})
  })
}
