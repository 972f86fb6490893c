/** Changes a work plan and its comment, for who has its present version in hand. */
import type { WorkPlanChange } from '#contract/work-plans.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findThingsOfCourse, readPlanCourse } from './plan-reading-store.ts'
import { areKnown, findPlanProblem, isSameContent, thingsOf, tidyContent } from './work-plan.ts'
import { lockPlan, readItems, replaceItems, updatePlan } from './work-plan-store.ts'

/** The new version; `edited_elsewhere` with the standing one where the writer's is older. */
export function changeWorkPlan(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: WorkPlanChange & { readonly planId: Id; readonly changedBy: Id },
): Promise<Result<{ version: number }>> {
  const { changedBy, planId, version } = wish
  const now = new Date(clock.now())
  const content = tidyContent(wish)
  const comment = wish.comment?.trim() ?? null
  return db.transaction().execute(async (trx) => {
    const plan = await lockPlan(trx, planId)
    const course = plan === undefined ? null : await readPlanCourse(trx, plan.course_id)
    if (plan === undefined || course === null) return refuse('not_found')
    const standing = {
      title: plan.title,
      firstDay: plan.first_day,
      lastDay: plan.last_day,
      items: await readItems(trx, planId),
    }
    if (plan.version !== version) {
      const isMade = isSameContent(standing, content) && plan.comment === comment
      if (isMade) return accept({ version: plan.version })
      return refuse('edited_elsewhere', { version: plan.version })
    }
    const problem = findPlanProblem(content, dayOf(now.getTime(), course.timeZone))
    if (problem !== null) return refuse('bad_request', { where: problem })
    const things = thingsOf(content.items)
    const known = await findThingsOfCourse(trx, plan.course_id, things)
    // What was taken off the course meanwhile may stay: its removal is the teacher's to decide.
    if (!areKnown(things, [...known, ...thingsOf(standing.items)])) {
      return refuse('bad_request', { where: 'items' })
    }
    const isSameComment = comment === plan.comment
    await updatePlan(trx, planId, {
      title: content.title,
      first_day: content.firstDay,
      last_day: content.lastDay,
      version: version + 1,
      changed_at: now,
      comment,
      commented_by: comment === null ? null : isSameComment ? plan.commented_by : changedBy,
    })
    await replaceItems(trx, [planId], content.items)
    return accept({ version: version + 1 })
  })
}
