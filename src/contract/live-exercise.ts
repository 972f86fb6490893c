/**
 * An exercise that an adult puts in front of a live class, on the wire and in its log. It was given to the
 * course before (`POST /api/lessons/:lessonId/assignments`); the room only says that it is to be done now,
 * and each page asks the school for the rest, with its own rights.
 */
import Type from 'typebox'
import { titleSchema } from './resources.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

export const exerciseActSchema = Type.Union([
  /** Instead of the one before, if any. */
  Type.Object(
    { kind: Type.Literal('hand_out'), assignmentId: idSchema, title: titleSchema },
    closed,
  ),
  /** No longer in front of the class; pupils keep it among their work. */
  Type.Object({ kind: Type.Literal('put_away'), assignmentId: idSchema }, closed),
])
