/** Rows of copies that wait for a person's mark, and whose a copy is. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Copies of an assignment that wait for a person's mark, other than one. */
export interface WaitingCopies {
  /** The one that came in next after it, and after the last the first of all; null where none does. */
  readonly nextAttemptId: Id | null
  readonly count: number
}

/** Of the whole copy, or of one question alone. */
export async function readWaitingCopies(
  db: SchoolDatabase,
  assignmentId: Id,
  exceptAttemptId: Id,
  questionId: string | null,
): Promise<WaitingCopies> {
  const open = JSON.stringify([{ questionId, state: 'to_mark' }])
  const waits =
    questionId === null
      ? sql`to_mark > (select count(*) from hand_mark where attempt_id = submission.attempt_id)`
      : sql`result @> ${open}::jsonb and not exists (
          select from hand_mark
          where attempt_id = submission.attempt_id and question_id = ${questionId})`
  const { rows } = await sql<{ attempt_id: Id; count: number }>`
    select attempt_id, count(*) over ()::integer as count from submission
    where assignment_id = ${assignmentId} and attempt_id <> ${exceptAttemptId} and ${waits}
    order by (received_at, attempt_id) < (
        select present.received_at, present.attempt_id from submission present
        where present.attempt_id = ${exceptAttemptId}),
      received_at, attempt_id
    limit 1`.execute(db)
  return { nextAttemptId: rows[0]?.attempt_id ?? null, count: rows[0]?.count ?? 0 }
}

/**
 * Of a question that rules marked nothing waits: all copies that have it come in turn, as they were received.
 * What stands on paper is a person's to mark, and waits.
 */
export async function readCopiesInTurn(
  db: SchoolDatabase,
  assignmentId: Id,
  attemptId: Id,
  questionId: string,
): Promise<WaitingCopies & { readonly firstAttemptId: Id | null }> {
  const ofQuestion = sql`assignment_id = ${assignmentId}
    and result @> ${JSON.stringify([{ questionId }])}::jsonb
    and not result @> ${JSON.stringify([{ questionId, state: 'to_mark' }])}::jsonb`
  const { rows } = await sql<{ first: Id | null; next: Id | null; count: number }>`
    with turn as (
      select attempt_id, received_at, (received_at, attempt_id) > (
        select received_at, attempt_id from submission where attempt_id = ${attemptId}
      ) as is_after
      from submission where ${ofQuestion}
    )
    select (select attempt_id from turn order by received_at, attempt_id limit 1) as first,
      (select attempt_id from turn where is_after order by received_at, attempt_id limit 1) as next,
      (select count(*)::integer from turn where is_after) as count`.execute(db)
  const [row] = rows
  return {
    firstAttemptId: row?.first ?? null,
    nextAttemptId: row?.next ?? null,
    count: row?.count ?? 0,
  }
}

export async function readPupilName(db: SchoolDatabase, pupilId: Id): Promise<PersonName> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'family_name', 'usage_name', 'given_name'])
    .where('id', '=', pupilId)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    familyName: row.usage_name ?? row.family_name,
    givenName: row.given_name,
  }
}
