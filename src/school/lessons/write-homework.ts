/**
 * What is to be done for a coming lesson (*à faire pour le …*), in plain words; and notes. What a colleague
 * wrote since the writer read stays, and is told; one's own of another device gives way.
 */
import type { SavedHomework, SavedNote } from '#contract/lesson-words.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { type LessonRow, readLesson, readNextLessons, updateLesson } from './lesson-store.ts'
import { type LessonWords, lockWords } from './lesson-words-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

type Homework = Pick<LessonWords, 'homework' | 'homeworkDueOn' | 'homeworkDueLessonId'>

interface HomeworkWish {
  readonly homework: string
  readonly dueOn?: Day | null
  readonly dueLessonId?: Id | null
  readonly writtenBy: Id
  /** What the writer read. */
  readonly was?: Homework
}

/**
 * Empty text takes the homework away. For a lesson it is due on its day, wherever that lesson moves; without
 * one and without a day, for the course's next lesson. A day before the lesson itself is refused.
 */
export function writeHomework(
  { clock, db }: Context,
  lessonId: Id,
  { was, writtenBy, ...input }: HomeworkWish,
): Promise<Result<SavedHomework>> {
  return db.transaction().execute(async (trx) => {
    const due = await holdDue(trx, lessonId, input)
    return overWords<SavedHomework>(trx, lessonId, async (lesson, standing) => {
      const wished = await homeworkOf(trx, lesson, { ...input, ...due })
      if (!wished.ok) return wished
      const { homeworkHand, homeworkBy, homework, homeworkDueLessonId, homeworkDueOn } = standing
      const there: Homework = { homework, homeworkDueLessonId, homeworkDueOn }
      if (isSame(wished.value, there)) return accept({ newer: null })
      if (was !== undefined && homeworkBy !== writtenBy && !isSame(was, there)) {
        return accept({ newer: { ...homeworkHand, ...there } })
      }
      await updateLesson(trx, lessonId, {
        homework: wished.value.homework,
        homework_due_on: wished.value.homeworkDueOn,
        homework_due_lesson_id: wished.value.homeworkDueLessonId,
        homework_by: writtenBy,
        homework_at: new Date(clock.now()),
      })
      return accept({ newer: null })
    })
  })
}

/** Due for a lesson it is the same on whatever day that lesson is. */
function isSame(one: Homework, there: Homework): boolean {
  return (
    one.homework === there.homework &&
    one.homeworkDueLessonId === there.homeworkDueLessonId &&
    (there.homeworkDueLessonId !== null || one.homeworkDueOn === there.homeworkDueOn)
  )
}

type DueWish = Pick<HomeworkWish, 'dueOn' | 'dueLessonId'>

/** For which lesson or day it is to be; both lessons stay on their days meanwhile. */
async function holdDue(trx: SchoolTransaction, lessonId: Id, wish: DueWish): Promise<DueWish> {
  const dueLessonId = wish.dueLessonId ?? null
  if (dueLessonId === null && wish.dueOn != null) return { dueOn: wish.dueOn }
  const held = dueLessonId ?? (await nextLessonId(trx, lessonId))
  await lockLessons(trx, held === null ? [lessonId] : [lessonId, held], 'move')
  return { dueLessonId: held }
}

async function nextLessonId(trx: SchoolTransaction, lessonId: Id): Promise<Id | null> {
  const lesson = await readLesson(trx, lessonId)
  if (lesson === null) return null
  const [next] = await readNextLessons(trx, lesson.course_id, lesson.ends_at, 1)
  return next?.id ?? null
}

async function homeworkOf(
  trx: SchoolTransaction,
  lesson: LessonRow,
  input: DueWish & Pick<HomeworkWish, 'homework'>,
): Promise<Result<Homework>> {
  const homework = plainText(input.homework)
  if (homework === '') {
    return accept({ homework: null, homeworkDueOn: null, homeworkDueLessonId: null })
  }
  const { dueLesson, dueOn } = await findDue(trx, lesson, input)
  if (dueOn === null || !isDay(dueOn) || dueOn < lesson.on_date) {
    return refuse('bad_request', { where: 'dueOn' })
  }
  return accept({ homework, homeworkDueOn: dueOn, homeworkDueLessonId: dueLesson })
}

/** No day where the lesson is none of the course, or was there before. */
async function findDue(
  trx: SchoolTransaction,
  { course_id: courseId, ends_at: endsAt }: LessonRow,
  { dueLessonId, dueOn }: DueWish,
): Promise<{ dueOn: Day | null; dueLesson: Id | null }> {
  if (dueLessonId != null) {
    const due = await readLesson(trx, dueLessonId)
    const isLater = due !== null && due.course_id === courseId && due.starts_at >= endsAt
    return { dueOn: isLater ? due.on_date : null, dueLesson: dueLessonId }
  }
  return { dueOn: dueOn ?? null, dueLesson: null }
}

/** Empty text takes the note away. */
export function writeNote(
  { clock, db }: Context,
  lessonId: Id,
  wish: { readonly note: string; readonly writtenBy: Id; readonly was?: string | null },
): Promise<Result<SavedNote>> {
  const text = plainText(wish.note)
  const note = text === '' ? null : text
  return db.transaction().execute((trx) =>
    overWords<SavedNote>(trx, lessonId, async (_lesson, standing) => {
      if (note === standing.note) return accept({ newer: null })
      const { was, writtenBy } = wish
      if (was !== undefined && standing.noteBy !== writtenBy && was !== standing.note) {
        return accept({ newer: { ...standing.noteHand, note: standing.note } })
      }
      const note_at = new Date(clock.now())
      await updateLesson(trx, lessonId, { note, note_by: writtenBy, note_at })
      return accept({ newer: null })
    }),
  )
}

/** Until the transaction ends nobody else writes for this lesson: what stands there stays true. */
async function overWords<T>(
  trx: SchoolTransaction,
  lessonId: Id,
  write: (lesson: LessonRow, standing: LessonWords) => Promise<Result<T>>,
): Promise<Result<T>> {
  const standing = await lockWords(trx, lessonId)
  const lesson = await readLesson(trx, lessonId)
  if (standing === undefined || lesson === null) return refuse('not_found')
  return write(lesson, standing)
}
