/**
 * The call list: pupils of whom nothing has been known for some school days, how their families are
 * reached, and what was tried. Seen by who teaches the class or follows the school's pupils; never by
 * families.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Days of the calendar that are looked back on, today included. */
export const callListDays = 14
/** Pupils of one list, the longest silent first. */
export const callListMax = 500
/** Calls that are shown of one pupil, the latest first. */
export const callsShownMax = 5
/** Letters of a call's note. */
export const callNoteMax = 200

export const callWaySchema = Type.Union([
  Type.Literal('phone'),
  Type.Literal('message'),
  Type.Literal('mail'),
  Type.Literal('meeting'),
])
export type CallWay = Static<typeof callWaySchema>

/** `left_word`: nobody was there, and word was left. */
export const callOutcomeSchema = Type.Union([
  Type.Literal('reached'),
  Type.Literal('left_word'),
  Type.Literal('no_answer'),
  Type.Literal('wrong_contact'),
])
export type CallOutcome = Static<typeof callOutcomeSchema>

/** `POST /api/pupils/:pupilId/family-calls`. */
export const callInputSchema = Type.Object(
  {
    /** Minted on the device: sent twice, it is noted once. */
    id: idSchema,
    way: callWaySchema,
    outcome: callOutcomeSchema,
    note: Type.String({ maxLength: callNoteMax }),
  },
  { additionalProperties: false },
)
export type CallInput = Static<typeof callInputSchema>

export const familyCallSchema = Type.Object({
  id: idSchema,
  at: instantSchema,
  by: Type.String(),
  /** Noted by whoever asks, who may take it back. */
  isOwn: Type.Boolean(),
  way: callWaySchema,
  outcome: callOutcomeSchema,
  note: Type.String(),
})
export type FamilyCall = Static<typeof familyCallSchema>

export const silentPupilSchema = Type.Object({
  ...personNameSchema.properties,
  className: Type.String(),
  /** School days in a row, the last one first, of which nothing is known. */
  silentDays: Type.Integer({ minimum: 1 }),
  silentSince: daySchema,
  /** The last day on which the servers, or a teacher, saw the pupil; null: none of those looked at. */
  lastSeenOn: nullable(daySchema),
  /** The family was reached since the silence began, and not longer ago than a week. */
  isReached: Type.Boolean(),
  /** Confirmed guardians alone. */
  guardians: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      phone: nullable(Type.String()),
      email: nullable(Type.String()),
    }),
  ),
  calls: Type.Array(familyCallSchema, { maxItems: callsShownMax }),
})
export type SilentPupil = Static<typeof silentPupilSchema>

/** `GET /api/classes/:classId/call-list` and `GET /api/schools/:uai/call-list`. */
export const callListSchema = Type.Object({
  on: daySchema,
  /** The first day that was looked at. */
  from: daySchema,
  timeZone: Type.String(),
  /** Of the class, or of the school. */
  name: Type.String(),
  /** The most urgent first; all of them unless `total` says more. */
  pupils: Type.Array(silentPupilSchema, { maxItems: callListMax }),
  total: Type.Integer(),
})
export type CallList = Static<typeof callListSchema>
