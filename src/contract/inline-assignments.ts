/** The exercises inside a resource, on the wire. */
import Type, { type Static, type TSchema } from 'typebox'
import { attemptStateSchema } from './exercises.ts'
import { idSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** The exercises inside a resource, and where the reader does them. */
export const inlineAssignmentsSchema = Type.Object({
  assignments: Type.Array(
    Type.Object({
      exerciseId: idSchema,
      /** Null: no course of the reader has it; it can only be looked at. */
      assignmentId: nullable(idSchema),
      title: Type.String(),
      questionCount: Type.Integer(),
      /** Of the pupil who reads, or whose guardian reads; null for teachers. */
      state: nullable(Type.Union([Type.Literal('not_opened'), attemptStateSchema])),
    }),
  ),
})
export type InlineAssignments = Static<typeof inlineAssignmentsSchema>
