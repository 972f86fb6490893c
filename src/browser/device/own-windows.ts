/**
 * Puts a pupil's own times in place of the class's, for what packs tell: those hold what is everybody's,
 * and the own times come with who one is. Pure.
 */
import type { HandIn } from '#contract/day.ts'
import type { DayPack } from '#contract/day-packs.ts'
import type { Assignment } from '#contract/exercises.ts'
import type { Me } from '#contract/me.ts'

export type OwnWindows = NonNullable<Me['ownWindows']>

export function withOwnWindow(assignment: Assignment, windows: OwnWindows): Assignment {
  const own = windows.find(({ assignmentId }) => assignmentId === assignment.id)
  return own === undefined ? assignment : { ...assignment, opensAt: own.opensAt, dueAt: own.dueAt }
}

export function handInWithOwnWindow(item: HandIn, windows: OwnWindows): HandIn {
  if (item.kind !== 'assignment') return item
  const own = windows.find(({ assignmentId }) => assignmentId === item.assignmentId)
  if (own === undefined || own.dueAt === item.dueAt) return item
  // What outages made of the class's time says nothing of this one.
  const { extendedUntil: _, ...rest } = item
  return { ...rest, dueAt: own.dueAt }
}

export function packWithOwnWindows(pack: DayPack, windows: OwnWindows): DayPack {
  if (windows.length === 0) return pack
  return {
    ...pack,
    lessons: pack.lessons.map((lesson) => ({
      ...lesson,
      assignments: lesson.assignments.map((one) => withOwnWindow(one, windows)),
    })),
    exercises: pack.exercises.map((exercise) => ({
      ...exercise,
      assignment: withOwnWindow(exercise.assignment, windows),
    })),
  }
}
