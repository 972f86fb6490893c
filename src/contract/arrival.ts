/**
 * The door at 8:00: one request says "I am here, and this is what my device holds"; one answer says
 * "come in", with the difference, or gives a place in line.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { personalPackSchema } from './day-packs.ts'
import { daySchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** The body of an arrival, in bytes. */
export const arrivalBytesMax = 2 * 1024
/** A signed ticket or overnight pass, in characters. */
const tokenLengthMax = 400

/** `POST /api/arrival`; signed in or not. */
export const arrivalSchema = Type.Object(
  {
    /** The version of the personal pack that this device holds; absent: none. */
    held: Type.Optional(Type.String({ maxLength: 64 })),
    /** Whether every pack of today lies on the device: the published share of warm devices. */
    warm: Type.Optional(Type.Boolean()),
    /** The ticket that an earlier answer gave: the place is kept under it. */
    ticket: Type.Optional(Type.String({ maxLength: tokenLengthMax })),
    /** An overnight pass for this minute, fetched with the day packs. */
    pass: Type.Optional(Type.String({ maxLength: tokenLengthMax })),
    /** Which try this is, since the device first wanted in: 1, 2, 3 … */
    tries: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  { additionalProperties: false },
)
export type Arrival = Static<typeof arrivalSchema>

/** `POST /api/place`: the poll of a place, answered as an arrival is. */
export const placeAskedSchema = Type.Object(
  {
    ticket: Type.String({ maxLength: tokenLengthMax }),
    /** As in an arrival: what the answer is compared with, once it says "in". */
    held: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type PlaceAsked = Static<typeof placeAskedSchema>

/** Where somebody stands in the line. */
export const placeSchema = Type.Object({
  /** People who go in before this one. */
  ahead: Type.Integer(),
  /** The honest wait at the rate of now, in ms; null while no rate is known. */
  waitMs: nullable(Type.Integer()),
  /** When to ask again, in ms, jittered by the server. Earlier gets the same place. */
  pollAfterMs: Type.Integer(),
  /** The number on the ticket, as a person reads it: epoch and number. */
  number: Type.String(),
  /** The instant from which attendance counts: that of the first arrival. */
  arrivedAt: instantSchema,
})
export type Place = Static<typeof placeSchema>

/** The draw among those who came before the door opened: anyone can recompute it. */
export const lotterySchema = Type.Object({
  /** SHA-256 of the seed, hexadecimal; published when waiting opens. */
  seedHash: Type.String(),
  /** The seed, hexadecimal; published when the draw is closed. */
  seed: nullable(Type.String()),
})
export type Lottery = Static<typeof lotterySchema>

/** The answer to an arrival, and to every poll of a place. */
export const arrivalReplySchema = Type.Union([
  Type.Object({
    state: Type.Literal('in'),
    /** Attendance counts from here; null for somebody who is not signed in. */
    arrivedAt: nullable(instantSchema),
    /** What changed since `held`; null: nothing did, or nobody is signed in. */
    personal: nullable(personalPackSchema),
    /** When to look for the coming days' packs again, in ms, jittered by the server. */
    fetchAfterMs: Type.Integer(),
  }),
  Type.Object({
    state: Type.Literal('waiting'),
    ticket: Type.String(),
    place: placeSchema,
    lottery: nullable(lotterySchema),
  }),
])
export type ArrivalReply = Static<typeof arrivalReplySchema>

/**
 * `POST /api/arrival/claim`: somebody was there while nobody answered. What the device says is kept
 * as that; attendance counts from arrivals.
 */
export const arrivalClaimSchema = Type.Object(
  { at: instantSchema, onDay: daySchema },
  { additionalProperties: false },
)
export type ArrivalClaimAsked = Static<typeof arrivalClaimSchema>

/** Figures about fewer people are not published. */
export const doorFigureMin = 90

/** `GET /api/door`: how the door fares, for everybody. Null: too few people for a figure. */
export const doorSchema = Type.Object({
  /** People let in a second at this moment, at most. */
  perSecond: Type.Number(),
  waiting: nullable(Type.Integer()),
  /** Since this process started: those who were promised a wait and let in, and those not kept longer. */
  promises: nullable(Type.Object({ total: Type.Integer(), kept: Type.Integer() })),
})
export type Door = Static<typeof doorSchema>
