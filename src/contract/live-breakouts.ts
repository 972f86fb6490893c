/**
 * Breakout groups of a live class, on the wire and in its log: the class is *split* into breakouts, each
 * with its pupils, a page of the board and a sound of its own, until it is *gathered*. Breakouts count
 * from 0 in the order of the split. All of it by adults alone.
 */
import Type, { type Static } from 'typebox'
import { boardPageSchema } from './live-board.ts'
import { breakoutsMax, roomMembersMax } from './live-limits.ts'
import { memberSchema } from './live-talk.ts'

const closed = { additionalProperties: false }

/** Null: with the class. */
const breakoutNumberSchema = Type.Union([
  Type.Integer({ minimum: 0, maximum: breakoutsMax - 1 }),
  Type.Null(),
])

const breakoutSchema = Type.Object(
  {
    /** Of the board, one to each; nothing stands on it yet. */
    page: boardPageSchema,
    /** Pupils. */
    members: Type.Array(memberSchema, { minItems: 1, maxItems: roomMembersMax }),
  },
  closed,
)

/**
 * Their pupils speak and draw among themselves until then, unless an adult takes it from one. At `endsAt`,
 * by the server's clock in ms, the room gathers by itself; null: when an adult says so.
 */
const splitSchema = Type.Object(
  {
    kind: Type.Literal('split'),
    breakouts: Type.Array(breakoutSchema, { minItems: 1, maxItems: breakoutsMax }),
    endsAt: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  },
  closed,
)

/** A pupil goes to another one, or back to the class. */
const moveSchema = Type.Object(
  { kind: Type.Literal('move'), member: memberSchema, breakout: breakoutNumberSchema },
  closed,
)

/** The adult hears it and is heard there alone; with the class, an adult is heard by everybody. */
const visitSchema = Type.Object(
  { kind: Type.Literal('visit'), breakout: breakoutNumberSchema },
  closed,
)

/** Everybody is with the class again; what pupils might do before, they may again. */
const gatherSchema = Type.Object({ kind: Type.Literal('gather') }, closed)

/** In an école nobody splits the class before an adult said that it may be. */
const allowBreakoutsSchema = Type.Object(
  { kind: Type.Literal('allow_breakouts'), isAllowed: Type.Boolean() },
  closed,
)

export const breakoutActSchema = Type.Union([
  splitSchema,
  moveSchema,
  visitSchema,
  gatherSchema,
  allowBreakoutsSchema,
])
export type BreakoutAct = Static<typeof breakoutActSchema>
