/**
 * One course on one day, as it is sealed: lessons, what is read, what is answered. It says nothing
 * of anybody, and nothing of the moment it was made: the same rows always give the same pack.
 */
import type { Subject } from '#contract/classes.ts'
import type {
  DayPack,
  HeldExercisePack,
  PackedExercise,
  PackedFile,
  PackedLesson,
} from '#contract/day-packs.ts'
import { readingMinutes } from '#contract/reading-minutes.ts'
import type { Reading } from '#contract/resources.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

export interface PackedCourse {
  readonly id: Id
  readonly schoolUai: string
  readonly name: string
  readonly subject: Subject
}

export interface LessonOfDay {
  readonly id: Id
  readonly onDate: Day
  readonly plannedOn: Day | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly room: string | null
  readonly status: 'planned' | 'moved' | 'cancelled'
  readonly note: string | null
  readonly homework: string | null
  readonly homeworkDueOn: Day | null
  /** In their order. */
  readonly resourceIds: readonly Id[]
  readonly assignmentIds: readonly Id[]
}

/** What one course has on one day. */
export interface DayOfCourse {
  readonly on: Day
  /** In the order of their times. */
  readonly lessons: readonly LessonOfDay[]
  /** Given in earlier lessons and not due before this day, or to open only now. */
  readonly carriedIds: readonly Id[]
  /** Of these lessons or carried, and given to some pupils only: the day says nothing of them. */
  readonly someIds: readonly Id[]
}

export interface ReadingOfDay {
  readonly reading: Reading
  readonly files: readonly PackedFile[]
}

export interface ExerciseOfDay {
  readonly packed: PackedExercise
  /** It was to open later than it was given: nobody sees its questions before that hour. */
  readonly isHeld: boolean
}

/** The slides of a lesson's live class. */
export type SlidesOfLesson = NonNullable<DayPack['slides']>[number]

/** What the lessons of a course hold: only what can be read or answered, and what is shown in class. */
export interface ContentsOfDays {
  readonly readings: ReadonlyMap<Id, ReadingOfDay>
  readonly exercises: ReadonlyMap<Id, ExerciseOfDay>
  /** By lesson. */
  readonly slides: ReadonlyMap<Id, SlidesOfLesson>
}

/**
 * Decided by the rows and not by the clock: an exercise that opens at nine does not move from its
 * own pack into the day's at nine, when a class is about to open it.
 */
export function isHeldBack(assignment: { readonly opensAt: string }, assignedAt: Date): boolean {
  return Date.parse(assignment.opensAt) > assignedAt.getTime()
}

export function composeDayPack(
  course: PackedCourse,
  day: DayOfCourse,
  { readings, exercises, slides }: ContentsOfDays,
): DayPack {
  const { on, lessons } = day
  const read = present(readings, resourcesOf(day))
  const answered = present(exercises, assignmentsOf(day))
  const shown = present(
    slides,
    lessons.map(({ id }) => id),
  )
  return {
    format: 1,
    courseId: course.id,
    schoolUai: course.schoolUai,
    on,
    subject: course.subject,
    courseName: course.name,
    lessons: lessons.map((lesson) => packLesson(lesson, { readings, exercises, slides })),
    readings: read.map(({ reading: { files: _, ...reading }, files }) => ({
      reading,
      files: [...files],
    })),
    exercises: answered.filter(({ isHeld }) => !isHeld).map(({ packed }) => packed),
    ...(shown.length === 0 ? {} : { slides: shown }),
  }
}

/** The exercises of the day that open later or are for some pupils, each for a pack of its own. */
export function heldPacks(day: DayOfCourse, { exercises }: ContentsOfDays): HeldExercisePack[] {
  const held = present(exercises, assignmentsOf(day)).filter(({ isHeld }) => isHeld)
  return [...held, ...present(exercises, day.someIds)].map(({ packed }) => ({
    format: 1,
    exercise: packed,
  }))
}

export function resourcesOf({ lessons }: DayOfCourse): ReadonlySet<Id> {
  return new Set(lessons.flatMap(({ resourceIds }) => resourceIds))
}

/** What all of the course have: of its lessons first, then what is carried over. */
export function assignmentsOf({ lessons, carriedIds }: DayOfCourse): ReadonlySet<Id> {
  return new Set([...lessons.flatMap(({ assignmentIds }) => assignmentIds), ...carriedIds])
}

/**
 * The pack without its largest reading or exercise, for one that is too large to travel; the
 * device reads from the server what is left out. Null: nothing is left to leave out.
 */
export function withoutLargest(pack: DayPack): DayPack | null {
  const parts = [...pack.readings, ...pack.exercises].map((part) => ({
    part,
    size: JSON.stringify(part).length,
  }))
  const [largest] = parts.sort((one, other) => other.size - one.size)
  if (largest === undefined) return null
  return {
    ...pack,
    readings: pack.readings.filter((reading) => reading !== largest.part),
    exercises: pack.exercises.filter((exercise) => exercise !== largest.part),
  }
}

function packLesson(lesson: LessonOfDay, { readings, exercises }: ContentsOfDays): PackedLesson {
  const { plannedOn, onDate } = lesson
  return {
    id: lesson.id,
    startsAt: lesson.startsAt.toISOString(),
    endsAt: lesson.endsAt.toISOString(),
    room: lesson.room,
    status: lesson.status,
    movedFrom: plannedOn !== null && plannedOn !== onDate ? plannedOn : null,
    note: lesson.note,
    homework: lesson.homework,
    homeworkDueOn: lesson.homeworkDueOn,
    resources: present(readings, lesson.resourceIds).map(({ reading }) => ({
      id: reading.id,
      title: reading.title,
      minutes: readingMinutes(reading.content),
    })),
    assignments: present(exercises, lesson.assignmentIds).map(({ packed }) => packed.assignment),
  }
}

function present<T>(known: ReadonlyMap<Id, T>, ids: Iterable<Id>): T[] {
  return [...ids].flatMap((id) => known.get(id) ?? [])
}
