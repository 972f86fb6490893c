/**
 * Live captions on the wire, beside the log of a live class: what an adult of the lesson says, as the own
 * device of that adult understood it. Words of one line come again and again until they are final. They are
 * told to whoever asked for them, and kept nowhere.
 */
import Type, { type Static } from 'typebox'

const closed = { additionalProperties: false }

/** Two rows of subtitles: what is longer goes into several lines. */
export const captionLengthMax = 84
/** A page sends no two of its captions within less, in milliseconds. */
export const captionEveryMs = 300

export const captionSchema = Type.Object(
  {
    kind: Type.Literal('caption'),
    /** Rises from line to line, also when a page was opened anew. */
    line: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
    /** Empty: nothing stands on this line after all. */
    words: Type.String({ maxLength: captionLengthMax }),
    /** These words stay as they are. */
    isFinal: Type.Boolean(),
  },
  closed,
)
export type Caption = Static<typeof captionSchema>

/** By adults: what I say is put into words from now on, or no longer. */
export const captionVoiceSchema = Type.Object(
  { kind: Type.Literal('caption_voice'), isOn: Type.Boolean() },
  closed,
)

/** By whoever is in the class: captions are to come here, or no longer. */
export const seeCaptionsSchema = Type.Object(
  { kind: Type.Literal('see_captions'), isOn: Type.Boolean() },
  closed,
)

export type CaptionMessage =
  | Caption
  | Static<typeof captionVoiceSchema>
  | Static<typeof seeCaptionsSchema>
