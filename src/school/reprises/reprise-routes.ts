/** The doors where a teacher takes a course up again: seeing the plan, applying it, giving, undoing. */
import Type from 'typebox'
import {
  applyRepriseSchema,
  giveReprisedSchema,
  placeReprisedSchema,
  planQuerySchema,
  reprisedAtSchema,
  repriseOutcomeSchema,
  reprisePlanSchema,
  reprisesSchema,
} from '#contract/reprises.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { teachersOfCourse } from '#school/people/course-access.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import { findLessonCourse } from '#school/resources/resource-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { applyReprise } from './apply-reprise.ts'
import { attachReprised, dropReprised } from './attach-reprised.ts'
import type { FindPublished } from './copy-shared.ts'
import { giveReprised } from './give-reprised.ts'
import { planReprise, presentPlan } from './plan-reprise.ts'
import { readReprisedAt } from './read-reprised-at.ts'
import { readReprises } from './read-reprises.ts'
import { undoReprise } from './undo-reprise.ts'

/** The names of six hundred things. */
const applyBytesMax = 256 * 1024

const courseParams = Type.Object({ courseId: idSchema })
const repriseParams = Type.Object({ courseId: idSchema, repriseId: idSchema })
const thingParams = Type.Object({
  courseId: idSchema,
  repriseId: idSchema,
  thingPlace: Type.String({ pattern: '^\\d{1,3}$' }),
})

export function repriseRoutes(context: RoomContext, findPublished: FindPublished): Route<Caller>[] {
  return [...planRoutes(context), ...madeRoutes(context, findPublished), ...thingRoutes(context)]
}

/** Of the course into which a reprise goes; of the source, the acts ask themselves. */
function sharedOf({ db }: Pick<RoomContext, 'db'>) {
  const access = teachersOfCourse(({ courseId = '' }) => findCoursePlace(db, courseId))
  return { tag: 'reprises', access }
}

function planRoutes(context: RoomContext): Route<Caller>[] {
  return [
    defineRoute({
      ...sharedOf(context),
      method: 'GET',
      path: '/api/courses/:courseId/reprises',
      summary: 'Courses that I can take up again in this one, and what waits of those that I did',
      params: courseParams,
      reply: reprisesSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return readReprises(context, params.courseId, caller.personId)
      },
    }),
    defineRoute({
      ...sharedOf(context),
      method: 'GET',
      path: '/api/courses/:courseId/reprise-plan',
      summary: 'What would go to which lesson if a course were taken up again; nothing is written',
      params: courseParams,
      query: planQuerySchema,
      reply: reprisePlanSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params, query }) {
        if (caller === null) return refuse('sign_in_required')
        const plan = await planReprise(context, caller, params.courseId, query)
        return plan.ok ? accept(presentPlan(plan.value)) : plan
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/reprised',
      summary: 'Exercises of my reprises that wait at a lesson to be given',
      tag: 'reprises',
      access: teachersOfCourse(({ lessonId = '' }) => findLessonCourse(context.db, lessonId)),
      params: Type.Object({ lessonId: idSchema }),
      reply: reprisedAtSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return readReprisedAt(context, params.lessonId, caller.personId)
      },
    }),
  ]
}

function madeRoutes(context: RoomContext, findPublished: FindPublished): Route<Caller>[] {
  return [
    defineRoute({
      ...sharedOf(context),
      method: 'PUT',
      path: '/api/courses/:courseId/reprises/:repriseId',
      summary: 'Take a course up again as the plan showed it; the same id again changes nothing',
      params: repriseParams,
      body: applyRepriseSchema,
      reply: repriseOutcomeSchema,
      limits: { bodyBytesMax: applyBytesMax, perMinute: 20 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return applyReprise(context, findPublished, caller, { ...params, ...body })
      },
    }),
    defineRoute({
      ...sharedOf(context),
      method: 'DELETE',
      path: '/api/courses/:courseId/reprises/:repriseId',
      summary: 'Undo a reprise of which nothing has reached a pupil',
      params: repriseParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return undoReprise(context, { ...params, teacherId: caller.personId })
      },
    }),
    defineRoute({
      ...sharedOf(context),
      method: 'POST',
      path: '/api/courses/:courseId/reprises/:repriseId/given',
      summary: 'Give exercises of a reprise that wait at their lesson',
      params: repriseParams,
      body: giveReprisedSchema,
      reply: doneSchema,
      limits: { bodyBytesMax: applyBytesMax, perMinute: 60 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return giveReprised(context, { ...params, teacherId: caller.personId }, body.things)
      },
    }),
  ]
}

function thingRoutes(context: RoomContext): Route<Caller>[] {
  const path = '/api/courses/:courseId/reprises/:repriseId/things/:thingPlace'
  return [
    defineRoute({
      ...sharedOf(context),
      method: 'PUT',
      path,
      summary: 'Put what waits in a reprise at a lesson',
      params: thingParams,
      body: placeReprisedSchema,
      reply: doneSchema,
      limits: { perMinute: 120 },
      async handle({ caller, params: { thingPlace, ...params }, body }) {
        if (caller === null) return refuse('sign_in_required')
        const own = { ...params, teacherId: caller.personId }
        return attachReprised(context, own, { ...body, place: Number(thingPlace) })
      },
    }),
    defineRoute({
      ...sharedOf(context),
      method: 'DELETE',
      path,
      summary: 'Let go what waits in a reprise',
      params: thingParams,
      reply: doneSchema,
      limits: { perMinute: 120 },
      async handle({ caller, params: { thingPlace, ...params } }) {
        if (caller === null) return refuse('sign_in_required')
        const own = { ...params, teacherId: caller.personId }
        return dropReprised(context, own, Number(thingPlace))
      },
    }),
  ]
}
