/**
 * A live class on the wire. A page asks `POST /api/lessons/:lessonId/live` for a ticket, opens the
 * socket `roomPath` and sends the ticket as its first message, never in an address. The server then
 * tells what happened from the event after `after`, in order and without gaps for this member: what is
 * not for this member is left out, so numbers may jump. What was said or drawn is durable before
 * anybody hears of it.
 */
import Type, { type Static } from 'typebox'
import { boardActSchema, boardPageSchema } from './live-board.ts'
import { breakoutActSchema } from './live-breakouts.ts'
import { captionSchema, captionVoiceSchema, seeCaptionsSchema } from './live-captions.ts'
import { exerciseActSchema } from './live-exercise.ts'
import { flagActSchema } from './live-flags.ts'
import { boardHeight, boardWidth, eventsOfMessageMax, roomMembersMax } from './live-limits.ts'
import { recordActSchema } from './live-recording.ts'
import { layActSchema } from './live-slides.ts'
import { memberSchema, pollActSchema, talkActSchema } from './live-talk.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

/** The socket of a room: JSON in text messages. */
export const roomPath = '/api/live/room'

const seqSchema = Type.Integer({ minimum: 0 })
/** Milliseconds since 1970, by the server's clock. */
const timeSchema = Type.Integer({ minimum: 0 })

export const roomRoleSchema = Type.Union([
  Type.Literal('teacher'),
  /** Another adult of the lesson: co-teacher, substitute, AESH. */
  Type.Literal('adult'),
  /** Invited by name, admitted by hand. */
  Type.Literal('guest'),
  Type.Literal('pupil'),
])
export type RoomRole = Static<typeof roomRoleSchema>

/** What a member may do besides hearing, seeing and raising a hand; adults may all. */
export const grantsSchema = Type.Object(
  {
    speak: Type.Boolean(),
    draw: Type.Boolean(),
    /** Of guests alone: their camera is that of a sign-language interpreter (`live-camera.ts`). */
    interpret: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type Grants = Static<typeof grantsSchema>

/** By adults alone. */
const leadSchemas = [
  Type.Object({ kind: Type.Literal('grant'), member: memberSchema, grants: grantsSchema }, closed),
  /** Takes every pupil's right to speak. */
  Type.Object({ kind: Type.Literal('mute_all') }, closed),
  /** Whether pupils may write to the whole class. */
  Type.Object({ kind: Type.Literal('open_chat'), isOpen: Type.Boolean() }, closed),
  /** A countdown until `endsAt`; null takes it away. */
  Type.Object(
    { kind: Type.Literal('timer'), endsAt: Type.Union([timeSchema, Type.Null()]) },
    closed,
  ),
] as const

export const roomActSchema = Type.Union([
  boardActSchema,
  layActSchema,
  recordActSchema,
  flagActSchema,
  breakoutActSchema,
  talkActSchema,
  pollActSchema,
  exerciseActSchema,
  ...leadSchemas,
])
/** Something that a member does and that stays in the room's log. */
export type RoomAct = Static<typeof roomActSchema>

export const roomEventSchema = Type.Object({
  seq: seqSchema,
  at: timeSchema,
  /** 0: the room itself. */
  by: Type.Integer({ minimum: 0, maximum: 65_535 }),
  act: roomActSchema,
})
export type RoomEvent = Static<typeof roomEventSchema>

/** What a page sends. The first message is `enter`, within 5 s; nothing else is heard before it. */
export const toRoomSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('enter'),
      ticket: Type.String({ minLength: 1, maxLength: 400 }),
      /** The last event that the page holds of this room; 0: none. */
      after: seqSchema,
    },
    closed,
  ),
  /** The id is minted by the page: sent again after a lost line, it is done once. */
  Type.Object({ kind: Type.Literal('act'), id: idSchema, act: roomActSchema }, closed),
  /** Where somebody points; not kept, at most ten a second; null: no longer. */
  Type.Object(
    {
      kind: Type.Literal('point'),
      page: boardPageSchema,
      at: Type.Union([
        Type.Object(
          {
            x: Type.Integer({ minimum: 0, maximum: boardWidth }),
            y: Type.Integer({ minimum: 0, maximum: boardHeight }),
          },
          closed,
        ),
        Type.Null(),
      ]),
    },
    closed,
  ),
  /** All that stands on a page of the board, of which this member was not told everything. */
  Type.Object({ kind: Type.Literal('page'), page: boardPageSchema }, closed),
  /** How this page's line does, about every 5 s: the adults see whose is poor. It is answered. */
  Type.Object(
    {
      kind: Type.Literal('line'),
      roundTripMs: Type.Integer({ minimum: 0, maximum: 600_000 }),
      /** Of the sound packets of the last seconds, in percent. */
      latePercent: Type.Integer({ minimum: 0, maximum: 100 }),
      /** How far behind the speaker a voice is kept, beyond the line's quickest way; 0 while nobody speaks. */
      behindMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 60_000 })),
    },
    closed,
  ),
  captionSchema,
  captionVoiceSchema,
  seeCaptionsSchema,
  /** By adults: lets a guest in. */
  Type.Object({ kind: Type.Literal('admit'), member: memberSchema }, closed),
  /** By adults: out, and not in again in this lesson. */
  Type.Object({ kind: Type.Literal('remove'), member: memberSchema }, closed),
  /** By adults: the class is over for everybody, at once. */
  Type.Object({ kind: Type.Literal('end') }, closed),
  Type.Object({ kind: Type.Literal('leave') }, closed),
])
export type ToRoom = Static<typeof toRoomSchema>

