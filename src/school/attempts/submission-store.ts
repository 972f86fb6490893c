/** Rows of submissions: written in groups, once each, whatever is retried. */
import { sql } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { NewSubmission, SubmissionOutcome, SubmissionRow } from './submission.ts'

/**
 * Writes a group in one statement and says of each what became of it. Everything happens in one
 * transaction: an outcome is true only once that has committed.
 */
export function insertSubmissions(
  db: SchoolDatabase,
  group: readonly NewSubmission[],
): Promise<SubmissionOutcome[]> {
  return db.transaction().execute((trx) => writeSubmissions(trx, group))
}

/** The same within a transaction that writes other things too. */
export async function writeSubmissions(
  trx: SchoolTransaction,
  group: readonly NewSubmission[],
): Promise<SubmissionOutcome[]> {
  const inserted = await insertGroup(trx, group)
  const fresh = new Map(inserted.map((row) => [`${row.account_id}/${row.id}`, row]))
  const repeated = group.filter((one) => !fresh.has(`${one.accountId}/${one.id}`))
  const before = await readBack(trx, repeated)
  const outcomes: SubmissionOutcome[] = []
  for (const one of group) {
    const key = `${one.accountId}/${one.id}`
    const row = fresh.get(key) ?? before.get(key)
    if (row === undefined) {
      outcomes.push({ kind: 'attempt_closed' })
    } else if (row.content_hash !== one.contentHash) {
      await keepConflict(trx, one)
      outcomes.push({ kind: 'other_content' })
    } else {
      outcomes.push({
        kind: fresh.has(key) ? 'received' : 'already_there',
        receiptNumber: Number(row.receipt_number),
        receivedAt: row.received_at,
        timing: row,
      })
    }
  }
  for (const assignmentId of new Set(inserted.map((row) => row.assignment_id))) {
    await publishChange(trx, assignmentTopic, assignmentId)
  }
  return outcomes
}

async function insertGroup(trx: SchoolTransaction, group: readonly NewSubmission[]) {
  const result = await sql<
    Pick<
      SubmissionRow,
      | 'account_id'
      | 'id'
      | 'assignment_id'
      | 'receipt_number'
      | 'received_at'
      | 'content_hash'
      | 'is_late'
      | 'late_ms'
      | 'tried_at'
      | 'tried_same'
      | 'extension'
    >
  >`
    insert into submission (
      account_id, id, school_uai, assignment_id, attempt_id, pupil_id, answers, content_hash,
      received_at, is_late, late_ms, tried_at, tried_hash, tried_same, extension, result, points,
      points_max, to_mark
    )
    select account_id, id, school_uai, assignment_id, attempt_id, pupil_id, answers::jsonb,
      content_hash, received_at, is_late, late_ms, tried_at, tried_hash, tried_same,
      extension::jsonb, result::jsonb, points, points_max, to_mark
    from unnest(
      ${group.map((one) => one.accountId)}::uuid[],
      ${group.map((one) => one.id)}::uuid[],
      ${group.map((one) => one.schoolUai)}::text[],
      ${group.map((one) => one.assignmentId)}::uuid[],
      ${group.map((one) => one.attemptId)}::uuid[],
      ${group.map((one) => one.pupilId)}::uuid[],
      ${group.map((one) => JSON.stringify(one.answers))}::text[],
      ${group.map((one) => one.contentHash)}::text[],
      ${group.map((one) => one.receivedAt)}::timestamptz[],
      ${group.map((one) => one.isLate)}::boolean[],
      ${group.map((one) => Math.round(one.lateMs))}::bigint[],
      ${group.map((one) => one.tried?.at ?? null)}::timestamptz[],
      ${group.map((one) => one.tried?.contentHash ?? null)}::text[],
      ${group.map((one) => one.tried?.isSame ?? null)}::boolean[],
      ${group.map((one) => (one.extension === null ? null : JSON.stringify(one.extension)))}::text[],
      ${group.map((one) => JSON.stringify(one.marking.perQuestion))}::text[],
      ${group.map((one) => one.marking.points)}::numeric[],
      ${group.map((one) => one.marking.pointsMax)}::numeric[],
      ${group.map((one) => one.marking.toMark)}::integer[]
    ) as incoming (
      account_id, id, school_uai, assignment_id, attempt_id, pupil_id, answers, content_hash,
      received_at, is_late, late_ms, tried_at, tried_hash, tried_same, extension, result, points,
      points_max, to_mark
    )
    on conflict do nothing
    returning account_id, id, assignment_id, receipt_number, received_at, content_hash, is_late,
      late_ms, tried_at, tried_same, extension
  `.execute(trx)
  return result.rows
}

async function readBack(trx: SchoolTransaction, group: readonly NewSubmission[]) {
  if (group.length === 0) return new Map<string, SubmissionRow>()
  const rows = await trx
    .selectFrom('submission')
    .selectAll()
    .where(
      'account_id',
      'in',
      group.map((one) => one.accountId),
    )
    .where(
      'id',
      'in',
      group.map((one) => one.id),
    )
    .execute()
  return new Map(rows.map((row) => [`${row.account_id}/${row.id}`, row]))
}

/** Other contents kept under one id: a device that goes on and on must not fill the disk. */
const conflictsMax = 20

async function keepConflict(trx: SchoolTransaction, one: NewSubmission): Promise<void> {
  const { count } = await trx
    .selectFrom('submission_conflict')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('account_id', '=', one.accountId)
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  if (count >= conflictsMax) return
  await trx
    .insertInto('submission_conflict')
    .values({
      account_id: one.accountId,
      id: one.id,
      content_hash: one.contentHash,
      answers: JSON.stringify(one.answers),
      received_at: one.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether an attempt was handed in by somebody who is in one of these pupils' teams. */
export async function isCopyOfTeam(
  db: SchoolDatabase,
  attemptId: Id,
  pupilIds: readonly Id[],
): Promise<boolean> {
  const { rows } = await sql`
    select from submission
    join team_member sender on sender.assignment_id = submission.assignment_id
      and sender.pupil_id = submission.pupil_id
    join team_member mate
      on mate.assignment_id = sender.assignment_id and mate.number = sender.number
    where submission.attempt_id = ${attemptId} and mate.pupil_id = any(${[...pupilIds]}::uuid[])
    limit 1`.execute(db)
  return rows.length > 0
}

/** One of an assignment, or all: until the transaction ends nobody else locks them. Answers how many there are. */
export async function lockSubmissions(
  trx: SchoolTransaction,
  assignmentId: Id,
  attemptId: Id | null,
): Promise<number> {
  const { rows } = await sql`
    select from submission
    where assignment_id = ${assignmentId} and attempt_id = coalesce(${attemptId}::uuid, attempt_id)
    order by attempt_id for update`.execute(trx)
  return rows.length
}
