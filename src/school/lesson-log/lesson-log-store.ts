/** Reads and writes what teachers say was done in a lesson. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

/** Where a lesson belongs, for the rules. */
export async function readLoggedPlace(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<{ courseId: Id; schoolUai: string } | null> {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .select(['lesson.course_id', 'lesson.school_uai'])
    .where('lesson.id', '=', lessonId)
    .where('course.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { courseId: row.course_id, schoolUai: row.school_uai }
}

export interface WrittenLog {
  readonly writtenBy: Id
  readonly by: string
  readonly done: string
  readonly draftVersion: number
  readonly writtenAt: Date
}

/** What each teacher wrote of the lesson, the first one first; those that took it back among them. */
export async function readLogsOfLesson(db: SchoolDatabase, lessonId: Id): Promise<WrittenLog[]> {
  const { rows } = await sql<WrittenLog>`
    select lesson_log.written_by as "writtenBy",
      ${shownName()} as by,
      lesson_log.done, lesson_log.draft_version as "draftVersion",
      lesson_log.written_at as "writtenAt"
    from lesson_log join person on person.id = lesson_log.written_by
    where lesson_log.lesson_id = ${lessonId}
    order by lesson_log.begun_at, lesson_log.written_by`.execute(db)
  return rows
}

/** False: it was saved from another place since `draftVersion`. */
export async function writeLog(
  db: SchoolDatabase,
  log: {
    readonly lessonId: Id
    readonly writtenBy: Id
    readonly done: string
    readonly draftVersion: number
    readonly at: Date
  },
): Promise<boolean> {
  const change = { done: log.done, draft_version: log.draftVersion + 1, written_at: log.at }
  const written = await db
    .insertInto('lesson_log')
    .values({ lesson_id: log.lessonId, written_by: log.writtenBy, begun_at: log.at, ...change })
    .onConflict((conflict) =>
      conflict
        .columns(['lesson_id', 'written_by'])
        .doUpdateSet(change)
        .where('lesson_log.draft_version', '=', log.draftVersion),
    )
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
