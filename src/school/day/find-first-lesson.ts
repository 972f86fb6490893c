/**
 * When somebody's day begins, from memory: the lessons of each school of the person are read once
 * a minute, however many of its people come at once.
 */
import { type Day, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readFirstLessons, readTimeZone } from './first-lesson-store.ts'
import { createSchoolDayMemory } from './school-day-memory.ts'

/** The day that it is at somebody's school, and what of it is still to come. */
export interface DayBeginning {
  readonly onDay: Day
  /** Midnight there, in ms since 1970. */
  readonly beganAtMs: number
  /** Start of the first lesson that is not over, in ms since 1970; null: there is none. */
  readonly firstLessonAtMs: number | null
}

interface SchoolBeginning {
  readonly onDay: Day
  readonly beganAtMs: number
  readonly lessons: ReadonlyMap<Id, number>
}

export type FindFirstLesson = (whose: {
  readonly schoolUais: Iterable<string>
  readonly courseIds: Iterable<Id>
}) => Promise<DayBeginning | null>

/** Null where none of the schools is known. */
export function createFirstLessonFinder({
  clock,
  db,
}: Pick<RoomContext, 'db' | 'clock'>): FindFirstLesson {
  const schools = createSchoolDayMemory(clock, async (uai): Promise<SchoolBeginning | null> => {
    const timeZone = await readTimeZone(db, uai)
    if (timeZone === null) return null
    const onDay = dayOf(clock.now(), timeZone)
    const lessons = await readFirstLessons(db, uai, onDay, new Date(clock.now()))
    return { onDay, beganAtMs: instantOf(onDay, '00:00', timeZone), lessons }
  })

  return async ({ courseIds, schoolUais }) => {
    let beginning: DayBeginning | null = null
    let firstLessonAtMs: number | null = null
    for (const uai of schoolUais) {
      const school = await schools.get(uai)
      if (school === null) continue
      beginning ??= { ...school, firstLessonAtMs: null }
      for (const courseId of courseIds) {
        const startsAtMs = school.lessons.get(courseId) ?? null
        if (startsAtMs !== null && startsAtMs < (firstLessonAtMs ?? Number.POSITIVE_INFINITY)) {
          firstLessonAtMs = startsAtMs
        }
      }
    }
    if (beginning === null) return null
    const { beganAtMs, onDay } = beginning
    return { onDay, beganAtMs, firstLessonAtMs }
  }
}
