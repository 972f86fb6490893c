/**
 * Who belongs to a live class: the roster is the key. Pupils of the lesson's course, its teachers, whoever
 * stands in for them now, and guests whom these invited by name.
 */
import type { RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { actsInLesson, teachersOfLesson } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, teaches, worksIn } from '#school/people/caller.ts'
import type { LiveContext } from './live-context.ts'
import { isGuest } from './live-guest-store.ts'
import { readLiveLesson } from './live-member-store.ts'

type Context = Pick<LiveContext, 'db' | 'clock'>

interface Place {
  readonly id: Id
  readonly courseId: Id
  readonly schoolUai: string
}

/** As what somebody comes to the class of a lesson; null: not at all. Pupils cost no question. */
export async function findRoomRole(
  context: Context,
  caller: Caller,
  lesson: Place,
): Promise<RoomRole | null> {
  if (caller.courseIds.has(lesson.courseId)) return 'pupil'
  if (teaches(caller, lesson.courseId)) return 'teacher'
  if (!worksIn(caller, lesson.schoolUai)) return null
  if (await actsInLesson(context, caller, lesson.id)) return 'adult'
  return (await isGuest(context.db, lesson.id, caller.personId)) ? 'guest' : null
}

/** Everybody who belongs to the class of `:lessonId`. */
export function peopleOfLiveClass(context: Context): SchoolAccess {
  return callerWho(
    'pupils of the course, its teachers, who stands in for them, and invited guests',
    async (caller, { lessonId = '' }) => {
      const lesson = await readLiveLesson(context.db, lessonId)
      return lesson !== null && (await findRoomRole(context, caller, lesson)) !== null
    },
  )
}

/** The teachers of the course of `:lessonId`, and whoever stands in for them now. */
export function adultsOfLiveClass(context: Context): SchoolAccess {
  return teachersOfLesson(context, ({ lessonId = '' }) => readLiveLesson(context.db, lessonId))
}
