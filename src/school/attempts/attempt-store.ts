/** Rows of attempts and of the answers saved while they are under way. */
import { type Selectable, sql } from 'kysely'
import type { Answer } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { KnownAttempt } from './remember-attempt.ts'

type AttemptRow = Selectable<SchoolTables['attempt']>

/** False where the attempt exists already (a second click, another device): read it then. */
export async function insertAttempt(db: SchoolDatabase, attempt: AttemptRow): Promise<boolean> {
  const result = await db
    .insertInto('attempt')
    .values(attempt)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Of one in which nothing was saved. */
export async function deleteAttempt(db: SchoolDatabase, attemptId: Id): Promise<void> {
  await db.deleteFrom('attempt').where('id', '=', attemptId).execute()
}

/** Once: where the time of the attempt runs already, it stays. */
export async function startAttemptTime(
  db: SchoolDatabase,
  attemptId: Id,
  timedFrom: Date,
): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ timed_from: timedFrom })
    .where('id', '=', attemptId)
    .where('timed_from', 'is', null)
    .execute()
}

/** Whoever left its course may go on: they are of the school still, the year runs, and it was not withdrawn. */
export async function isOpenToLeaver(
  db: SchoolDatabase,
  attempt: Pick<KnownAttempt, 'assignmentId' | 'pupilId'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from assignment
    join course on course.id = assignment.course_id
    join school_year on school_year.id = course.school_year_id
    join school_role on school_role.school_uai = course.school_uai
    where assignment.id = ${attempt.assignmentId} and assignment.withdrawn_at is null
      and school_year.closed_at is null and school_role.person_id = ${attempt.pupilId}
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    limit 1`.execute(db)
  return rows.length > 0
}

/** What never changes of attempts, for the memory of a process. */
export async function readKnownAttempts(
  db: SchoolDatabase,
  attemptIds: readonly Id[],
): Promise<Map<Id, KnownAttempt>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
    .select([
      'attempt.id',
      'attempt.pupil_id as pupilId',
      'assignment.id as assignmentId',
      'assignment.course_id as courseId',
      'assignment.revision_id as revisionId',
      'attempt.draw_seed as drawSeed',
    ])
    .where('attempt.id', '=', sql<Id>`any(${attemptIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
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
