/** Work plans of the busy demo: one for the pupil and two others, ticked here and there. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { composeWorkPlans } from '#school/work-plans/compose-work-plans.ts'
import { readPlanCourse } from '#school/work-plans/plan-reading-store.ts'
import { tickItem } from '#school/work-plans/work-plan-store.ts'

/** In the course of the assignment, which they name with its lesson's resource; gives the course. */
export async function planDemoWork(
  context: SchoolContext,
  of: {
    readonly assignmentId: Id
    readonly resourceId: Id
    readonly teacherId: Id
    readonly pupilIds: readonly Id[]
  },
): Promise<Id> {
  const { clock, db, random } = context
  const { course_id: courseId } = await db
    .selectFrom('assignment')
    .select('course_id')
    .where('id', '=', of.assignmentId)
    .executeTakeFirstOrThrow()
  const course = await readPlanCourse(db, courseId)
  if (course === null) throw new Error('the demo has no such course')
  const mint = (): Id => mintId(clock, random)
  const firstDay = dayOf(clock.now(), course.timeZone)
  const plans = of.pupilIds.map((pupilId) => ({ id: mint(), pupilId }))
  const own = mint()
  expectValue(
    await composeWorkPlans(context, {
      courseId,
      course,
      writtenBy: of.teacherId,
      scope: { mainTeacherId: null },
      plans,
      title: 'Mon plan de la semaine',
      firstDay,
      lastDay: addDays(firstDay, 4),
      items: [
        { id: own, kind: 'words', words: 'Revoir les trois états de l’eau dans mon cahier' },
        { id: mint(), kind: 'resource', resourceId: of.resourceId },
        { id: mint(), kind: 'assignment', assignmentId: of.assignmentId },
        { id: mint(), kind: 'words', words: 'Dessiner le tour de l’eau, avec ses mots' },
      ],
    }),
  )
  for (const { id: planId } of plans.slice(0, 1)) {
    await tickItem(db, { planId, itemId: own, at: new Date(clock.now()) })
  }
  return courseId
}
