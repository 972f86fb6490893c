/** Tells what a lesson would meet in another place, and what those that were moved meet. */
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { checkSlotTimes, instantsOf, roomOf } from '#school/timetable/slot-times.ts'
import { readAudiences, readLessonsBeside, readMovedLessons } from './lesson-clash-store.ts'
import { type FoundClash, findLessonClashes, type MovedLesson } from './lesson-clashes.ts'
import { readLesson } from './lesson-store.ts'
import { readAttendants } from './lesson-swap-store.ts'

/** Where a lesson would stand; times are 'HH:MM' on the school's clock. */
export interface LessonPlaceWish {
  readonly onDate: Day
  readonly starts: string
  readonly ends: string
  readonly room: string | null
}

/** `bad_request` where the lesson could not be moved there at all. */
export async function findClashesOfMove(
  { db }: Pick<RoomContext, 'db'>,
  lessonId: Id,
  wish: LessonPlaceWish,
): Promise<Result<{ clashes: FoundClash[]; dayOff: string | null }>> {
  const { onDate, starts, ends } = wish
  const lesson = await readLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  if (!isDay(onDate)) return refuse('bad_request', { where: 'onDate' })
  const times = checkSlotTimes(wish)
  if (!times.ok) return times
  const { startsAt, endsAt } = instantsOf(onDate, starts, ends, lesson.time_zone)
  const { teacherIds } = await readAttendants(db, lesson, onDate)
  const moved = {
    id: lesson.id,
    courseId: lesson.course_id,
    courseName: lesson.course_name,
    onDate,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    room: roomOf(wish.room),
    teachers: teacherIds.map((id) => ({ id })),
  }
  const dayOff = await findDaysOff(db, lesson.school_uai, onDate, onDate)
  const clashes = await clashesAround(db, lesson.school_uai, [moved])
  return accept({ clashes, dayOff: dayOff(onDate) })
}

/** Of the lessons from today on that were moved or given another room. */
export async function listLessonClashes(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<FoundClash[]> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return []
  return clashesAround(db, uai, await readMovedLessons(db, uai, school.today))
}

async function clashesAround(
  db: SchoolDatabase,
  uai: string,
  moved: readonly MovedLesson[],
): Promise<FoundClash[]> {
  const others = await readLessonsBeside(db, uai, moved)
  const courseIds = [...moved, ...others].map(({ courseId }) => courseId)
  return findLessonClashes(moved, others, await readAudiences(db, courseIds))
}
