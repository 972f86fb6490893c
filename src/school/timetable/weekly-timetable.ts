/**
 * A weekly timetable and what it means on dates. Slots repeat every week, or every second one
 * (weeks A and B alternate from one Monday on, holidays included, as collèges count them); days
 * off leave lessons out; a lesson begins when the school's own clock says so, whatever clocks do
 * in between.
 */
import {
  addDays,
  type Day,
  daysBetween,
  instantOf,
  mondayOf,
  weekdayOf,
} from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { DayOffFinder } from './days-off.ts'

export type WeekLetter = 'A' | 'B'

/** One meeting of a course that repeats. */
export interface Slot {
  readonly id: Id
  readonly courseId: Id
  /** 1 is Monday. */
  readonly weekday: number
  /** 'HH:MM' on the school's clock. */
  readonly starts: string
  readonly ends: string
  /** Null: every week. */
  readonly week: WeekLetter | null
  readonly room: string | null
  /** First and last day on which it may fall. */
  readonly validFrom: Day
  readonly validTo: Day
}

/** What a slot asks for on one day. */
export interface PlannedLesson {
  readonly slotId: Id
  readonly courseId: Id
  readonly plannedOn: Day
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
  readonly room: string | null
}

export interface TimetableFrame {
  /** First and last day that count. */
  readonly from: Day
  readonly to: Day
  /** The Monday of one week A. */
  readonly weekAMonday: Day
  readonly timeZone: string
  readonly dayOff: DayOffFinder
}

/** Weeks alternate from `weekAMonday`, in both directions. */
export function weekLetterOf(day: Day, weekAMonday: Day): WeekLetter {
  const weeks = daysBetween(mondayOf(weekAMonday), mondayOf(day)) / 7
  return Math.abs(weeks) % 2 === 0 ? 'A' : 'B'
}

/** Whether the slot meets on this day, which falls on its weekday in a week of this letter. */
export function asksFor(slot: Slot, day: Day, letter: WeekLetter): boolean {
  const { week, validFrom, validTo } = slot
  return (week === null || week === letter) && validFrom <= day && day <= validTo
}

/** Every lesson that the slots ask for inside the frame, by day, then by time. */
export function expandTimetable(
  slots: readonly Slot[],
  { from, to, weekAMonday, timeZone, dayOff }: TimetableFrame,
): PlannedLesson[] {
  const byWeekday = Map.groupBy(slots, (slot) => slot.weekday)
  const lessons: PlannedLesson[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const slotsOfDay = byWeekday.get(weekdayOf(day))
    if (slotsOfDay === undefined || dayOff(day) !== null) continue
    const letter = weekLetterOf(day, weekAMonday)
    // Many slots share a bell: each time of day is turned into an instant once.
    const instants = new Map<string, number>()
    const instant = (time: string): number => {
      const known = instants.get(time) ?? instantOf(day, time, timeZone)
      instants.set(time, known)
      return known
    }
    const today = slotsOfDay
      .filter((slot) => asksFor(slot, day, letter))
      .map((slot) => ({
        slotId: slot.id,
        courseId: slot.courseId,
        plannedOn: day,
        startsAt: instant(slot.starts),
        endsAt: instant(slot.ends),
        room: slot.room,
      }))
    // A spring night that swallows a whole lesson leaves none.
    const real = today.filter((lesson) => lesson.endsAt > lesson.startsAt)
    lessons.push(...real.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt))
  }
  return lessons
}
