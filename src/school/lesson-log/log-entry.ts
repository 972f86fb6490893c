/** What a lesson shows in a log, and to whom: pure. */
import type { LogLesson } from '#contract/lesson-log.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** A lesson with all that it carries, as the store reads it. */
export interface LoggedLesson {
  readonly id: Id
  readonly courseId: Id
  readonly courseName: string
  readonly subject: LogLesson['subject']
  readonly plannedOn: Day | null
  readonly onDate: Day
  readonly startsAt: Date
  readonly endsAt: Date
  readonly status: LogLesson['status']
  readonly homework: string | null
  readonly homeworkDueOn: Day | null
  readonly homeworkBy: string | null
  readonly homeworkAt: Date | null
  readonly done: readonly { readonly text: string; readonly by: string; readonly at: string }[]
  readonly readings: LogLesson['readings']
  readonly exercises: readonly {
    readonly id: Id
    readonly title: string
    readonly opensAt: string
    readonly dueAt: string | null
    readonly isToSome: boolean
  }[]
  /** A recording of its live class is kept. */
  readonly isRecorded: boolean
}

/**
 * `school`: teachers and staff, who also see who wrote what when, and lessons of which nothing is
 * written. `family`: pupils and guardians, who see what there is, and exercises once they are open.
 */
export type LogReader = 'school' | 'family'

const instant = (text: string): string => new Date(text).toISOString()

/** Null where the reader has nothing to see in it. */
export function entryFor(lesson: LoggedLesson, reader: LogReader, nowMs: number): LogLesson | null {
  const isSchool = reader === 'school'
  const exercises = lesson.exercises.filter(
    ({ opensAt }) => isSchool || Date.parse(opensAt) <= nowMs,
  )
  const carries =
    lesson.done.length + lesson.readings.length + exercises.length > 0 ||
    lesson.homework !== null ||
    lesson.isRecorded
  if (!carries && !isSchool) return null
  const { homework, homeworkAt, homeworkBy, homeworkDueOn, plannedOn } = lesson
  return {
    id: lesson.id,
    courseId: lesson.courseId,
    courseName: lesson.courseName,
    subject: lesson.subject,
    onDate: lesson.onDate,
    startsAt: lesson.startsAt.toISOString(),
    endsAt: lesson.endsAt.toISOString(),
    status: lesson.status,
    movedFrom: plannedOn === lesson.onDate ? null : plannedOn,
    done: lesson.done.map(({ text, by, at }) =>
      isSchool ? { text, by, at: instant(at) } : { text, by: null, at: null },
    ),
    homework:
      homework === null
        ? null
        : {
            text: homework,
            dueOn: homeworkDueOn,
            by: isSchool ? homeworkBy : null,
            at: isSchool ? (homeworkAt?.toISOString() ?? null) : null,
          },
    readings: lesson.readings,
    exercises: exercises.map(({ id, title, dueAt, isToSome }) => ({
      id,
      title,
      dueAt: dueAt === null ? null : instant(dueAt),
      ...(isSchool && isToSome ? { isToSome: true as const } : {}),
    })),
    ...(lesson.isRecorded ? { isRecorded: true as const } : {}),
  }
}
