/** Who of a course stands at the door: what its teacher sees before and during a lesson. */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Pupils of one course that are named. */
export const courseAtDoorMax = 500

/** `waiting`: holds a place in line; `in`: let in today; `unseen`: has not come today. */
export const atDoorStateSchema = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('in'),
  Type.Literal('unseen'),
])
export type AtDoorState = Static<typeof atDoorStateSchema>

/** `GET /api/courses/:courseId/waiting`. */
export const courseAtDoorSchema = Type.Object({
  on: daySchema,
  now: instantSchema,
  /** When it makes sense to look again, in ms. */
  askAfterMs: Type.Integer(),
  /** Those who wait first, then those not seen, then those who are in; by name. */
  pupils: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      state: atDoorStateSchema,
      /** Attendance counts from here; null where the pupil has not come. */
      arrivedAt: nullable(instantSchema),
    }),
    { maxItems: courseAtDoorMax },
  ),
})
export type CourseAtDoor = Static<typeof courseAtDoorSchema>
