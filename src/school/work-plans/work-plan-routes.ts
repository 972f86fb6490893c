/** The doors of work plans: composed and changed by teachers, looked at, ticked by the pupil. */
import Type from 'typebox'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import {
  courseWorkPlansSchema,
  newWorkPlansSchema,
  planTickSchema,
  savedWorkPlanSchema,
  workPlanChangeSchema,
} from '#contract/work-plans.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { changeWorkPlan } from './change-work-plan.ts'
import { composeWorkPlans } from './compose-work-plans.ts'
import { listPlansOfCourse } from './list-work-plans.ts'
import {
  findPlanRights,
  pupilOfWorkPlan,
  readersOfWorkPlans,
  writersOfWorkPlan,
  writersOfWorkPlans,
} from './work-plan-access.ts'
import { deletePlan, tickItem } from './work-plan-store.ts'

const writesPerMinute = 60
/** Twenty items ticked and unticked in a hurry, and what a device brings after a day without a line. */
const ticksPerMinute = 120

type Room = Pick<RoomContext, 'db' | 'clock'>

export function workPlanRoutes(room: Room): Route<Caller>[] {
  return [...courseRoutes(room), ...planRoutes(room), tickRoute(room)]
}

function courseRoutes(room: Room): Route<Caller>[] {
  const ofCourse = {
    path: '/api/courses/:courseId/work-plans',
    tag: 'work-plans',
    params: Type.Object({ courseId: idSchema }),
  } as const
  return [
    defineRoute({
      ...ofCourse,
      method: 'GET',
      summary: 'The work plans of a course, how far each is, and what new ones are made of',
      access: readersOfWorkPlans(room),
      reply: courseWorkPlansSchema,
      async handle({ caller, params: { courseId } }) {
        if (caller === null) return refuse('sign_in_required')
        const rights = await findPlanRights(room, caller, courseId)
        return rights === null ? refuse('not_found') : listPlansOfCourse(room, courseId, rights)
      },
    }),
    defineRoute({
      ...ofCourse,
      method: 'POST',
      summary: 'Compose the same work plan for one or several pupils',
      access: writersOfWorkPlans(room),
      limits: { perMinute: writesPerMinute },
      body: newWorkPlansSchema,
      reply: doneSchema,
      async handle({ body, caller, params: { courseId } }) {
        if (caller === null) return refuse('sign_in_required')
        const rights = await findPlanRights(room, caller, courseId)
        if (rights === null || rights.writes === null) return refuse('not_found')
        const { course, writes: scope } = rights
        const writtenBy = caller.personId
        return composeWorkPlans(room, { ...body, courseId, course, scope, writtenBy })
      },
    }),
  ]
}

function planRoutes(room: Room): Route<Caller>[] {
  const ofPlan = {
    path: '/api/work-plans/:planId',
    tag: 'work-plans',
    params: Type.Object({ planId: idSchema }),
    access: writersOfWorkPlan(room),
    limits: { perMinute: writesPerMinute },
  } as const
  return [
    defineRoute({
      ...ofPlan,
      method: 'PUT',
      summary: 'Change a work plan or its comment; what the pupil ticked stays ticked',
      body: workPlanChangeSchema,
      reply: savedWorkPlanSchema,
      async handle({ body, caller, params: { planId } }) {
        if (caller === null) return refuse('sign_in_required')
        return changeWorkPlan(room, { ...body, planId, changedBy: caller.personId })
      },
    }),
    defineRoute({
      ...ofPlan,
      method: 'DELETE',
      summary: 'Delete a work plan, with what was ticked',
      reply: doneSchema,
      async handle({ params: { planId } }) {
        await deletePlan(room.db, planId)
        return accept({})
      },
    }),
  ]
}

function tickRoute(room: Room): Route<Caller> {
  return defineRoute({
    method: 'PUT',
    path: '/api/work-plans/:planId/ticks/:itemId',
    summary: 'Tick an item of one’s own plan, or untick it; the last that arrives counts',
    tag: 'work-plans',
    access: pupilOfWorkPlan(room),
    limits: { perMinute: ticksPerMinute },
    params: Type.Object({ planId: idSchema, itemId: idSchema }),
    body: planTickSchema,
    reply: doneSchema,
    async handle({ body, params: { planId, itemId } }) {
      const at = body.isDone ? new Date(room.clock.now()) : null
      const isTicked = await tickItem(room.db, { planId, itemId, at })
      return isTicked ? accept({}) : refuse('not_found')
    },
  })
}
