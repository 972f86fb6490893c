/** Rows of opened hints: one per attempt and question, which only rises. */
import { type Insertable, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

/**
 * Keeps the most that was ever told, in whichever order it comes. A copy that was handed in stays what it
 * was: what is told of it afterwards changes nothing.
 */
export async function keepOpenedHints(
  db: SchoolDatabase,
  told: Insertable<SchoolTables['opened_hint']>,
): Promise<void> {
  const { attempt_id, opened, question_id, told_at } = told
  await sql`
    insert into opened_hint (attempt_id, question_id, opened, told_at)
    select attempt.id, ${question_id}, ${opened}, ${told_at} from attempt
    where attempt.id = ${attempt_id}
      and not exists (select from submission where submission.attempt_id = attempt.id)
    on conflict (attempt_id, question_id) do update
      set opened = excluded.opened, told_at = excluded.told_at
      where excluded.opened > opened_hint.opened`.execute(db)
}

/** Question id → how many of its hints were opened in the attempt. */
export async function readOpenedHints(
  db: SchoolDatabase,
  attemptId: Id,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('opened_hint')
    .select(['question_id', 'opened'])
    .where('attempt_id', '=', attemptId)
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.opened]))
}
