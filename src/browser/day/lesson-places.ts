/** Which lessons are over, which is now, which is next: decided from the school's clock. */
import type { DayLesson } from '#contract/day.ts'
import { isOverdue } from './awaited-until.ts'

export type LessonPlace = 'past' | 'now' | 'next' | 'later' | 'plain'

type TimedLesson = Pick<DayLesson, 'id' | 'startsAt' | 'endsAt' | 'status'>

/**
 * The place of each lesson on the rail, by its id. On another day than today every lesson is
 * simply shown (`plain`). A cancelled lesson is never now nor next.
 */
export function lessonPlaces(
  lessons: readonly TimedLesson[],
  nowMs: number,
  isToday: boolean,
): ReadonlyMap<string, LessonPlace> {
  const upcoming = lessons
    .filter((lesson) => lesson.status !== 'cancelled' && Date.parse(lesson.startsAt) > nowMs)
    .map((lesson) => Date.parse(lesson.startsAt))
  const nextMs = Math.min(...upcoming)
  const placeOf = (lesson: TimedLesson): LessonPlace => {
    if (!isToday) return 'plain'
    const startMs = Date.parse(lesson.startsAt)
    if (Date.parse(lesson.endsAt) <= nowMs) return 'past'
    if (lesson.status === 'cancelled') return 'later'
    if (startMs <= nowMs) return 'now'
    return startMs === nextMs ? 'next' : 'later'
  }
  return new Map(lessons.map((lesson) => [lesson.id, placeOf(lesson)]))
}

/** The one thing that the screen asks for: at most one button of the day is the strong one. */
export type PrimaryAct =
  | { readonly kind: 'resource'; readonly lessonId: string; readonly id: string }
  | { readonly kind: 'assignment'; readonly lessonId: string | null; readonly id: string }

function actOfLesson(lesson: DayLesson, nowMs: number): PrimaryAct | null {
  const open = lesson.assignments.find(
    (work) =>
      (work.state === 'not_opened' || work.state === 'begun') &&
      Date.parse(work.opensAt) <= nowMs &&
      (work.lateAccepted || !isOverdue(work, nowMs)),
  )
  const [resource] = lesson.resources
  // Who has begun the exercise has read the lesson.
  if (
    resource !== undefined &&
    open?.state !== 'begun' &&
    (open || lesson.assignments.length === 0)
  ) {
    return { kind: 'resource', lessonId: lesson.id, id: resource.id }
  }
  return open === undefined ? null : { kind: 'assignment', lessonId: lesson.id, id: open.id }
}

/** What to do first: in the lesson of now, else the next one, else the first work to hand in. */
export function primaryActOf(
  lessons: readonly DayLesson[],
  places: ReadonlyMap<string, LessonPlace>,
  toHandIn: readonly { kind: string; assignmentId?: string; state?: string }[],
  nowMs: number,
): PrimaryAct | null {
  const shown = lessons.filter(
    (lesson) => lesson.status !== 'cancelled' && places.get(lesson.id) !== 'past',
  )
  const order: readonly LessonPlace[] = ['now', 'next', 'plain', 'later']
  for (const place of order) {
    for (const lesson of shown) {
      const act = places.get(lesson.id) === place ? actOfLesson(lesson, nowMs) : null
      if (act !== null) return act
    }
    // Later lessons are folded: work that is due comes before them.
    if (place === 'plain') {
      const due = toHandIn.find(
        (work) =>
          work.kind === 'assignment' && (work.state === 'not_opened' || work.state === 'begun'),
      )
      if (due?.assignmentId !== undefined) {
        return { kind: 'assignment', lessonId: null, id: due.assignmentId }
      }
    }
  }
  return null
}
