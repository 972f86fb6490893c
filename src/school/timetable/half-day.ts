/** Half-days in order, and whether a span covers one. Pure. */
import type { HalfDay } from '#contract/half-days.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

/** From one half-day to another, both included. */
export interface HalfDays {
  readonly fromDay: Day
  readonly fromHalf: HalfDay
  readonly untilDay: Day
  readonly untilHalf: HalfDay
}

export function coversHalfDay(span: HalfDays, day: Day, half: HalfDay): boolean {
  const place = placeOf(day, half)
  return (
    placeOf(span.fromDay, span.fromHalf) <= place && place <= placeOf(span.untilDay, span.untilHalf)
  )
}

/** False for half-days that end before they begin. */
export function isInOrder(span: HalfDays): boolean {
  return placeOf(span.fromDay, span.fromHalf) <= placeOf(span.untilDay, span.untilHalf)
}

/** Whether these are single days of the span, in order, its first and its last among them. */
export function areDaysOf({ fromDay, untilDay }: HalfDays, days: readonly Day[]): boolean {
  const isInOrder = days.every((day, place) => isDay(day) && day > (days[place - 1] ?? ''))
  return isInOrder && days[0] === fromDay && days.at(-1) === untilDay
}

/** Sorts as half-days follow each other. */
function placeOf(day: Day, half: HalfDay): string {
  return `${day} ${half === 'morning' ? 1 : 2}`
}
