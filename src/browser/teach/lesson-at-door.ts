/**
 * Whose pupils a teacher looks for at the door: those of the lesson that is on, or about to begin; and
 * when its live class may be opened.
 */
import type { TeachingDay } from '#contract/day.ts'

type TaughtLesson = TeachingDay['lessons'][number]

/** Pupils come a while before their lesson. */
const beforeLessonMs = 15 * 60_000

export function isAtDoorTime(
  { startsAt, endsAt, status }: Pick<TaughtLesson, 'startsAt' | 'endsAt' | 'status'>,
  nowMs: number,
): boolean {
  if (status === 'cancelled') return false
  return nowMs >= Date.parse(startsAt) - beforeLessonMs && nowMs < Date.parse(endsAt)
}

/** The board is prepared before, and a class may run over: as the class's door has it. */
const beforeLiveMs = 60 * 60_000
const afterLiveMs = 30 * 60_000

export function isLiveTime(
  { startsAt, endsAt, status }: Pick<TaughtLesson, 'startsAt' | 'endsAt' | 'status'>,
  nowMs: number,
): boolean {
  if (status === 'cancelled') return false
  return nowMs >= Date.parse(startsAt) - beforeLiveMs && nowMs < Date.parse(endsAt) + afterLiveMs
}

/** The one that begins last: while one lesson ends, the next one's pupils come. Null: none. */
export function lessonAtDoor(lessons: readonly TaughtLesson[], nowMs: number): TaughtLesson | null {
  const open = lessons.filter((lesson) => isAtDoorTime(lesson, nowMs))
  return open.reduce<TaughtLesson | null>(
    (latest, lesson) => (latest === null || lesson.startsAt > latest.startsAt ? lesson : latest),
    null,
  )
}
