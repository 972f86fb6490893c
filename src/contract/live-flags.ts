/**
 * A line of the chat of a live class that somebody points out to the adults: on the wire and in the log, and
 * as the head of the school reads it afterwards.
 */
import Type, { type Static } from 'typebox'
import { idSchema } from './wire-shapes.ts'

/** By anybody who could read it, also while no adult is here: adults hear of it, and whoever did it. */
export const flagActSchema = Type.Object(
  {
    kind: Type.Literal('flag'),
    /** The number of the event with which it was said. */
    seq: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)

/** Lines in one answer. */
export const flaggedLinesAtOnce = 50
/** Days for which a flagged line is kept. */
export const flaggedLineKeptDays = 365

const flaggedLineSchema = Type.Object({
  lessonId: idSchema,
  /** The number of the line in the class's log. */
  seq: Type.Integer({ minimum: 1 }),
  courseName: Type.String(),
  saidBy: Type.String(),
  saidAt: Type.String(),
  saidTo: Type.Union([Type.Literal('class'), Type.Literal('adults'), Type.Literal('breakout')]),
  words: Type.String(),
  /** The first one first. */
  flaggedBy: Type.Array(Type.String()),
})
export type FlaggedLine = Static<typeof flaggedLineSchema>

/**
 * The place of a flagged line in the list: the millisecond in which it was said, its class, its number there. Two
 * lines may be said in one millisecond, so the time alone would lose one of them between two answers.
 */
export const flagPlaceSchema = Type.String({
  pattern: `^\\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_\\d{1,9}$`,
})

export const placeOfFlag = ({ saidAt, lessonId, seq }: FlaggedLine): string =>
  `${Date.parse(saidAt)}_${lessonId}_${seq}`

/** `GET /api/schools/:uai/live/flags`. */
export const flaggedLinesSchema = Type.Object({
  lines: Type.Array(flaggedLineSchema, { maxItems: flaggedLinesAtOnce }),
  /** To be asked for as `before`; null: these were the last. */
  next: Type.Union([flagPlaceSchema, Type.Null()]),
})
export type FlaggedLines = Static<typeof flaggedLinesSchema>
