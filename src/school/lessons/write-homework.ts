/** What is to be done for a coming lesson (*à faire pour le …*), in plain words; and notes. */
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readLesson, readNextLessons, updateLesson } from './lesson-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

const noHomework = {
  homework: null,
  homework_due_on: null,
  homework_by: null,
  homework_at: null,
}

/**
 * Empty text takes the homework away. Without a day it is due at the course's next lesson; a day
 * before the lesson itself is refused.
 */
export async function writeHomework(
  { clock, db }: Context,
  lessonId: Id,
  input: { readonly homework: string; readonly dueOn?: Day | null; readonly writtenBy: Id },
): Promise<Result<{ dueOn: Day | null }>> {
  const lesson = await readLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  const homework = plainText(input.homework)
  if (homework === '') {
    await updateLesson(db, lessonId, noHomework)
    return accept({ dueOn: null })
  }
  const [next] = await readNextLessons(db, lesson.course_id, lesson.ends_at, 1)
  const dueOn = input.dueOn ?? next?.on_date ?? null
  if (dueOn === null || !isDay(dueOn) || dueOn < lesson.on_date) {
    return refuse('bad_request', { where: 'dueOn' })
  }
  await updateLesson(db, lessonId, {
    homework,
    homework_due_on: dueOn,
    homework_by: input.writtenBy,
    homework_at: new Date(clock.now()),
  })
  return accept({ dueOn })
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
