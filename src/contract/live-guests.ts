/** Adults of the school who do not teach a lesson, invited to its live class by name: on the wire. */
import Type, { type Static } from 'typebox'
import { personNameSchema } from './wire-shapes.ts'

/** Guests of one lesson: an inspector, an interpreter, a few more. */
export const liveGuestsMax = 10
/** Adults of a school whom the answer names. */
const possibleGuestsMax = 500

/** `GET /api/lessons/:lessonId/live/guests`: by name. `PUT` and `DELETE` of `…/:personId` invite one and take that back. */
export const liveGuestsSchema = Type.Object({
  adults: Type.Array(Type.Object({ ...personNameSchema.properties, isInvited: Type.Boolean() }), {
    maxItems: possibleGuestsMax,
  }),
})
export type LiveGuests = Static<typeof liveGuestsSchema>
