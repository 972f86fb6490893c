/** A declaration of days at a distance while it is being written: what it says, and what is wrong with it. */
import type { DeclareDistance, DistanceReason } from '#contract/distance-days.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { addDays, type Day, isDay } from '#kernel/calendar-day.ts'

export interface DistanceWish {
  readonly fromDay: Day
  readonly fromHalf: HalfDay
  readonly untilDay: Day
  readonly untilHalf: HalfDay
  /** Null: the whole school. */
  readonly classIds: readonly string[] | null
  readonly reason: DistanceReason
  readonly words: string
}

/** Two weeks: as long as the closings of 2020 and 2021 were first announced for, or nearly. */
const usualDays = 14

/** The school closes tomorrow. */
export function closingTomorrow(today: Day): DistanceWish {
  return {
    fromDay: addDays(today, 1),
    fromHalf: 'morning',
    untilDay: addDays(today, usualDays),
    untilHalf: 'afternoon',
    classIds: null,
    reason: 'school_closed',
    words: '',
  }
}

/** A day for some classes. */
export function someClassesToday(today: Day): DistanceWish {
  return {
    ...closingTomorrow(today),
    fromDay: today,
    untilDay: today,
    classIds: [],
    reason: 'classes_closed',
  }
}

export type WishPlace = 'fromDay' | 'untilDay' | 'classIds'

/** Where it cannot stay as it is; null where the school may be asked. */
export function mistakeOf(wish: DistanceWish, today: Day): WishPlace | null {
  const { classIds, fromDay, fromHalf, untilDay, untilHalf } = wish
  if (classIds?.length === 0) return 'classIds'
  if (!isDay(fromDay) || fromDay < today) return 'fromDay'
  const isBackwards =
    untilDay < fromDay ||
    (untilDay === fromDay && fromHalf === 'afternoon' && untilHalf === 'morning')
  return !isDay(untilDay) || isBackwards ? 'untilDay' : null
}

export function bodyOf(wish: DistanceWish, id: string, dryRun: boolean): DeclareDistance {
  const { classIds, words, ...rest } = wish
  return {
    ...rest,
    id,
    dryRun,
    classIds: classIds === null ? null : [...classIds],
    words: words.trim(),
  }
}
