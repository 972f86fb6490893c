/** How far the pupils of a course are with an assignment, as its teacher follows it. */
import Type, { type Static, type TSchema } from 'typebox'
import { assignmentSchema, attemptStateSchema } from './exercises.ts'
import { timingSchema } from './late-work.ts'
import { paperCopySchema } from './paper-copies.ts'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'
import { chosenPupilsMax } from './working-group-limits.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Pupils of one giving of other times. */
const ownWindowsMax = 200

export const ownWindowSchema = Type.Object({ opensAt: instantSchema, dueAt: instantSchema })
export type OwnWindow = Static<typeof ownWindowSchema>

/** `PUT /api/assignments/:assignmentId/own-windows`: null takes the own times away again. */
export const giveWindowsSchema = Type.Object({
  windows: Type.Array(Type.Object({ pupilId: idSchema, window: nullable(ownWindowSchema) }), {
    minItems: 1,
    maxItems: ownWindowsMax,
  }),
})
export type GiveWindows = Static<typeof giveWindowsSchema>

/**
 * `PUT /api/assignments/:assignmentId/pupils`, of what some pupils have: `in_use` where one who is to be
 * taken out has begun. Whoever is named in both is added.
 */
export const changePupilsSchema = Type.Object({
  add: Type.Array(idSchema, { maxItems: chosenPupilsMax, uniqueItems: true }),
  remove: Type.Array(idSchema, { maxItems: chosenPupilsMax, uniqueItems: true }),
})
export type ChangePupils = Static<typeof changePupilsSchema>

/** One pupil: the copy that counts, else how far the attempt under way is. */
const followedPupilSchema = Type.Object({
  pupil: personNameSchema,
  className: nullable(Type.String()),
  /** The number of the pupil's team; absent where they work alone. */
  team: Type.Optional(Type.Integer()),
  /** Another of the team who handed the copy in; absent where it is the pupil's own attempt. */
  handedInBy: Type.Optional(personNameSchema),
  /** Times that this pupil alone has. */
  ownWindow: nullable(ownWindowSchema),
  /** What this pupil may take, where it is more than the others'. */
  ownMinutes: nullable(Type.Integer()),
  state: Type.Union([Type.Literal('not_opened'), attemptStateSchema]),
  /** The copy that counts, the one received last; else the attempt under way. */
  attemptId: nullable(idSchema),
  attemptNumber: nullable(Type.Integer()),
  /** Another attempt was begun since the copy was handed in, and takes nothing from it yet. */
  isAgain: Type.Optional(Type.Literal(true)),
  /** Of the attempt under way. */
  answeredCount: Type.Integer(),
  /** Over all questions of the attempt, as devices told. */
  openedHints: Type.Integer(),
  /** How many those questions have; absent where none was opened. */
  allHints: Type.Optional(Type.Integer()),
  receivedAt: nullable(instantSchema),
  isLate: Type.Boolean(),
  /** Null while nothing was handed in. */
  timing: nullable(timingSchema),
  /** Absent where the pupil handed it in, or nothing was. */
  paper: Type.Optional(paperCopySchema),
  points: nullable(Type.Number()),
  toMark: Type.Integer(),
  /** Whether a copy that a person marked is returned; null while it waits, and where rules marked all. */
  returning: nullable(Type.Union([Type.Literal('ready'), Type.Literal('returned')])),
})

export const followingSchema = Type.Object({
  assignment: assignmentSchema,
  /** Given to the pupils below and to nobody else of the course. */
  isToSome: Type.Boolean(),
  pupils: Type.Array(followedPupilSchema),
  /** Who follows the course no more and left a copy that counts: to be marked, and in no "so many of so many". */
  former: Type.Array(followedPupilSchema),
  /** Copies that count with answers for a person: marked and not returned, not marked, returned. */
  returns: Type.Object({
    ready: Type.Integer(),
    waiting: Type.Integer(),
    returned: Type.Integer(),
  }),
})
export type Following = Static<typeof followingSchema>

/** What became of returning all: how many this act has returned, how many wait for their marks. */
export const returnedSchema = Type.Object({ returned: Type.Integer(), waiting: Type.Integer() })
export type Returned = Static<typeof returnedSchema>
