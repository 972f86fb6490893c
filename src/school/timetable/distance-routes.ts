/** The doors of days at a distance: what was declared, declaring, taking back. */
import Type from 'typebox'
import {
  declareDistanceSchema,
  distanceListSchema,
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
import { shortenDistance } from './shorten-distance.ts'

const schoolParams = Type.Object({ uai: uaiSchema })

export function distanceRoutes(context: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
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
      method: 'POST',
      path: '/api/schools/:uai/distance-days',
      summary:
        'The school, or some classes, learn from home; says whom it reaches, and may only say it',
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
      params: Type.Object({ uai: uaiSchema, distanceId: idSchema }),
      body: endDistanceSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return shortenDistance(context, caller.personId, { ...params, until: body.until })
      },
    }),
  ]
}
