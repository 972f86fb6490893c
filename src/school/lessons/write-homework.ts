/** What is to be done for a coming lesson (*à faire pour le …*), in plain words; and notes. */
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type LessonRow, readLesson, readNextLessons, updateLesson } from './lesson-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

const noHomework = {
  homework: null,
  homework_due_on: null,
  homework_due_lesson_id: null,
  homework_by: null,
  homework_at: null,
}

/**
 * Empty text takes the homework away. For a lesson it is due on its day, wherever that lesson moves; without
 * one and without a day, for the course's next lesson. A day before the lesson itself is refused.
 */
export async function writeHomework(
  { clock, db }: Context,
  lessonId: Id,
  input: {
    readonly homework: string
    readonly dueOn?: Day | null
    readonly dueLessonId?: Id | null
    readonly writtenBy: Id
  },
): Promise<Result<{ dueOn: Day | null }>> {
  const lesson = await readLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  const homework = plainText(input.homework)
  if (homework === '') {
    await updateLesson(db, lessonId, noHomework)
    return accept({ dueOn: null })
  }
  const { dueLesson, dueOn } = await findDue(db, lesson, input)
  if (dueOn === null || !isDay(dueOn) || dueOn < lesson.on_date) {
    return refuse('bad_request', { where: 'dueOn' })
  }
  await updateLesson(db, lessonId, {
    homework,
    homework_due_on: dueOn,
    homework_due_lesson_id: dueLesson,
    homework_by: input.writtenBy,
    homework_at: new Date(clock.now()),
  })
  return accept({ dueOn })
}

/** No day where the lesson is none of the course, or was there before. */
async function findDue(
  db: Context['db'],
  { course_id: courseId, ends_at: endsAt }: LessonRow,
  { dueLessonId, dueOn }: { readonly dueOn?: Day | null; readonly dueLessonId?: Id | null },
): Promise<{ dueOn: Day | null; dueLesson: Id | null }> {
  if (dueLessonId != null) {
    const due = await readLesson(db, dueLessonId)
    const isLater = due !== null && due.course_id === courseId && due.starts_at >= endsAt
    return { dueOn: isLater ? due.on_date : null, dueLesson: dueLessonId }
  }
  if (dueOn != null) return { dueOn, dueLesson: null }
  const [next] = await readNextLessons(db, courseId, endsAt, 1)
  return { dueOn: next?.on_date ?? null, dueLesson: next?.id ?? null }
}

/** Empty text takes the note away. */
export async function writeNote(
  { db }: Pick<Context, 'db'>,
  lessonId: Id,
  note: string,
): Promise<Result<Record<string, never>>> {
  const lesson = await readLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  const text = plainText(note)
  await updateLesson(db, lessonId, { note: text === '' ? null : text })
  return accept({})
}
