/** Lays the lessons of one course beside those of another: the first at the first, and so on. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

export interface OrderedLesson {
  readonly id: Id
  readonly onDate: Day
  readonly startsAtMs: number
  readonly isCancelled: boolean
}

/** By time, without those that are cancelled. */
export function heldLessons(lessons: readonly OrderedLesson[]): OrderedLesson[] {
  return lessons
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((one, other) => one.startsAtMs - other.startsAtMs)
}

/**
 * The place of each lesson among those that are held, from 0. What a cancelled lesson carries was
 * read at the next one: it has that one's place.
 */
export function placesOf(lessons: readonly OrderedLesson[]): Map<Id, number> {
  const places = new Map<Id, number>()
  let place = 0
  for (const lesson of lessons.toSorted((one, other) => one.startsAtMs - other.startsAtMs)) {
    places.set(lesson.id, place)
    if (!lesson.isCancelled) place += 1
  }
  return places
}

/** Lessons of the target to fill: to come, held, on the day or later. */
export function lessonsToFill(
  target: readonly OrderedLesson[],
  { firstDay, nowMs }: { readonly firstDay: Day; readonly nowMs: number },
): OrderedLesson[] {
  return heldLessons(target).filter(
    ({ onDate, startsAtMs }) => onDate >= firstDay && startsAtMs > nowMs,
  )
}

/**
 * By the id of each source lesson from the first one on: the lesson at which its things go, as many
 * lessons later as it was in the source; null where the target has no more.
 */
export function pairLessons(
  source: readonly OrderedLesson[],
  toFill: readonly OrderedLesson[],
  firstLessonId: Id,
): Map<Id, OrderedLesson | null> {
  const places = placesOf(source)
  const first = places.get(firstLessonId)
  if (first === undefined) return new Map()
  // By time: a cancelled lesson right before the first one has its place, and is not taken up.
  const all = [...places]
  const taken = all.slice(all.findIndex(([id]) => id === firstLessonId))
  return new Map(taken.map(([id, place]) => [id, toFill[place - first] ?? null]))
}

/**
 * Where a reprise begins unless its teacher says otherwise: in another year at the lesson of the same
 * number, beside another class at the first one on or after the same day; else at the next to come.
 */
export function usualFirstDay(
  source: readonly OrderedLesson[],
  target: readonly OrderedLesson[],
  firstLessonId: Id,
  now: { readonly nowMs: number; readonly today: Day; readonly isSameYear: boolean },
): Day {
  const { nowMs, today } = now
  const same = now.isSameYear
    ? heldLessons(target).find(
        ({ onDate }) => onDate >= (source.find(({ id }) => id === firstLessonId)?.onDate ?? today),
      )
    : heldLessons(target)[placesOf(source).get(firstLessonId) ?? 0]
  if (same !== undefined && same.startsAtMs > nowMs) return same.onDate
  return lessonsToFill(target, { firstDay: today, nowMs })[0]?.onDate ?? today
}
