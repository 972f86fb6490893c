/** What a teacher wrote for a lesson's pupils, and who wrote it last. */
import { sql } from 'kysely'
import type { OtherHand } from '#contract/overtaken.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

export interface LessonWords {
  readonly note: string | null
  readonly homework: string | null
  readonly homeworkDueOn: Day | null
  readonly homeworkDueLessonId: Id | null
  readonly noteBy: Id | null
  readonly homeworkBy: Id | null
  readonly noteHand: OtherHand
  readonly homeworkHand: OtherHand
}

const nameOf = (column: 'note_by' | 'homework_by') => sql`(
  select ${shownName()} from person where person.id = lesson.${sql.ref(column)})`

/** Until the transaction ends nobody else writes them. */
export async function lockWords(
  trx: SchoolTransaction,
  lessonId: Id,
): Promise<LessonWords | undefined> {
  const { rows } = await sql<{
    note: string | null
    note_by: Id | null
    note_at: Date | null
    note_name: string | null
    homework: string | null
    homework_due_on: Day | null
    homework_due_lesson_id: Id | null
    homework_by: Id | null
    homework_at: Date | null
    homework_name: string | null
  }>`
    select note, note_by, note_at, ${nameOf('note_by')} as note_name, homework, homework_due_on,
      homework_due_lesson_id,
      homework_by, homework_at, ${nameOf('homework_by')} as homework_name
    from lesson where id = ${lessonId} for no key update`.execute(trx)
  return rows.map((row) => ({
    note: row.note,
    homework: row.homework,
    homeworkDueOn: row.homework_due_on,
    homeworkDueLessonId: row.homework_due_lesson_id,
    noteBy: row.note_by,
    homeworkBy: row.homework_by,
    noteHand: { by: row.note_name, at: row.note_at?.toISOString() ?? null },
    homeworkHand: { by: row.homework_name, at: row.homework_at?.toISOString() ?? null },
  }))[0]
}
