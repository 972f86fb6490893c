/** Opens the room of a lesson in this process: takes it over, and reads from its log what it has come to. */
import { roomMembersMax } from '#contract/live-limits.ts'
import type { Id } from '#kernel/ids.ts'
import type { LiveContext } from './live-context.ts'
import {
  closeOpenEntries,
  type LiveLesson,
  type NamedPerson,
  readLiveLesson,
  readMemberRows,
  readPupilsOfCourse,
} from './live-member-store.ts'
import type { LivePresence } from './live-presence.ts'
import { readLog, takeRoom } from './live-room-store.ts'
import { applyEvent, beginLiveState, type LiveState } from './live-state.ts'

/** Where children begin to write, chat and breakouts are closed before the teacher opens them. */
const kindsOfYoung: ReadonlySet<string> = new Set(['maternelle', 'elementaire', 'primaire'])

export interface OpenedRoom {
  readonly lesson: LiveLesson
  readonly epoch: number
  readonly state: LiveState
  readonly presence: LivePresence
  /** Whether breakouts were allowed before anybody said so. */
  readonly mayBreakOutFirst: boolean
  /** Pupils of the course, by name. */
  readonly pupils: readonly NamedPerson[]
}

/** Null: no such lesson, or another process holds its room. */
export async function openLiveRoom(
  { db }: Pick<LiveContext, 'db'>,
  wish: {
    readonly lessonId: Id
    readonly holderId: Id
    readonly heldAt: string | null
    readonly isSole: boolean
  },
): Promise<OpenedRoom | null> {
  const { lessonId } = wish
  const lesson = await readLiveLesson(db, lessonId)
  if (lesson === null) return null
  const isChatOpenFirst = !kindsOfYoung.has(lesson.schoolKind)
  const room = await takeRoom(db, { ...wish, schoolUai: lesson.schoolUai, isChatOpenFirst })
  if (room === null) return null
  if (room.lastHeldAt !== null) await closeOpenEntries(db, lessonId, room.lastHeldAt)
  const mayBreakOutFirst = !kindsOfYoung.has(lesson.schoolKind)
  const first = { isChatOpen: room.isChatOpenFirst, areBreakoutsAllowed: mayBreakOutFirst }
  const state = beginLiveState(first)
  for await (const event of readLog(db, lessonId)) applyEvent(state, event)
  const pupils = await readPupilsOfCourse(db, lesson.courseId)
  const { hasOpened, isEnded } = room
  const presence: LivePresence = { members: new Map(), hasOpened, isEnded }
  for (const { number, ...row } of await readMemberRows(db, lessonId)) {
    const absent = { place: 'away', heardAtMs: 0, line: 'good' } as const
    presence.members.set(number, { ...row, ...absent, member: number })
  }
  return {
    lesson,
    epoch: room.epoch,
    mayBreakOutFirst,
    state,
    presence,
    pupils: pupils.slice(0, roomMembersMax),
  }
}
