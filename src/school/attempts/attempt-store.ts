/** Rows of attempts and of the answers saved while they are under way. */
import { type Selectable, sql } from 'kysely'
import type { Answer } from '#contract/questions.ts'
import { plainArray } from '#engine/database/plain-array.ts'
import type { Id } from '#kernel/ids.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import { type Assigned, assignedKey } from '#school/assignments/assigned.ts'
import { whyClosed } from '#school/assignments/assignment.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendWindows } from '#school/assignments/extend-windows.ts'
import { readWindows } from '#school/assignments/read-assigned.ts'
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

export interface AnswerSave extends Assigned {
  readonly attemptId: Id
  readonly questionId: string
  readonly answer: Answer
  readonly version: number
  readonly savedAt: Date
}

/** Kept, or why not; an older version than the one that is there counts as kept. */
export type SaveOutcome = 'kept' | RefusalCode

/**
 * Saves many answers together and says of each what became of it. An older version never overwrites a
 * newer one, and nothing is saved under an attempt that was submitted, or while its window is closed.
 */
export async function saveAnswers(
  db: SchoolDatabase,
  saves: readonly AnswerSave[],
  findOutages: FindOutages,
): Promise<SaveOutcome[]> {
  const pairs = new Map(saves.map((save) => [assignedKey(save), save]))
  const given = await readWindows(db, [...pairs.values()])
  const latestMs = Math.max(...saves.map((save) => save.savedAt.getTime()))
  const extended = await extendWindows([...given.values()], latestMs, findOutages)
  const windows = new Map([...given.keys()].map((key, place) => [key, extended[place]]))
  const judged = saves.map((save) => {
    const window = windows.get(assignedKey(save))
    const outcome: SaveOutcome =
      window === undefined ? 'not_found' : (whyClosed(save.savedAt.getTime(), window) ?? 'kept')
    return { save, outcome }
  })
  const inTime = judged.filter(({ outcome }) => outcome === 'kept').map(({ save }) => save)
  const closed = inTime.length === 0 ? new Set<Id>() : await writeNewest(db, inTime)
  return judged.map(({ save, outcome }) =>
    outcome === 'kept' && closed.has(save.attemptId) ? 'attempt_closed' : outcome,
  )
}

/** Writes what is newest of each answer; gives the attempts that take no answer any more. */
async function writeNewest(db: SchoolDatabase, saves: readonly AnswerSave[]): Promise<Set<Id>> {
  // One statement may touch a row only once: of two saves of one answer the newer stays.
  const newest = new Map<string, AnswerSave>()
  for (const save of saves) {
    const key = `${save.attemptId}/${save.questionId}`
    const before = newest.get(key)
    if (before === undefined || before.version < save.version) newest.set(key, save)
  }
  const rows = [...newest.values()]
  const { rows: closed } = await sql<{ attempt_id: Id }>`
    with incoming as (
      select given.*,
        attempt.id is not null and submission.id is null as is_open
      from unnest(
        ${plainArray(rows.map((row) => row.attemptId))}::uuid[],
        ${rows.map((row) => row.questionId)}::text[],
        ${rows.map((row) => JSON.stringify(row.answer))}::text[],
        ${plainArray(rows.map((row) => row.version))}::bigint[],
        ${plainArray(rows.map((row) => row.savedAt.toISOString()))}::timestamptz[]
      ) as given (attempt_id, question_id, answer, version, saved_at)
      left join attempt on attempt.id = given.attempt_id
      left join submission on submission.attempt_id = given.attempt_id
    ), written as (
      insert into attempt_answer (attempt_id, question_id, answer, version, saved_at)
      select attempt_id, question_id, answer::jsonb, version, saved_at from incoming where is_open
      on conflict (attempt_id, question_id) do update
        set answer = excluded.answer, version = excluded.version, saved_at = excluded.saved_at
        where excluded.version > attempt_answer.version
    )
    select attempt_id from incoming where not is_open
  `.execute(db)
  return new Set(closed.map((row) => row.attempt_id))
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
