/**
 * The recording of a live class on the wire: the act that starts and stops it, the consent of each
 * pupil, and the replay as its reader may have it. A pupil without consent is in none of it.
 */
import Type, { type Static } from 'typebox'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

/** Sound of one class on the disk, in bytes: a lesson of 55 minutes has about 13 MB. */
export const recordingBytesMax = 40_000_000
/** How long a recording is there, in days after the lesson. */
export const recordingKeptDays = 30

/** By adults: everybody is told. `why` is the room's own word where it had to stop. */
export const recordActSchema = Type.Object(
  {
    kind: Type.Literal('record'),
    isOn: Type.Boolean(),
    /** `full`: what was said could not be kept any longer. */
    why: Type.Optional(Type.Literal('full')),
  },
  closed,
)

/** `GET /api/pupils/:pupilId/recording-consent`; nothing is given until somebody gave it. */
export const recordingConsentSchema = Type.Object({
  isGiven: Type.Boolean(),
  changedAt: Type.Union([Type.String(), Type.Null()]),
  /** The reader decides: a guardian for a minor, a pupil of age alone. */
  mayChange: Type.Boolean(),
})
export type RecordingConsent = Static<typeof recordingConsentSchema>

/** `PUT` of the same address. */
export const changeConsentSchema = Type.Object({ isGiven: Type.Boolean() }, closed)

const timeSchema = Type.Integer({ minimum: 0 })

/**
 * What one voice said, `until` at most some ten seconds after `from`, in milliseconds since 1970. Its bytes
 * come from `GET /api/lessons/:lessonId/replay/voices/:id`, in the shape of `recorded-voice.ts`.
 */
export const replayVoiceSchema = Type.Object({
  id: idSchema,
  member: Type.Integer({ minimum: 1 }),
  from: timeSchema,
  until: timeSchema,
  bytes: Type.Integer({ minimum: 1 }),
})
