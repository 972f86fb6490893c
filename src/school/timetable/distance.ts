/**
 * Which half-days are at a distance, for whom, and what becomes of a declaration that is taken
 * back. Pure; the reasons stand in docs/attendance.md.
 */
import type { DayDistance, DistanceReason, LessonDistance } from '#contract/distance-days.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { coversHalfDay, type HalfDays, isInOrder } from './half-day.ts'

/** A declaration that was not taken back. */
export interface DistanceSpan extends HalfDays {
  readonly schoolUai: string
  /** Null: the whole school. */
  readonly classIds: readonly Id[] | null
  readonly reason: DistanceReason
  readonly words: string
}

const halves: readonly HalfDay[] = ['morning', 'afternoon']

/** Those that touch the day. */
export function spansOn(spans: readonly DistanceSpan[], day: Day): DistanceSpan[] {
  return spans.filter(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay)
}

/** Whether somebody of these classes learns from home then. */
export function isAtDistance(
  spans: readonly DistanceSpan[],
  classIds: Iterable<Id>,
  day: Day,
  half: HalfDay,
): boolean {
  const own = new Set(classIds)
  return spans.some((span) => coversHalfDay(span, day, half) && reaches(span, own))
}

/** How many of a lesson's classes are at a distance; null: none. A lesson without any class goes with the school. */
export function reachOf(
  spans: readonly DistanceSpan[],
  classIds: readonly Id[],
  day: Day,
  half: HalfDay,
): LessonDistance | null {
  const covering = spans.filter((span) => coversHalfDay(span, day, half))
  if (covering.some((span) => span.classIds === null)) return 'all'
  const away = new Set(covering.flatMap((span) => span.classIds ?? []))
  const count = classIds.filter((id) => away.has(id)).length
  if (count === 0) return null
  return count === classIds.length ? 'all' : 'some'
}

/** What somebody of these classes is told of the day; null: they go to school. */
export function distanceOnDay(
  spans: readonly DistanceSpan[],
  classIds: Iterable<Id>,
  day: Day,
): DayDistance | null {
  const own = new Set(classIds)
  const reaching = spans.filter((span) => reaches(span, own))
  const away = halves.filter((half) => reaching.some((span) => coversHalfDay(span, day, half)))
  if (away.length === 0) return null
  const touching = reaching.filter((span) => away.some((half) => coversHalfDay(span, day, half)))
  const told = new Map(
    touching.map(({ reason, words }) => [`${reason} ${words}`, { reason, words }]),
  )
  return { halves: away, told: [...told.values()] }
}

function reaches({ classIds }: DistanceSpan, own: ReadonlySet<Id>): boolean {
  return classIds === null || classIds.some((id) => own.has(id))
}

export type ShortenedSpan =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'shortened'; readonly untilDay: Day; readonly untilHalf: HalfDay }

/**
 * What is left of a declaration that ends with `until`; null: with the last day before today. Days
 * past stay: what was held at a distance was. Refuses (null) what would make it longer, or changes
 * nothing.
 */
export function shortenSpan(
  span: HalfDays,
  until: { readonly day: Day; readonly half: HalfDay } | null,
  today: Day,
): ShortenedSpan | null {
  const yesterday = addDays(today, -1)
  if (span.untilDay < today) return null
  if (until === null && span.fromDay >= today) return { kind: 'withdrawn' }
  const end = until ?? { day: yesterday, half: 'afternoon' as const }
  const left = { ...span, untilDay: end.day, untilHalf: end.half }
  const isLonger = !coversHalfDay(span, end.day, end.half)
  const isSame = end.day === span.untilDay && end.half === span.untilHalf
  const isPast = end.day < yesterday || (end.day === yesterday && end.half === 'morning')
  if (!isInOrder(left) || isLonger || isSame || isPast) return null
  return { kind: 'shortened', untilDay: end.day, untilHalf: end.half }
}
