/** Lists work plans: those of a pupil's day, and those of a course with what new ones are made of. */
import type { CourseWorkPlans, WorkPlan } from '#contract/work-plans.ts'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  type PresentedPlan,
  readPlanAssignments,
  readPlannedPupils,
  readPlanResources,
  readPlansOfCourse,
  readPlansOfDay,
} from './plan-reading-store.ts'
import type { PlanRights } from './work-plan-access.ts'

export async function listPlansOfDay(
  db: SchoolDatabase,
  pupil: { readonly pupilId: Id; readonly courseIds: Iterable<Id> },
  on: Day,
): Promise<WorkPlan[]> {
  const { courseIds, pupilId } = pupil
  const found = await readPlansOfDay(db, { pupilId, courseIds: [...courseIds] }, on)
  return found.map(presentPlan)
}

/** What somebody with these rights sees of the course. */
export async function listPlansOfCourse(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  courseId: Id,
  { course, reads, writes }: PlanRights,
): Promise<Result<CourseWorkPlans>> {
  const now = new Date(clock.now())
  const [plans, pupils, resources, assignments] = await Promise.all([
    readPlansOfCourse(db, courseId, reads),
    writes === null ? [] : readPlannedPupils(db, courseId, writes),
    writes === null ? [] : readPlanResources(db, courseId, now),
    writes === null ? [] : readPlanAssignments(db, courseId),
  ])
  const own = new Set(pupils.map(({ id }) => id))
  return accept({
    courseName: course.name,
    schoolUai: course.schoolUai,
    today: dayOf(now.getTime(), course.timeZone),
    pupils: [...pupils],
    resources: [...resources],
    assignments: [...assignments],
    plans: plans.map((plan) => ({
      ...presentPlan(plan),
      pupil: plan.pupil,
      version: plan.version,
      mayChange: own.has(plan.pupil.id),
    })),
  })
}

function presentPlan(plan: PresentedPlan): WorkPlan {
  const { comment, commentedBy, courseName, firstDay, id, items, lastDay, title } = plan
  return {
    id,
    courseName,
    title,
    firstDay,
    lastDay,
    items: [...items],
    comment: comment === null ? null : { text: comment, by: commentedBy ?? '' },
  }
}
