/** The doors of what is adjusted for a pupil. */
import Type from 'typebox'
import { adjustmentsSchema, noAdjustments } from '#contract/adjustments.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { presentAdjustments } from './adjustment.ts'
import { keepersOfAdjustments } from './adjustment-access.ts'
import { readAdjustment } from './adjustment-store.ts'
import type { Caller } from './caller.ts'
import { setAdjustments } from './set-adjustments.ts'

const pupilParams = Type.Object({ uai: uaiSchema, pupilId: idSchema })

export function adjustmentRoutes(context: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  const { db } = context
  const access = keepersOfAdjustments(db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/pupils/:pupilId/adjustments',
      summary: 'What is adjusted for a pupil',
      tag: 'people',
      access,
      params: pupilParams,
      reply: adjustmentsSchema,
      async handle({ params }) {
        const row = await readAdjustment(db, params.uai, params.pupilId)
        return accept(row === undefined ? noAdjustments : presentAdjustments(row))
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/schools/:uai/pupils/:pupilId/adjustments',
      summary: 'Set what is adjusted for a pupil until the school year ends; leaves an audit line',
      tag: 'people',
      access,
      params: pupilParams,
      body: adjustmentsSchema,
      reply: doneSchema,
      limits: { perMinute: 120 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return setAdjustments(context, caller.personId, params, body)
      },
    }),
  ]
}
