/** What a teacher should look at first, decided from the day's facts. */
import type { TeachingDay } from '#contract/day.ts'

export type TaughtLesson = TeachingDay['lessons'][number]
export type TaughtWork = TaughtLesson['assignments'][number]

export interface FirstThings {
  readonly unprepared: readonly TaughtLesson[]
  readonly missing: readonly TaughtWork[]
}

/** Each piece of work once, though two lessons of the day may carry it. */
function worksOf(day: TeachingDay): TaughtWork[] {
  const byId = new Map(
    day.lessons.flatMap((lesson) => lesson.assignments.map((work) => [work.id, work] as const)),
  )
  return [...byId.values()]
}

/** Lessons that take place and carry nothing to read, to do or to prepare. */
export function unpreparedLessons(day: TeachingDay): readonly TaughtLesson[] {
  return day.lessons.filter(
    (lesson) =>
      lesson.status !== 'cancelled' &&
      lesson.resources.length + lesson.assignments.length === 0 &&
      !lesson.homework,
  )
}

/** Work whose due time is over while some of the class have not handed it in. */
export function missingWork(day: TeachingDay, nowMs: number): readonly TaughtWork[] {
  return worksOf(day).filter(
    (work) =>
      work.dueAt !== null && Date.parse(work.dueAt) <= nowMs && work.submitted < work.expected,
  )
}
