/**
 * Dates of a course as slots that repeat: every week, or every second one. Calendars list a year
 * date by date, with holidays, absences and exceptions in between; what comes back in most of the
 * weeks is a slot, the rest is told.
 */
import { type Day, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'
import type { EventTime } from './calendar-events.ts'
import type { NamedCourse } from './create-course-finder.ts'
import { type WeekLetter, weekLetterOf } from './weekly-timetable.ts'

export interface PatternSlot {
  readonly weekday: number
  readonly starts: string
  readonly ends: string
  readonly week: WeekLetter | null
  readonly room: string | null
  /** Null: as long as the calendar. */
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

export interface WeeklyPattern {
  readonly slots: readonly PatternSlot[]
  /** Dates that come back neither every week nor every second one, the first of each kind. */
  readonly single: readonly (EventTime & { readonly dates: number })[]
}

/** What one course gets from a calendar. */
export interface CoursePattern extends WeeklyPattern {
  readonly course: NamedCourse
}

/** In so many of its weeks a slot must be there: the others are holidays and absences. */
const shareMin = 0.6
/** So many weeks without it at an end of the calendar mean that it began later, or ended. */
const weeksLacking = 3
/** A calendar of so few weeks is a model of all of them. */
const modelWeeksMax = 2

/** `fileWeeks`: the Mondays of all weeks in which the calendar has anything. */
export function findWeeklyPattern(
  times: readonly EventTime[],
  fileWeeks: readonly Day[],
  weekAMonday: Day,
): WeeklyPattern {
  const slots: PatternSlot[] = []
  const single: (EventTime & { dates: number })[] = []
  const keyOf = ({ day, ends, starts }: EventTime) => `${weekdayOf(day)} ${starts} ${ends}`
  for (const same of Map.groupBy(times, keyOf).values()) {
    const sorted = same.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    const [first] = sorted
    if (first === undefined) continue
    const span = findSpan(sorted, fileWeeks, weekAMonday)
    if (span === null) {
      single.push({ ...first, dates: new Set(sorted.map(({ day }) => day)).size })
      continue
    }
    const { starts, ends, day } = first
    slots.push({ weekday: weekdayOf(day), starts, ends, room: usualRoom(sorted), ...span })
  }
  return { slots, single }
}

/** Null: no slot. */
function findSpan(
  sorted: readonly EventTime[],
  fileWeeks: readonly Day[],
  weekAMonday: Day,
): Pick<PatternSlot, 'week' | 'validFrom' | 'validTo'> | null {
  const held = new Set(sorted.map(({ day }) => mondayOf(day)))
  const letterOf = (monday: Day) => weekLetterOf(monday, weekAMonday)
  const always = { validFrom: null, validTo: null }
  if (fileWeeks.length <= modelWeeksMax) {
    const letters = new Set([...held].map(letterOf))
    const isBoth = fileWeeks.length === 1 || letters.size > 1
    return { week: isBoth ? null : ([...letters][0] ?? null), ...always }
  }
  const [first, last] = [sorted[0]?.day ?? '', sorted.at(-1)?.day ?? '']
  if (held.size < 2) return null
  const inSpan = fileWeeks.filter((monday) => mondayOf(first) <= monday && monday <= last)
  const isIn = (letter: WeekLetter): boolean => {
    const ofLetter = inSpan.filter((monday) => letterOf(monday) === letter)
    const there = ofLetter.filter((monday) => held.has(monday))
    return there.length > 0 && there.length >= ofLetter.length * shareMin
  }
  const [isInA, isInB] = [isIn('A'), isIn('B')]
  if (!(isInA || isInB)) return null
  const week = isInA && isInB ? null : isInA ? 'A' : 'B'
  const ofSlot = fileWeeks.filter((monday) => week === null || letterOf(monday) === week)
  const lacksBefore = ofSlot.filter((monday) => monday < mondayOf(first)).length >= weeksLacking
  const lacksAfter = ofSlot.filter((monday) => monday > last).length >= weeksLacking
  return {
    week,
    validFrom: lacksBefore ? first : null,
    validTo: lacksAfter ? last : null,
  }
}

/** Where it is most often; of two, the later one. */
function usualRoom(sorted: readonly EventTime[]): string | null {
  const byRoom = Map.groupBy(sorted, ({ room }) => room)
  const most = Math.max(...[...byRoom.values()].map(({ length }) => length))
  return sorted.findLast(({ room }) => byRoom.get(room)?.length === most)?.room ?? null
}
