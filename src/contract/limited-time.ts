/** A limited time on the wire: of an assignment, of a pupil, of an attempt. */
import Type, { type TSchema } from 'typebox'
import { extraTimeSchema } from './adjustments.ts'
import { attemptMinutesMax } from './extra-time.ts'
import { instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How long an attempt at an assignment may take, before extra time. */
export const minutesSchema = Type.Integer({ minimum: 1, maximum: attemptMinutesMax })

const ownTimeFields = {
  /** Extra time included. */
  minutes: Type.Integer(),
  extraTime: nullable(extraTimeSchema),
}

/** How long a pupil's attempt may take. */
export const ownTimeSchema = Type.Object(ownTimeFields)

/** The same of an attempt that was begun. A copy that comes after `endsAt` counts as late. */
export const attemptTimeSchema = Type.Object({
  ...ownTimeFields,
  endsAt: instantSchema,
  /** Until then, for a device whose clock stands wrong; below zero once it is over. */
  leftMs: Type.Integer(),
})
