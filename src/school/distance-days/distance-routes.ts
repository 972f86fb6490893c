/** The doors of days at a distance: what was declared, declaring, taking back. */
import Type from 'typebox'
import {
  declareDistanceSchema,
  distanceListSchema,
  distancePartsSchema,
  distancePupilsSchema,
  distanceReachSchema,
  endDistanceSchema,
} from '#contract/distance-days.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { anyRightInSchool, rightInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { declareDistance } from './declare-distance.ts'
import { listDeclaredDistance } from './list-declared-distance.ts'
import { listDistanceParts, listNamedPupils } from './list-distance-parts.ts'
import { shortenDistance } from './shorten-distance.ts'

const schoolParams = Type.Object({ uai: uaiSchema })
const distanceParams = Type.Object({ uai: uaiSchema, distanceId: idSchema })

type Context = Pick<RoomContext, 'db' | 'clock'>

export function distanceRoutes(context: Context): Route<Caller>[] {
  return [...readingRoutes(context), ...changingRoutes(context)]
}

function readingRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/distance-days',
      summary: 'Days at a distance that were declared, those past too',
      tag: 'timetable',
      access: anyRightInSchool('timetable', 'follow'),
      params: schoolParams,
      reply: distanceListSchema,
      async handle({ params }) {
        return listDeclaredDistance(context, params.uai)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/distance-days/:distanceId/pupils',
      summary: 'Pupils whom a declaration of days at a distance names, class by class',
      tag: 'timetable',
      access: anyRightInSchool('timetable', 'follow'),
      params: distanceParams,
      reply: distancePupilsSchema,
      async handle({ params }) {
        return listNamedPupils(context, params.uai, params.distanceId)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/distance-parts',
      summary:
        'Classes with their pupils and groups, to say which part of a class learns from home',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: schoolParams,
      reply: distancePartsSchema,
      async handle({ params }) {
        return listDistanceParts(context, params.uai)
      },
    }),
  ]
}

function changingRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/distance-days',
      summary:
        'The school, some classes, or a part of their pupils, learn from home; says whom it reaches, and may only say it',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: schoolParams,
      body: declareDistanceSchema,
      reply: distanceReachSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return declareDistance(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/distance-days/:distanceId/end',
      summary: 'Fewer days at a distance than were declared; days past stay',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: distanceParams,
      body: endDistanceSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return shortenDistance(context, caller.personId, { ...params, until: body.until })
      },
    }),
  ]
}
