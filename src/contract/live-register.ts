/**
 * The register of a live class: who came, entered and left, when and how. The lesson's adults and
 * whoever follows the school read all of it; a pupil and the guardians read the pupil's own lines.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { roomRoleSchema } from './live-room.ts'
import { idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Lines of one register: thirty people who each lose their line a hundred times. */
export const liveStaysMax = 3_000
/** Lines of one pupil in one lesson that a family reads. */
export const familyStaysMax = 20

/** Why somebody is no longer there. */
export const leavingHowSchema = Type.Union([
  Type.Literal('left'),
  /** The line broke. */
  Type.Literal('lost'),
  /** Went on with a newer device. */
  Type.Literal('moved'),
  Type.Literal('removed'),
  Type.Literal('ended'),
  /** The session or the right ended. */
  Type.Literal('refused'),
  /** The server moved the room: everybody came back by themselves. */
  Type.Literal('going'),
])
export type LeavingHow = Static<typeof leavingHowSchema>

export const liveStaySchema = Type.Object({
  cameAt: instantSchema,
  /** Null: waited at the door and was never let in. */
  enteredAt: nullable(instantSchema),
  /** Null, with `how`: still there. */
  leftAt: nullable(instantSchema),
  how: nullable(leavingHowSchema),
})
export type LiveStay = Static<typeof liveStaySchema>

/** `GET /api/lessons/:lessonId/live/register`: adults first, then by name; the stays in their order. */
export const liveRegisterSchema = Type.Object({
  people: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      role: roomRoleSchema,
      stays: Type.Array(liveStaySchema, { maxItems: liveStaysMax }),
    }),
    { maxItems: liveStaysMax },
  ),
  /** False: there are more than `liveStaysMax` lines, and the first ones stand here. */
  isWhole: Type.Boolean(),
})
export type LiveRegister = Static<typeof liveRegisterSchema>
