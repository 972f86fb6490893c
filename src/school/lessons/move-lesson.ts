/** Exceptions: one lesson is cancelled, comes back, moves to another time or into another room. */
import { type Day, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { lockTimetable } from '#school/timetable/lock-timetable.ts'
import { checkSlotTimes, instantsOf, roomOf } from '#school/timetable/slot-times.ts'
import { judgeMove } from './lesson-move.ts'
import { type LessonRow, readLesson, readYearOfLesson, updateLesson } from './lesson-store.ts'

type Context = Pick<RoomContext, 'db'>
type Done = Result<Record<string, never>>

/**
 * The same day or another, or back to its own place; whatever the lesson carries moves along.
 * `bad_request`: it has begun, would be outside its school year, or after the day for which it gives homework.
 * `edited_elsewhere`: it was cancelled, moved or swapped since the caller saw it. Where it stands already as
 * asked, that was this very wish, whose answer was lost.
 */
export function moveLesson(
  context: Context & Pick<RoomContext, 'clock'>,
  actorId: Id,
  lessonId: Id,
  input: {
    /** When it began as the caller saw it (ISO 8601). */
    readonly startsAt: string
    readonly onDate: Day
    readonly starts: string
    readonly ends: string
    readonly room: string | null
  },
): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_moved', async (lesson, trx) => {
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
    if (lesson.status === 'cancelled') return refuse('edited_elsewhere')
    if (lesson.starts_at.getTime() !== Date.parse(input.startsAt)) {
      const isThere = isSameTime(standsAt(lesson), { startsAt, endsAt }) && room === lesson.room
      return isThere ? accept(null) : refuse('edited_elsewhere')
    }
    const nowMs = context.clock.now()
    const today = dayOf(nowMs, lesson.time_zone)
    const year = await readYearOfLesson(trx, lessonId)
    const judged = judgeMove(lesson, input.onDate, { nowMs, today, year })
    if (!judged.ok) return judged
    return accept({
      status: statusAt(lesson, startsAt, endsAt),
      on_date: input.onDate,
      starts_at: startsAt,
      ends_at: endsAt,
      ...(room === lesson.room && !isInOwnRoom(lesson, room) ? {} : roomAt(lesson, room)),
    })
  })
}

export function changeLessonRoom(
  context: Context,
  actorId: Id,
  lessonId: Id,
  room: string | null,
): Promise<Done> {
  return changeLesson(context, actorId, lessonId, 'lesson_room_changed', (lesson) =>
    accept(roomAt(lesson, roomOf(room))),
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
    const { starts_at, ends_at } = lesson
    // Without a slot it stands where somebody put it.
    const isPlanned = plannedTimeOf(lesson) === null
    return accept({ status: isPlanned ? 'planned' : statusAt(lesson, starts_at, ends_at) })
  })
}

/** Back in the room of its slot, it follows that slot's room again. */
function roomAt(lesson: LessonRow, room: string | null) {
  return { room, room_changed: !isInOwnRoom(lesson, room) }
}

function isInOwnRoom(lesson: LessonRow, room: string | null): boolean {
  return lesson.slot_starts !== null && lesson.slot_room === room
}

/** What is said of a lesson at this time: it is moved unless its slot has it there. */
function statusAt(lesson: LessonRow, startsAt: Date, endsAt: Date): 'planned' | 'moved' {
  // A lesson without a slot was never moved as long as it stays where it is.
  const planned = plannedTimeOf(lesson) ?? (lesson.status === 'planned' ? standsAt(lesson) : null)
  return planned !== null && isSameTime(planned, { startsAt, endsAt }) ? 'planned' : 'moved'
}

interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

function isSameTime(one: Span, other: Span): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime()
  )
}

function standsAt(lesson: LessonRow): Span {
  return { startsAt: lesson.starts_at, endsAt: lesson.ends_at }
}

function plannedTimeOf(lesson: LessonRow): Span | null {
  const { planned_on, slot_starts, slot_ends, time_zone } = lesson
  if (planned_on === null || slot_starts === null || slot_ends === null) return null
  return instantsOf(planned_on, slot_starts, slot_ends, time_zone)
}

type Decided = Result<Parameters<typeof updateLesson>[2] | null>

function changeLesson(
  { db }: Context,
  actorId: Id,
  lessonId: Id,
  action: string,
  /** Null: it stands as asked already. */
  decide: (lesson: LessonRow, trx: SchoolTransaction) => Decided | Promise<Decided>,
): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const place = await readLesson(trx, lessonId)
    if (place === null) return refuse('not_found')
    // One at a time: who moves a lesson while another cancels it would bring it back without a word.
    await lockTimetable(trx, place.school_uai)
    await lockLessons(trx, [lessonId], 'move')
    const lesson = await readLesson(trx, lessonId)
    if (lesson === null) return refuse('not_found')
    const change = await decide(lesson, trx)
    if (!change.ok) return change
    if (change.value === null) return accept({})
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
