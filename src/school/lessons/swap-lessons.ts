/** Two lessons of the same pupils exchange their times; room, work and words stay with each. */
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { lockTimetable } from '#school/timetable/lock-timetable.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { instantsOf } from '#school/timetable/slot-times.ts'
import { judgeMove } from './lesson-move.ts'
import { type LessonRow, readLesson, readYearOfLesson, updateLesson } from './lesson-store.ts'
import { judgeSwap, type SwappedTime, type SwappingLesson } from './lesson-swap.ts'
import { readAttendants, readNeighbours } from './lesson-swap-store.ts'

export interface SwapWish {
  readonly lessonId: Id
  readonly withLessonId: Id
  /** When both began as the caller saw them (ISO 8601): what stands elsewhere by now is not swapped. */
  readonly startsAt: string
  readonly withStartsAt: string
}

/**
 * `edited_elsewhere`: one of them was moved or swapped meanwhile; `lesson_clash`: a teacher or a
 * pupil would be in two places at once; `bad_request`: over, cancelled, a day without school or outside its school
 * year, or one after that for which it gives homework.
 */
export function swapLessons(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  wish: SwapWish,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const place = await readLesson(trx, wish.lessonId)
    if (place === null) return refuse('not_found')
    // One swap at a time in a school: two that know nothing of each other could make a clash together.
    await lockTimetable(trx, place.school_uai)
    await lockLessons(trx, [wish.lessonId, wish.withLessonId], 'move')
    const one = await readLesson(trx, wish.lessonId)
    const other = await readLesson(trx, wish.withLessonId)
    if (one === null || other === null || one.school_uai !== other.school_uai) {
      return refuse('not_found')
    }
    if (!(isAsSeen(one, wish.startsAt) && isAsSeen(other, wish.withStartsAt))) {
      return refuse('edited_elsewhere')
    }
    const judged = await judgeRows(trx, clock.now(), one, other)
    if (!judged.ok) return judged
    const [timeOfOne, timeOfOther] = judged.value
    const nowMs = clock.now()
    for (const [lesson, { onDate }] of [
      [dueAfterSwap(one, other, timeOfOther), timeOfOne],
      [dueAfterSwap(other, one, timeOfOne), timeOfOther],
    ] as const) {
      const today = dayOf(nowMs, lesson.time_zone)
      const year = await readYearOfLesson(trx, lesson.id)
      const moved = judgeMove(lesson, onDate, { nowMs, today, year })
      if (!moved.ok) return moved
    }
    await updateLesson(trx, one.id, columnsOf(timeOfOne))
    await updateLesson(trx, other.id, columnsOf(timeOfOther))
    await writeAuditLine(trx, {
      schoolUai: one.school_uai,
      actorId,
      action: 'lessons_swapped',
      subjectId: one.course_id,
      detail: {
        lessonId: one.id,
        withLessonId: other.id,
        startsOn: one.on_date,
        endsOn: other.on_date,
      },
    })
    return accept({})
  })
}

/** Due for the very lesson it is swapped with, its homework is due where that one goes. */
function dueAfterSwap(lesson: LessonRow, other: LessonRow, { onDate }: SwappedTime): LessonRow {
  return lesson.homework_due_lesson_id === other.id
    ? { ...lesson, homework_due_on: onDate }
    : lesson
}

function isAsSeen(lesson: LessonRow, startsAt: string): boolean {
  return lesson.starts_at.getTime() === Date.parse(startsAt)
}

async function judgeRows(
  trx: SchoolTransaction,
  nowMs: number,
  one: LessonRow,
  other: LessonRow,
): Promise<Result<[SwappedTime, SwappedTime]>> {
  const [from = one.on_date, until = other.on_date] = [one.on_date, other.on_date].sort()
  const dayOff = await findDaysOff(trx, one.school_uai, from, until)
  const pair = [
    { ...swappingOf(one), ...(await readAttendants(trx, one, other.on_date)) },
    { ...swappingOf(other), ...(await readAttendants(trx, other, one.on_date)) },
  ] as const
  const neighbours = await readNeighbours(trx, one.school_uai, [one.id, other.id], pair)
  return judgeSwap(pair, { nowMs, isDayOff: (day) => dayOff(day) !== null, neighbours })
}

function swappingOf(row: LessonRow): Omit<SwappingLesson, 'teacherIds' | 'pupilIds'> {
  return {
    id: row.id,
    status: row.status,
    onDate: row.on_date,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    planned: plannedOf(row),
  }
}

function plannedOf(row: LessonRow): SwappingLesson['planned'] {
  const { planned_on, slot_starts, slot_ends } = row
  if (planned_on === null || slot_starts === null || slot_ends === null) return null
  const { startsAt, endsAt } = instantsOf(planned_on, slot_starts, slot_ends, row.time_zone)
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }
}

function columnsOf({ status, onDate, startsAt, endsAt }: SwappedTime) {
  return {
    status,
    on_date: onDate,
    starts_at: new Date(startsAt),
    ends_at: new Date(endsAt),
  }
}
