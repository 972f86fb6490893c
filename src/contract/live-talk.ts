/** What is said, signalled and asked in a live class, on the wire and in its log. */
import Type from 'typebox'
import {
  chatTextLengthMax,
  pollChoiceLengthMax,
  pollChoicesMax,
  pollChoicesMin,
  pollQuestionLengthMax,
  roomMembersMax,
} from './live-limits.ts'
import { idSchema } from './wire-shapes.ts'

const closed = { additionalProperties: false }

/** Who somebody is in a room, small and the same through the whole lesson: 1 and up. */
export const memberSchema = Type.Integer({ minimum: 1, maximum: 65_535 })

/** By whoever is in the class: words, hands, being lost. */
export const talkActSchema = Type.Union([
  /**
   * To the class, where the chat is open, to the adults alone, always, or in the breakout where one is:
   * then the event says, by the server, which it was and who was in it.
   */
  Type.Object(
    {
      kind: Type.Literal('say'),
      to: Type.Union([Type.Literal('class'), Type.Literal('adults'), Type.Literal('breakout')]),
      words: Type.String({ minLength: 1, maxLength: chatTextLengthMax, pattern: '\\S' }),
      breakout: Type.Optional(Type.Integer({ minimum: 0 })),
      members: Type.Optional(Type.Array(memberSchema, { maxItems: roomMembersMax })),
    },
    closed,
  ),
  /** Own hand, or that of `member`, which only adults lower. */
  Type.Object(
    { kind: Type.Literal('hand'), isUp: Type.Boolean(), member: Type.Optional(memberSchema) },
    closed,
  ),
  /** « J’ai perdu le fil »: only adults hear who; it goes by itself when taken back. */
  Type.Object({ kind: Type.Literal('lost'), isLost: Type.Boolean() }, closed),
])

/** A quick question, its answers and its end. */
export const pollActSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ask'),
      pollId: idSchema,
      question: Type.String({ minLength: 1, maxLength: pollQuestionLengthMax, pattern: '\\S' }),
      choices: Type.Array(
        Type.String({ minLength: 1, maxLength: pollChoiceLengthMax, pattern: '\\S' }),
        { minItems: pollChoicesMin, maxItems: pollChoicesMax },
      ),
    },
    closed,
  ),
  /** A pupil's choice; the last before the end counts. Only adults and the voter hear of it. */
  Type.Object(
    {
      kind: Type.Literal('vote'),
      pollId: idSchema,
      choice: Type.Integer({ minimum: 0, maximum: pollChoicesMax - 1 }),
    },
    closed,
  ),
  /** Ends it; `counts` stand in the event, by the server, where everybody may see them. */
  Type.Object(
    {
      kind: Type.Literal('close_poll'),
      pollId: idSchema,
      isShown: Type.Boolean(),
      counts: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: pollChoicesMax })),
    },
    closed,
  ),
])
