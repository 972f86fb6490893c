/** Rows of attempts and of the answers saved while they are under way. */
import { type Selectable, sql } from 'kysely'
import type { Answer } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { AssignmentRow } from './assignment-store.ts'

type AttemptRow = Selectable<SchoolTables['attempt']>

/** An attempt with its assignment and whether it was submitted: one query for every act on it. */
export interface AttemptInHand {
  readonly attempt: AttemptRow
  readonly assignment: AssignmentRow
  readonly submissionId: Id | null
}

export async function readAttempt(
  db: SchoolDatabase,
  attemptId: Id,
): Promise<AttemptInHand | null> {
  const row = await db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
    .leftJoin('submission', 'submission.attempt_id', 'attempt.id')
    .selectAll('assignment')
    .select([
      'attempt.id as attempt_id',
      'attempt.pupil_id',
      'attempt.number',
      'attempt.attempts_max as attempts_max_then',
      'attempt.started_at',
      'submission.id as submission_id',
    ])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) return null
  const {
    attempt_id,
    pupil_id,
    number,
    attempts_max_then,
    started_at,
    submission_id,
    ...assignment
  } = row
  return {
    attempt: {
      id: attempt_id,
      school_uai: assignment.school_uai,
      assignment_id: assignment.id,
      pupil_id,
      number,
      attempts_max: attempts_max_then,
      started_at,
    },
    assignment,
    submissionId: submission_id,
  }
}

/** All attempts of one pupil at one assignment, with what was submitted. */
export function readAttemptsOfPupil(db: SchoolDatabase, assignmentId: Id, pupilId: Id) {
  return db
    .selectFrom('attempt')
    .leftJoin('submission', 'submission.attempt_id', 'attempt.id')
    .select([
      'attempt.id',
      'attempt.number',
      'attempt.started_at',
      'submission.id as submission_id',
      'submission.receipt_number',
      'submission.received_at',
      'submission.content_hash',
      'submission.is_late',
      'submission.points',
      'submission.to_mark',
    ])
    .where('attempt.assignment_id', '=', assignmentId)
    .where('attempt.pupil_id', '=', pupilId)
    .orderBy('attempt.number')
    .execute()
}

/** False where the attempt exists already (a second click, another device): read it then. */
export async function insertAttempt(db: SchoolDatabase, attempt: AttemptRow): Promise<boolean> {
  const result = await db
    .insertInto('attempt')
    .values(attempt)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export interface AnswerSave {
  readonly attemptId: Id
  readonly questionId: string
  readonly answer: Answer
  readonly version: number
  readonly savedAt: Date
}

/**
 * Saves many answers in one statement. An older version never overwrites a newer one, and
 * nothing is saved under an attempt that was submitted.
 */
export async function saveAnswers(db: SchoolDatabase, saves: readonly AnswerSave[]): Promise<void> {
  // One statement may touch a row only once: of two saves of one answer the newer stays.
  const newest = new Map<string, AnswerSave>()
  for (const save of saves) {
    const key = `${save.attemptId}/${save.questionId}`
    const before = newest.get(key)
    if (before === undefined || before.version < save.version) newest.set(key, save)
  }
  const rows = [...newest.values()]
  await sql`
    insert into attempt_answer (attempt_id, question_id, answer, version, saved_at)
    select incoming.attempt_id, incoming.question_id, incoming.answer::jsonb, incoming.version, incoming.saved_at
    from unnest(
      ${rows.map((row) => row.attemptId)}::uuid[],
      ${rows.map((row) => row.questionId)}::text[],
      ${rows.map((row) => JSON.stringify(row.answer))}::text[],
      ${rows.map((row) => row.version)}::bigint[],
      ${rows.map((row) => row.savedAt)}::timestamptz[]
    ) as incoming (attempt_id, question_id, answer, version, saved_at)
    where not exists (select from submission where submission.attempt_id = incoming.attempt_id)
    on conflict (attempt_id, question_id) do update
      set answer = excluded.answer, version = excluded.version, saved_at = excluded.saved_at
      where excluded.version > attempt_answer.version
  `.execute(db)
}

export async function readSavedAnswers(db: SchoolDatabase, attemptId: Id) {
  const rows = await db
    .selectFrom('attempt_answer')
    .select(['question_id', 'answer', 'version'])
    .where('attempt_id', '=', attemptId)
    .execute()
  return {
    answers: Object.fromEntries(rows.map((row) => [row.question_id, row.answer as Answer])),
    versions: Object.fromEntries(rows.map((row) => [row.question_id, Number(row.version)])),
  }
}
