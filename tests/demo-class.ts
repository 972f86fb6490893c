/**
 * A live class of now on the busy demo: what its page shows the tour. The teacher has written on the board, and
 * some of CM2 are there, say something or raise a hand. They come by sockets alone.
 */
import { WebSocket } from 'ws'
import type { RoomAct } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { BusyDemo } from './busy-demo.ts'
import { recordDemoClass } from './demo-recording.ts'
import { addLiveLesson, freshId, type LiveDevice, openLiveDevice } from './live-device.ts'
import { mintSession } from './mint-session.ts'

export interface OpenClass {
  readonly lessonId: Id
  /** Of an earlier day, recorded. */
  readonly recordedLessonId: Id
  /** Whoever is not there comes, at the doors of this origin; the teacher's own page has to come anew. */
  gathers(origin: string): Promise<void>
}

export type TouredDemo = BusyDemo & { readonly openClass: OpenClass }

/** Besides the pupil of the tour. */
const othersThere = 4

export async function openDemoClass(context: SchoolContext, demo: BusyDemo): Promise<TouredDemo> {
  const { db } = context
  const lesson = await db
    .selectFrom('lesson')
    .select(['course_id as courseId', 'school_uai as uai'])
    .where('id', '=', demo.lessonId)
    .executeTakeFirstOrThrow()
  const lessonId = await addLiveLesson(db, lesson)
  const recordedLessonId = await recordDemoClass(context, demo)
  const pupils = await db
    .selectFrom('class_pupil')
    .select('pupil_id as personId')
    .where('class_id', '=', demo.classId)
    .where('ended_at', 'is', null)
    .where('pupil_id', '!=', demo.pupil.personId)
    .orderBy('pupil_id')
    .limit(othersThere)
    .execute()
  const seats = new Map<Id, LiveDevice>()

  async function cookieOf(personId: Id): Promise<string> {
    const { id } = await db
      .selectFrom('account')
      .select('id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    return mintSession(db, { accountId: id, sessionKey: context.keyRing.key(sessionKeyName) })
  }

  /** Who is there already does and says nothing again. */
  async function comes(origin: string, personId: Id, acts: readonly RoomAct[]): Promise<void> {
    const before = seats.get(personId)
    if (before?.socket.readyState === WebSocket.OPEN) return
    const port = Number(new URL(origin).port)
    const device = await openLiveDevice({ port, lessonId, cookie: await cookieOf(personId) })
    seats.set(personId, device)
    await device.hears('entered')
    if (before !== undefined) return
    for (const act of acts) {
      const id = device.act(act)
      await device.hears('done', (done) => done.id === id)
    }
  }

  return {
    ...demo,
    openClass: {
      lessonId,
      recordedLessonId,
      async gathers(origin) {
        await comes(origin, demo.teacher.personId, boardOfTeacher())
        for (const [place, { personId }] of pupils.entries()) {
          await comes(origin, personId, pupilsSay[place] ?? [])
        }
      },
    },
  }
}

const pupilsSay: readonly (readonly RoomAct[])[] = [
  [{ kind: 'say', to: 'class', words: 'Bonjour ! Je vous entends bien.' }],
  [{ kind: 'say', to: 'class', words: 'C’est la vapeur qui monte ?' }],
  [{ kind: 'hand', isUp: true }],
]

/** The way of water, drawn by hand. */
function boardOfTeacher(): RoomAct[] {
  const words = (text: string, x: number, y: number): RoomAct => ({
    kind: 'write',
    page: 0,
    id: freshId(),
    ink: 'black',
    at: { x, y },
    words: text,
  })
  const arrow = (from: readonly [number, number], to: readonly [number, number]): RoomAct => ({
    kind: 'shape',
    page: 0,
    id: freshId(),
    tool: 'arrow',
    ink: 'orange',
    from: { x: from[0], y: from[1] },
    to: { x: to[0], y: to[1] },
  })
  const wave = Array.from({ length: 40 }, (_, step) => [
    500 + step * 55,
    Math.round(1600 + 45 * Math.sin(step)),
  ])
  return [
    words('Le voyage de l’eau', 1150, 160),
    words('Évaporation', 420, 1000),
    words('Condensation', 1350, 480),
    words('Pluie', 2560, 1000),
    arrow([900, 1450], [1300, 700]),
    arrow([2050, 700], [2450, 1450]),
    { kind: 'draw', page: 0, id: freshId(), tool: 'pen', ink: 'blue', path: wave.flat() },
    { kind: 'open_chat', isOpen: true },
    { kind: 'say', to: 'class', words: 'Bonjour à tous ! Que devient l’eau de la flaque ?' },
  ]
}
