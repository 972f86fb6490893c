/** Work and its due time on the wire: what a device claims, how a copy stands, what a teacher decides. */
import Type, { type Static, type TSchema } from 'typebox'
import { instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a device says of its first try at sending a copy: its own clock, and what it held then. */
export const triedSchema = Type.Object({
  at: instantSchema,
  /** SHA-256 of `{"answers":…,"id":…}` in canonical JSON; null where the browser computes none. */
  contentHash: nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})

/** A span in which the installation could not serve, as its server recorded it. */
const outageSchema = Type.Object({
  from: instantSchema,
  until: instantSchema,
  reason: Type.Union([
    Type.Literal('stopped'),
    Type.Literal('no_database'),
    Type.Literal('stalled'),
    /** The door was open, but whoever came stood in line for long. */
    Type.Literal('line'),
  ]),
})

/** How a copy stands to its due time, and why. */
export const timingSchema = Type.Object({
  standing: Type.Union([
    Type.Literal('in_time'),
    /** Came later, and counts as in time: recorded outages met the due time. */
    Type.Literal('extended'),
    Type.Literal('late'),
    /** Late by the server's clock, in time by the device's: its teacher decides. */
    Type.Literal('to_decide'),
    /** Decided by a teacher. */
    Type.Literal('accepted'),
    Type.Literal('left_late'),
  ]),
  /** After the due time as it was given, in ms. */
  lateMs: Type.Integer({ minimum: 0 }),
  /** When the device says that it first tried: a claim. Null: it says nothing. */
  triedAt: nullable(instantSchema),
  /** Whether what came is what the device had committed itself to; null: it could not. */
  isSame: nullable(Type.Boolean()),
  extension: nullable(Type.Object({ until: instantSchema, outages: Type.Array(outageSchema) })),
})
export type Timing = Static<typeof timingSchema>

/** A teacher's word about a copy that came late. */
export const lateRulingSchema = Type.Object({
  counts: Type.Union([Type.Literal('in_time'), Type.Literal('late')]),
})
export type LateRuling = Static<typeof lateRulingSchema>
