/** A recorded class of the busy demo, on an earlier day: its log as its room would have written it. */

import type { RoomAct } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { mintId } from '#kernel/ids.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { insertEntry } from '#school/live/live-member-store.ts'
import {
  insertEvents,
  leaveRoom,
  noteEnded,
  noteOpened,
  takeRoom,
} from '#school/live/live-room-store.ts'
import { writeConsent } from '#school/live/recording-consent-store.ts'
import { beginRecording } from '#school/live/recording-store.ts'
import { freshId } from './live-device.ts'

const teacher = 1
const pupil = 2

interface Recorded {
  /** Of the course that is recorded: one of its lessons. */
  readonly lessonId: Id
  readonly teacher: { readonly personId: Id }
  readonly pupil: { readonly personId: Id }
}

/** Gives the lesson. Its pupil agreed, by a family's word of the day before. */
export async function recordDemoClass(context: SchoolContext, demo: Recorded): Promise<Id> {
  const { clock, db, random } = context
  const { id: lessonId, ...lesson } = await db
    .selectFrom('lesson')
    .select(['id', 'school_uai as schoolUai', 'starts_at as startsAt'])
    .where('course_id', '=', (query) =>
      query.selectFrom('lesson').select('course_id').where('id', '=', demo.lessonId),
    )
    .where('ends_at', '<', new Date(clock.now() - 86_400_000))
    .where('status', '<>', 'cancelled')
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const startsAtMs = lesson.startsAt.getTime()
  const at = (seconds: number): Date => new Date(startsAtMs + seconds * 1_000)
  const room = await takeRoom(db, {
    lessonId,
    schoolUai: lesson.schoolUai,
    holderId: mintId(clock, random),
    heldAt: null,
    isChatOpenFirst: true,
    isSole: true,
  })
  if (room === null) throw new Error('somebody has the room')
  const { epoch } = room
  const come = (number: number, personId: Id, role: 'teacher' | 'pupil') =>
    insertEntry(db, { id: freshId(), lessonId, epoch, number, personId, role, cameAt: at(0) })
  await come(teacher, demo.teacher.personId, 'teacher')
  await come(pupil, demo.pupil.personId, 'pupil')
  await writeConsent(db, {
    pupilId: demo.pupil.personId,
    isGiven: true,
    changedBy: demo.pupil.personId,
    at: at(-86_400),
  })
  await insertEvents(
    db,
    lessonOfWater().map(([seconds, by, act], place) => ({
      lessonId,
      epoch,
      id: freshId(),
      event: { seq: place + 1, at: at(seconds).getTime(), by, act },
    })),
  )
  await beginRecording(db, lessonId, at(20))
  await noteOpened(db, lessonId, at(0))
  await noteEnded(db, { lessonId, epoch, at: at(1_500) })
  await leaveRoom(db, lessonId, epoch)
  return lessonId
}

/** Seconds after the lesson's beginning, by whom, and what. */
function lessonOfWater(): (readonly [number, number, RoomAct])[] {
  const words = (page: number, text: string, x: number, y: number): RoomAct => ({
    kind: 'write',
    page,
    id: freshId(),
    ink: 'black',
    at: { x, y },
    words: text,
  })
  const say = (text: string): RoomAct => ({ kind: 'say', to: 'class', words: text })
  const oval = (x: number, y: number, ink: 'blue' | 'orange'): RoomAct => ({
    kind: 'shape',
    page: 1,
    id: freshId(),
    tool: 'oval',
    ink,
    from: { x, y },
    to: { x: x + 620, y: y + 420 },
  })
  return [
    [5, teacher, { kind: 'open_chat', isOpen: true }],
    [20, teacher, { kind: 'record', isOn: true }],
    [40, teacher, words(0, 'L’eau change d’état', 1100, 200)],
    [95, teacher, say('Aujourd’hui : de la glace à la vapeur.')],
    [130, teacher, words(0, '1. Ce que nous avons observé', 420, 620)],
    [210, pupil, say('Le glaçon a fondu en vingt minutes.')],
    [300, teacher, words(0, '2. Ce que nous en pensons', 420, 1_050)],
    [420, teacher, { kind: 'turn', page: 1 }],
    [450, teacher, words(1, 'solide', 520, 520)],
    [455, teacher, oval(400, 380, 'blue')],
    [520, teacher, words(1, 'liquide', 1_430, 1_120)],
    [525, teacher, oval(1_290, 980, 'blue')],
    [600, teacher, words(1, 'gaz', 2_420, 520)],
    [605, teacher, oval(2_160, 380, 'orange')],
    [700, pupil, say('Et le brouillard, c’est du gaz ?')],
    [745, teacher, say('Non : de toutes petites gouttes. Bonne question.')],
    [1_200, teacher, { kind: 'record', isOn: false }],
  ]
}
