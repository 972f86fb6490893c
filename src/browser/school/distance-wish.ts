/** A declaration of days at a distance while it is being written: what it says, and what is wrong with it. */
import type { DeclareDistance, DistanceReason } from '#contract/distance-days.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { type HalfDaySpan, wrongEnd } from './half-days-fields.tsx'

export interface DistanceWish extends HalfDaySpan {
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
  return wish.classIds?.length === 0 ? 'classIds' : wrongEnd(wish, today)
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
