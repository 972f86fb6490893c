/** Exceptions: one lesson is cancelled, comes back, moves to another time or into another room. */
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { checkSlotTimes, instantsOf, roomOf } from '#school/timetable/slot-times.ts'
import { type LessonRow, readLesson, updateLesson } from './lesson-store.ts'

type Context = Pick<RoomContext, 'db'>
type Done = Result<Record<string, never>>

/** The same day or another; whatever the lesson carries moves along. */
export function moveLesson(
  context: Context,
  actorId: Id,
  lessonId: Id,
  input: {
    readonly onDate: Day
    readonly starts: string
    readonly ends: string
    readonly room: string | null
  },
): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_moved', (lesson) => {
    if (!isDay(input.onDate)) return refuse('bad_request', { where: 'onDate' })
    const times = checkSlotTimes(input)
    if (!times.ok) return times
    const { startsAt, endsAt } = instantsOf(
      input.onDate,
      input.starts,
      input.ends,
      lesson.time_zone,
    )
    if (endsAt <= startsAt) return refuse('bad_request', { where: 'ends' })
    const room = roomOf(input.room)
    return accept({
      status: 'moved',
      on_date: input.onDate,
      starts_at: startsAt,
      ends_at: endsAt,
      room,
      ...(room === lesson.room ? {} : { room_changed: true }),
    })
  })
}

export function changeLessonRoom(
  context: Context,
  actorId: Id,
  lessonId: Id,
  room: string | null,
): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_room_changed', () =>
    accept({ room: roomOf(room), room_changed: true }),
  )
}

/** It stays in sight, struck out, so that nobody waits before a door. */
export function cancelLesson(context: Context, actorId: Id, lessonId: Id): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_cancelled', () =>
    accept({ status: 'cancelled' }),
  )
}

/** A cancelled lesson takes place after all, where and when it last stood. */
export function restoreLesson(context: Context, actorId: Id, lessonId: Id): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_restored', (lesson) => {
    if (lesson.status !== 'cancelled') return refuse('bad_request', { where: 'status' })
    return accept({ status: standsWhereItsSlotIs(lesson) ? 'planned' : 'moved' })
  })
}

/** A lesson without a slot stands where somebody put it. */
function standsWhereItsSlotIs(lesson: LessonRow): boolean {
  const { planned_on, slot_starts, slot_ends } = lesson
  if (planned_on === null || slot_starts === null || slot_ends === null) return true
  const planned = instantsOf(planned_on, slot_starts, slot_ends, lesson.time_zone)
  return (
    planned.startsAt.getTime() === lesson.starts_at.getTime() &&
    planned.endsAt.getTime() === lesson.ends_at.getTime()
  )
}

function changeLesson(
  { db }: Context,
  actorId: Id,
  lessonId: Id,
  action: string,
  decide: (lesson: LessonRow) => Result<Parameters<typeof updateLesson>[2]>,
): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const lesson = await readLesson(trx, lessonId)
    if (lesson === null) return refuse('not_found')
    const change = decide(lesson)
    if (!change.ok) return change
    await updateLesson(trx, lessonId, change.value)
    await writeAuditLine(trx, {
      schoolUai: lesson.school_uai,
      actorId,
      action,
      subjectId: lesson.course_id,
      detail: { lessonId, day: lesson.on_date },
    })
    return accept({})
  })
}