export const memberOfRoomSchema = Type.Object({
  member: memberSchema,
  name: Type.String(),
  role: roomRoleSchema,
  /** `waiting`: a guest not yet admitted. `away`: was here in this lesson, and is not now. */
  state: Type.Union([Type.Literal('here'), Type.Literal('waiting'), Type.Literal('away')]),
  grants: grantsSchema,
  /** For adults alone. */
  line: Type.Optional(Type.Union([Type.Literal('good'), Type.Literal('poor')])),
  /** What this member says is put into words (`live-captions.ts`). */
  isCaptioned: Type.Optional(Type.Literal(true)),
})
export type MemberOfRoom = Static<typeof memberOfRoomSchema>

/** Why a socket ends; after `moved`, `removed`, `ended` and `refused` the page does not come back by itself. */
export const roomEndSchema = Type.Union([
  Type.Literal('ended'),
  Type.Literal('removed'),
  /** A newer device of the same person took over. */
  Type.Literal('moved'),
  /** The ticket is not (any longer) good, or the session ended. */
  Type.Literal('refused'),
  /** The process stops or lost the room: come back after `backAfterMs`. */
  Type.Literal('going'),
])
export type RoomEnd = Static<typeof roomEndSchema>

/** What the server sends. */
export const fromRoomSchema = Type.Union([
  /** Before an adult is there: nothing of the others is told. */
  Type.Object({ kind: Type.Literal('waiting') }),
  Type.Object({
    kind: Type.Literal('entered'),
    member: memberSchema,
    role: roomRoleSchema,
    /** Changes when the room was opened anew; what the page holds stays good. */
    epoch: Type.Integer({ minimum: 1 }),
    now: timeSchema,
    /** The number of the last event so far: until it came, the page still reads the past. */
    lastSeq: seqSchema,
    /** No adult is here: board to read, nothing else. */
    isHeld: Type.Boolean(),
    isChatOpen: Type.Boolean(),
    /** Before anything of the log: whether adults may split the class at once (`live-breakouts.ts`). */
    mayBreakOut: Type.Boolean(),
    /** For the sound of this room (`live-sound.ts`); null where there is none. */
    soundTicket: Type.Union([Type.String(), Type.Null()]),
    /** For the shared screen (`live-pictures.ts`); null where there is none. */
    pictureTicket: Type.Union([Type.String(), Type.Null()]),
    /** For cameras (`live-camera.ts`); null where there are none. */
    cameraTicket: Type.Union([Type.String(), Type.Null()]),
    /** For full video (`live-video.ts`); null where there is none. */
    videoTicket: Type.Union([Type.String(), Type.Null()]),
  }),
  Type.Object({
    kind: Type.Literal('events'),
    events: Type.Array(roomEventSchema, { maxItems: eventsOfMessageMax }),
  }),
  /** What happened on a page, from its beginning to event `untilSeq`, in as many messages as it needs. */
  Type.Object({
    kind: Type.Literal('page'),
    page: boardPageSchema,
    untilSeq: seqSchema,
    isFirst: Type.Boolean(),
    isLast: Type.Boolean(),
    events: Type.Array(roomEventSchema, { maxItems: eventsOfMessageMax }),
  }),
  /** Everybody of the room whom this member may see, whole, whenever it changes; at most once in 500 ms. */
  Type.Object({
    kind: Type.Literal('members'),
    members: Type.Array(memberOfRoomSchema, { maxItems: roomMembersMax }),
    /** For adults: names of pupils of the lesson who are not here. */
    missing: Type.Optional(Type.Array(Type.String(), { maxItems: roomMembersMax })),
  }),
  /** The last adult left (true), or one is back (false). */
  Type.Object({ kind: Type.Literal('held'), isHeld: Type.Boolean() }),
  Type.Object({
    kind: Type.Literal('pointer'),
    by: memberSchema,
    page: boardPageSchema,
    at: Type.Union([Type.Object({ x: Type.Integer(), y: Type.Integer() }), Type.Null()]),
  }),
  /** To whoever asked for captions, and hears the voice of `by`. */
  Type.Object({ ...captionSchema.properties, by: memberSchema }),
  /**
   * To whoever did it: the act is in the log under this number, and need not be sent again. 0: everything
   * was as it asks for, and it is in no log.
   */
  Type.Object({ kind: Type.Literal('done'), id: idSchema, seq: seqSchema }),
  /** To each report of its line: a page sees no ping, and one whose line is dead would wait on it for ever. */
  Type.Object({ kind: Type.Literal('line') }),
  /** An act that was not done, with a code of the refusals. */
  Type.Object({ kind: Type.Literal('not_done'), id: idSchema, code: Type.String() }),
  Type.Object({
    kind: Type.Literal('end'),
    why: roomEndSchema,
    backAfterMs: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  }),
])
export type FromRoom = Static<typeof fromRoomSchema>

/** `POST /api/lessons/:lessonId/live`. */
export const liveTicketSchema = Type.Object({
  ticket: Type.String(),
  /** By the server's clock; `liveTicketMsMax` at most. */
  endsAt: timeSchema,
  lesson: Type.Object({
    courseName: Type.String(),
    startsAt: Type.String(),
    endsAt: Type.String(),
  }),
})
export type LiveTicket = Static<typeof liveTicketSchema>
