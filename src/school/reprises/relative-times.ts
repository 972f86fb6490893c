/**
 * When an exercise opens and is due, as seen from its lesson: so that it can be given again at a
 * lesson of another course, in another year.
 */
import { addDays, type Day, daysBetween, instantOf, wallClockOf } from '#kernel/calendar-day.ts'
import type { OrderedLesson } from './lesson-order.ts'

/** Days from the lesson's day, and a time on the school's wall clock. */
interface DayMoment {
  readonly at: 'day'
  readonly days: number
  readonly time: string
}

/** `later_lesson`: when the course meets the so-many-th time after; its day, where it no longer does. */
export type RelativeMoment =
  | { readonly at: 'lesson' }
  | DayMoment
  | (Omit<DayMoment, 'at'> & { readonly at: 'later_lesson'; readonly lessons: number })

export interface RelativeTimes {
  readonly opens: RelativeMoment
  readonly due: RelativeMoment | null
}

export interface GivenTimes {
  readonly opensAtMs: number
  readonly dueAtMs: number | null
}

/** A lesson among those that its course holds, by time. */
export interface LessonInCourse {
  readonly lesson: OrderedLesson
  readonly held: readonly OrderedLesson[]
  readonly timeZone: string
}

/**
 * An exercise that opened before its lesson opened when it was prepared, which says nothing: it opens
 * with the lesson. Where it was due by the lesson, it was meant to be done before, and keeps its days.
 */
export function relativeTimes(within: LessonInCourse, given: GivenTimes): RelativeTimes {
  const { startsAtMs } = within.lesson
  const { dueAtMs, opensAtMs } = given
  const isDueByLesson = dueAtMs !== null && dueAtMs <= startsAtMs
  const opensWithLesson = opensAtMs <= startsAtMs && !isDueByLesson
  return {
    opens: opensWithLesson ? { at: 'lesson' } : dayMoment(within, opensAtMs),
    due: dueAtMs === null ? null : relativeDue(within, dueAtMs),
  }
}

function dayMoment({ lesson, timeZone }: LessonInCourse, ms: number): DayMoment {
  const { day, time } = wallClockOf(ms, timeZone)
  return { at: 'day', days: daysBetween(lesson.onDate, day), time }
}

function relativeDue(within: LessonInCourse, dueAtMs: number): RelativeMoment {
  if (dueAtMs === within.lesson.startsAtMs) return { at: 'lesson' }
  const lessons = laterLessons(within).findIndex(({ startsAtMs }) => startsAtMs === dueAtMs) + 1
  const byDay = dayMoment(within, dueAtMs)
  return lessons === 0 ? byDay : { ...byDay, at: 'later_lesson', lessons }
}

function laterLessons({ held, lesson }: LessonInCourse): OrderedLesson[] {
  return held.filter(({ startsAtMs }) => startsAtMs > lesson.startsAtMs)
}

/** Days that a due time may be moved on: longer than the longest holidays. */
const closedDaysMax = 90

/** At another lesson. A due day on which the school is closed becomes the next one that it is not. */
export function timesAt(
  within: LessonInCourse,
  times: RelativeTimes,
  isClosed: (day: Day) => boolean,
): GivenTimes {
  const opensAtMs = momentAt(within, times.opens, () => false)
  if (times.due === null) return { opensAtMs, dueAtMs: null }
  const dueAtMs = momentAt(within, times.due, isClosed)
  return { opensAtMs, dueAtMs: dueAtMs > opensAtMs ? dueAtMs : nextDay(within, opensAtMs) }
}

function momentAt(
  within: LessonInCourse,
  moment: RelativeMoment,
  isClosed: (day: Day) => boolean,
): number {
  const { lesson, timeZone } = within
  if (moment.at === 'lesson') return lesson.startsAtMs
  if (moment.at === 'later_lesson') {
    const later = laterLessons(within)[moment.lessons - 1]
    if (later !== undefined) return later.startsAtMs
  }
  let day = addDays(lesson.onDate, moment.days)
  for (let moved = 0; isClosed(day) && moved < closedDaysMax; moved += 1) day = addDays(day, 1)
  return instantOf(day, moment.time, timeZone)
}

/** Where a lesson is later in its day than the one of before, a time of the same day is over. */
function nextDay({ timeZone }: LessonInCourse, ms: number): number {
  const { day, time } = wallClockOf(ms, timeZone)
  return instantOf(addDays(day, 1), time, timeZone)
}
