/** Rows of copies that wait for a person's mark, and whose a copy is. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Copies of an assignment that count and wait for a person's mark, other than one. */
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
      ? sql`counting_copy.waiting > 0`
      : sql`result @> ${open}::jsonb and not exists (
          select from hand_mark
          where attempt_id = counting_copy.attempt_id and question_id = ${questionId})`
  const { rows } = await sql<{ attempt_id: Id; count: number }>`
    select counting_copy.attempt_id, count(*) over ()::integer as count from counting_copy
    join submission on submission.attempt_id = counting_copy.attempt_id
    where counting_copy.assignment_id = ${assignmentId}
      and counting_copy.attempt_id <> ${exceptAttemptId} and ${waits}
    order by (counting_copy.received_at, counting_copy.attempt_id) < (
        select present.received_at, present.attempt_id from submission present
        where present.attempt_id = ${exceptAttemptId}),
      counting_copy.received_at, counting_copy.attempt_id
    limit 1`.execute(db)
  return { nextAttemptId: rows[0]?.attempt_id ?? null, count: rows[0]?.count ?? 0 }
}

/**
 * Of a question that rules marked nothing waits: all counting copies that have it come in turn, as they were received.
 * What stands on paper is a person's to mark, and waits.
 */
export async function readCopiesInTurn(
  db: SchoolDatabase,
  assignmentId: Id,
  attemptId: Id,
  questionId: string,
): Promise<WaitingCopies & { readonly firstAttemptId: Id | null }> {
  const ofQuestion = sql`assignment_id = ${assignmentId}
    and attempt_id in (select attempt_id from counting_copy where assignment_id = ${assignmentId})
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

export interface CopyOfPupil {
  readonly attemptId: Id
  readonly number: number
  readonly receivedAt: Date
  readonly counts: boolean
}

/** All that is handed in of a pupil, or their team, in the order in which it was received. */
export async function readCopiesOfPupil(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<readonly CopyOfPupil[]> {
  const { rows } = await sql<CopyOfPupil>`
    select copy.attempt_id as "attemptId", copy.number, submission.received_at as "receivedAt",
      copy.attempt_id in (
        select attempt_id from counting_copy where assignment_id = ${assignmentId}
      ) as counts
    from copies_of(${assignmentId}, ${pupilId}) copy
    join submission on submission.attempt_id = copy.attempt_id
    order by submission.received_at, copy.number, copy.attempt_id`.execute(db)
  return rows
}

/** Whether nobody whose copy it is follows the course any more. */
export async function hasLeftCourse(db: SchoolDatabase, attemptId: Id): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select not exists (
      select from course_pupil
      where course_pupil.course_id = assignment.course_id and (
        course_pupil.pupil_id = attempt.pupil_id or course_pupil.pupil_id in (
          select mate.pupil_id from team_member own
          join team_member mate
            on mate.assignment_id = own.assignment_id and mate.number = own.number
          where own.assignment_id = assignment.id and own.pupil_id = attempt.pupil_id
        )
      )
    ) as left
    from attempt join assignment on assignment.id = attempt.assignment_id
    where attempt.id = ${attemptId}`.execute(db)
  return rows[0]?.left ?? false
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
