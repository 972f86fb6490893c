/** A line of the chat of a live class that somebody points out to the adults, on the wire and in the log. */
import Type from 'typebox'

/** By anybody who could read it, also while no adult is here: adults hear of it, and whoever did it. */
export const flagActSchema = Type.Object(
  {
    kind: Type.Literal('flag'),
    /** The number of the event with which it was said. */
    seq: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
