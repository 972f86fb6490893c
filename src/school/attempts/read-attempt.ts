/** Reads attempts: one with all that acts on it ask, or those of a pupil. */
import { type Selectable, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { AssignedRow } from '#school/assignments/assigned.ts'
import { termsColumns, termsOf } from '#school/assignments/join-terms.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

type AttemptRow = Selectable<SchoolTables['attempt']>

/** An attempt with its assignment and whether it was submitted: one query for every act on it. */
export interface AttemptInHand {
  readonly attempt: AttemptRow
  /** With the terms of the attempt's pupil. */
  readonly assignment: AssignedRow
  readonly submissionId: Id | null
}

export async function readAttempt(
  db: SchoolDatabase,
  attemptId: Id,
): Promise<AttemptInHand | null> {
  const row = await db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
    .innerJoinLateral(termsOf(sql<Id>`attempt.pupil_id`), (join) => join.onTrue())
    .leftJoin('submission', 'submission.attempt_id', 'attempt.id')
    .selectAll('assignment')
    .select(termsColumns)
    .select([
      'attempt.id as attempt_id',
      'attempt.pupil_id',
      'attempt.number',
      'attempt.attempts_max as attempts_max_then',
      'attempt.started_at',
      'attempt.draw_seed',
      'attempt.timed_from',
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
    draw_seed,
    timed_from,
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
      draw_seed,
      timed_from,
    },
    assignment,
    submissionId: submission_id,
  }
}

/**
 * All attempts of one pupil at one assignment with what was submitted, and what others of the pupil's team
 * handed in; in the order in which they were begun and received.
 */
export function readAttemptsOfPupil(db: SchoolDatabase, assignmentId: Id, pupilId: Id) {
  return db
    .selectFrom(copiesOf(assignmentId, pupilId).as('copy'))
    .innerJoin('attempt', 'attempt.id', 'copy.attempt_id')
    .innerJoin('person', 'person.id', 'attempt.pupil_id')
    .leftJoin('submission', 'submission.attempt_id', 'attempt.id')
    .leftJoin('late_ruling', 'late_ruling.attempt_id', 'attempt.id')
    .leftJoin('returned_copy', 'returned_copy.attempt_id', 'attempt.id')
    .leftJoin('paper_attempt', 'paper_attempt.attempt_id', 'attempt.id')
    .select([
      'attempt.id',
      'attempt.pupil_id',
      'person.given_name',
      'attempt.number',
      'attempt.started_at',
      'attempt.draw_seed',
      'attempt.timed_from',
      'submission.id as submission_id',
      'submission.receipt_number',
      'submission.received_at',
      'submission.content_hash',
      'submission.is_late',
      'submission.late_ms',
      'submission.tried_at',
      'submission.tried_same',
      'submission.extension',
      'late_ruling.counts as ruled',
      'submission.points',
      'submission.to_mark',
      'returned_copy.returned_at',
      'paper_attempt.attempt_id as unopened_id',
    ])
    .orderBy('attempt.number')
    .orderBy('submission.received_at')
    .orderBy('attempt.id')
    .execute()
}

/** To be joined: the attempts that are a pupil's, see `migrations/0033-teams.sql`. */
function copiesOf(assignmentId: Id, pupilId: Id) {
  return sql<{ attempt_id: Id; number: number }>`copies_of(${assignmentId}::uuid, ${pupilId}::uuid)`
}
