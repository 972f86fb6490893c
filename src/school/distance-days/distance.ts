/**
 * Which half-days are at a distance, for whom, and what becomes of a declaration that is taken
 * back. Pure; the reasons stand in docs/attendance.md.
 */
import type {
  DayDistance,
  DistanceReason,
  LessonDistance,
  LessonPlaces,
} from '#contract/distance-days.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { coversHalfDay, type HalfDays, isInOrder } from '#school/timetable/half-day.ts'

/** A declaration that was not taken back. */
export interface DistanceSpan extends HalfDays {
  readonly schoolUai: string
  /** Null: the whole school. */
  readonly classIds: readonly Id[] | null
  /** Only these of the classes; null: all of them. */
  readonly pupilIds: ReadonlySet<Id> | null
  /** Only these days; null: every day. */
  readonly onDays: readonly Day[] | null
  readonly reason: DistanceReason
  readonly words: string
}

/** A pupil, or with `pupilId` null whatever all pupils of the classes share. */
export interface Learner {
  readonly pupilId: Id | null
  readonly classIds: ReadonlySet<Id>
}

const halves: readonly HalfDay[] = ['morning', 'afternoon']

/** Those that touch the day. */
export function spansOn(spans: readonly DistanceSpan[], day: Day): DistanceSpan[] {
  return spans.filter((span) => halves.some((half) => covers(span, day, half)))
}

/** Whether the pupil learns from home then. */
export function isAtDistance(
  spans: readonly DistanceSpan[],
  learner: Learner,
  day: Day,
  half: HalfDay,
): boolean {
  return spans.some((span) => covers(span, day, half) && reaches(span, learner))
}

/**
 * How many of a lesson's classes are at a distance; null: none. A class of which only a part is
 * counts as some. A lesson without any class goes with the school.
 */
export function reachOf(
  spans: readonly DistanceSpan[],
  classIds: readonly Id[],
  day: Day,
  half: HalfDay,
): LessonDistance | null {
  const covering = spans.filter((span) => covers(span, day, half))
  if (covering.some((span) => span.classIds === null)) return 'all'
  const away = classesOf(covering.filter(({ pupilIds }) => pupilIds === null))
  const parted = classesOf(covering.filter(({ pupilIds }) => pupilIds !== null))
  if (!classIds.some((id) => away.has(id) || parted.has(id))) return null
  return classIds.every((id) => away.has(id)) ? 'all' : 'some'
}

function classesOf(spans: readonly DistanceSpan[]): ReadonlySet<Id> {
  return new Set(spans.flatMap(({ classIds }) => classIds ?? []))
}

/** Where these pupils of a lesson are then. */
export function placesOf(
  spans: readonly DistanceSpan[],
  pupils: readonly Learner[],
  day: Day,
  half: HalfDay,
): LessonPlaces {
  const home = pupils.filter((pupil) => isAtDistance(spans, pupil, day, half)).length
  return { home, room: pupils.length - home }
}

/** What the pupil is told of the day; null: they go to school. */
export function distanceOnDay(
  spans: readonly DistanceSpan[],
  learner: Learner,
  day: Day,
): DayDistance | null {
  const reaching = spans.filter((span) => reaches(span, learner))
  const away = halves.filter((half) => reaching.some((span) => covers(span, day, half)))
  if (away.length === 0) return null
  const touching = reaching.filter((span) => away.some((half) => covers(span, day, half)))
  const told = new Map(
    touching.map(({ pupilIds, reason, words }) => [
      `${pupilIds === null} ${reason} ${words}`,
      { reason, words, ...(pupilIds === null ? {} : { isPart: true as const }) },
    ]),
  )
  return { halves: away, told: [...told.values()] }
}

function covers(span: DistanceSpan, day: Day, half: HalfDay): boolean {
  return (span.onDays?.includes(day) ?? true) && coversHalfDay(span, day, half)
}

function reaches(
  { classIds, pupilIds }: DistanceSpan,
  { classIds: own, pupilId }: Learner,
): boolean {
  const isNamed = pupilIds === null || (pupilId !== null && pupilIds.has(pupilId))
  return isNamed && (classIds === null || classIds.some((id) => own.has(id)))
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
