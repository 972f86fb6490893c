/**
 * What must happen to the lessons to come when the timetable or the calendar changes. Lessons
 * that nobody has touched follow the timetable; lessons that carry work, words or a change stay
 * as they are, and are told.
 */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { PlannedLesson } from './weekly-timetable.ts'

/** A lesson that is there. */
export interface ExistingLesson {
  readonly id: Id
  readonly slotId: Id
  readonly plannedOn: Day
  readonly startsAt: number
  readonly endsAt: number
  readonly room: string | null
  /** Carries resources, exercises, homework or a note, or was moved, cancelled, given a room. */
  readonly isTouched: boolean
}

export interface LessonChanges {
  readonly create: readonly PlannedLesson[]
  readonly update: readonly { readonly id: Id; readonly planned: PlannedLesson }[]
  readonly remove: readonly Id[]
  /** Touched, and no longer where the timetable is. */
  readonly keep: readonly Id[]
  readonly unchanged: number
}

/** Compares by slot and day; both lists hold the days to come only. */
export function compareLessons(
  existing: readonly ExistingLesson[],
  planned: readonly PlannedLesson[],
): LessonChanges {
  const plannedByKey = new Map(planned.map((lesson) => [keyOf(lesson), lesson]))
  const update: { id: Id; planned: PlannedLesson }[] = []
  const remove: Id[] = []
  const keep: Id[] = []
  let unchanged = 0
  for (const lesson of existing) {
    const wanted = plannedByKey.get(keyOf(lesson))
    plannedByKey.delete(keyOf(lesson))
    if (wanted !== undefined && isSame(lesson, wanted)) unchanged += 1
    else if (lesson.isTouched) keep.push(lesson.id)
    else if (wanted === undefined) remove.push(lesson.id)
    else update.push({ id: lesson.id, planned: wanted })
  }
  return { create: [...plannedByKey.values()], update, remove, keep, unchanged }
}

function keyOf(lesson: { readonly slotId: Id; readonly plannedOn: Day }): string {
  return `${lesson.slotId} ${lesson.plannedOn}`
}

function isSame(lesson: ExistingLesson, planned: PlannedLesson): boolean {
  return (
    lesson.startsAt === planned.startsAt &&
    lesson.endsAt === planned.endsAt &&
    lesson.room === planned.room
  )
}
