/** `GET /api/lessons/:lessonId/replay`: a recorded class, as consents stand at this moment. */
import Type, { type Static } from 'typebox'
import { replayVoiceSchema } from './live-recording.ts'
import { roomEventSchema, roomRoleSchema } from './live-room.ts'

const timeSchema = Type.Integer({ minimum: 0 })

export const replaySchema = Type.Object({
  courseName: Type.String(),
  /** Days after the lesson on which it goes, as an instant. */
  goesAt: Type.String(),
  /** When the recording ran, one after another. */
  spans: Type.Array(Type.Object({ from: timeSchema, until: timeSchema })),
  /** What was said between could not be kept; absent in what older devices hold. */
  gaps: Type.Optional(Type.Array(Type.Object({ from: timeSchema, until: timeSchema }))),
  /** Whoever drew, wrote or spoke and may be named. */
  members: Type.Array(
    Type.Object({
      member: Type.Integer({ minimum: 1 }),
      name: Type.String(),
      role: roomRoleSchema,
    }),
  ),
  /** Board, chat and page turns, in order; numbers jump. Marks of before the recording stand on the board. */
  events: Type.Array(roomEventSchema),
  voices: Type.Array(replayVoiceSchema),
})
export type Replay = Static<typeof replaySchema>
