/**
 * Who or what would be in two places at once because of a lesson that leaves its place in the
 * timetable. Told and never forbidden, as the clashes of the weekly timetable.
 */
import { lessonClashesMax } from '#contract/dated-clashes.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** A lesson on its day. */
export interface PlacedLesson {
  readonly id: Id
  readonly courseId: Id
  readonly courseName: string
  readonly onDate: Day
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
  readonly room: string | null
  readonly teachers: readonly { readonly id: Id; readonly name: string }[]
}

/** One that was moved, or is about to be; of its teachers the others know the names. */
export type MovedLesson = Omit<PlacedLesson, 'teachers'> & {
  readonly teachers: readonly { readonly id: Id }[]
}

/** By course: its pupils, and the class that each comes from; null where there is none. */
export type Audiences = ReadonlyMap<Id, ReadonlyMap<Id, string | null>>

export interface FoundClash {
  readonly kind: 'teacher' | 'room' | 'class'
  readonly what: string
  readonly onDate: Day
  readonly startsAt: number
  readonly endsAt: number
  readonly lessonIds: [Id, Id]
  readonly courseNames: [string, string]
}

/** By time. Two that were both moved are told once. */
export function findLessonClashes(
  moved: readonly MovedLesson[],
  others: readonly PlacedLesson[],
  audiences: Audiences,
): FoundClash[] {
  const movedIds = new Set(moved.map(({ id }) => id))
  const othersOf = Map.groupBy(others, ({ onDate }) => onDate)
  return moved
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .flatMap((one) =>
      (othersOf.get(one.onDate) ?? [])
        .filter((other) => other.id !== one.id && !(movedIds.has(other.id) && other.id < one.id))
        .filter((other) => other.startsAt < one.endsAt && one.startsAt < other.endsAt)
        .flatMap((other) => clashesOf(one, other, audiences)),
    )
    .slice(0, lessonClashesMax)
}

function clashesOf(one: MovedLesson, other: PlacedLesson, audiences: Audiences): FoundClash[] {
  const make = (kind: FoundClash['kind'], what: string): FoundClash => ({
    kind,
    what,
    onDate: one.onDate,
    startsAt: Math.max(one.startsAt, other.startsAt),
    endsAt: Math.min(one.endsAt, other.endsAt),
    lessonIds: [one.id, other.id],
    courseNames: [one.courseName, other.courseName],
  })
  const own = new Set(one.teachers.map(({ id }) => id))
  const isSameRoom = one.room !== null && one.room.toLowerCase() === other.room?.toLowerCase()
  return [
    ...other.teachers.filter(({ id }) => own.has(id)).map(({ name }) => make('teacher', name)),
    ...(isSameRoom ? [make('room', one.room ?? '')] : []),
    ...sharedClasses(one, other, audiences).map((name) => make('class', name)),
  ]
}

/** Classes of the pupils whom both lessons expect; whoever is in no class is named by the course. */
function sharedClasses(one: MovedLesson, other: PlacedLesson, audiences: Audiences): string[] {
  const theirs = audiences.get(other.courseId)
  const shared = [...(audiences.get(one.courseId) ?? [])].filter(([pupilId]) =>
    theirs?.has(pupilId),
  )
  return [...new Set(shared.map(([, className]) => className ?? other.courseName))].sort()
}
