/** Attempts that a teacher began for a sheet, as long as their pupil has not opened them. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

export async function insertPaperAttempt(db: SchoolDatabase, attemptId: Id): Promise<void> {
  await db
    .insertInto('paper_attempt')
    .values({ attempt_id: attemptId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Its pupil opened it: from here on it is theirs. False where it was theirs already, or is gone. */
export async function deletePaperAttempt(db: SchoolDatabase, attemptId: Id): Promise<boolean> {
  const result = await db
    .deleteFrom('paper_attempt')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** The attempt itself goes, where its pupil never opened it and it holds nothing. */
export async function deleteUnopened(trx: SchoolTransaction, attemptId: Id): Promise<void> {
  const holds = (table: string) =>
    sql`exists (select from ${sql.table(table)} held where held.attempt_id = attempt.id)`
  await sql`
    with unopened as (
      delete from paper_attempt where attempt_id = ${attemptId} returning attempt_id
    )
    delete from attempt using unopened
    where attempt.id = unopened.attempt_id and not ${holds('submission')}
      and not ${holds('attempt_answer')} and not ${holds('file')}
      and not ${holds('photo_part')} and not ${holds('opened_hint')}`.execute(trx)
}
