/** How far the pupils of a course are with an assignment, as its teacher follows it. */
import Type, { type Static, type TSchema } from 'typebox'
import { assignmentSchema, attemptStateSchema } from './exercises.ts'
import { timingSchema } from './late-work.ts'
import { paperCopySchema } from './paper-copies.ts'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const followingSchema = Type.Object({
  assignment: assignmentSchema,
  pupils: Type.Array(
    Type.Object({
      pupil: personNameSchema,
      className: nullable(Type.String()),
      state: Type.Union([Type.Literal('not_opened'), attemptStateSchema]),
      attemptId: nullable(idSchema),
      attemptNumber: nullable(Type.Integer()),
      answeredCount: Type.Integer(),
      receivedAt: nullable(instantSchema),
      isLate: Type.Boolean(),
      /** Null while nothing was handed in. */
      timing: nullable(timingSchema),
      /** Absent where the pupil handed it in, or nothing was. */
      paper: Type.Optional(paperCopySchema),
      points: nullable(Type.Number()),
      toMark: Type.Integer(),
    }),
  ),
})
export type Following = Static<typeof followingSchema>
