/** Writes the answers that are saved while attempts are under way, many together. */
import { sql } from 'kysely'
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
 * Nearly all are written by the one statement that sees for itself that their windows are open; only of
 * the others the windows are read, and judged as ever.
 */
export async function saveAnswers(
  db: SchoolDatabase,
  saves: readonly AnswerSave[],
  findOutages: FindOutages,
): Promise<SaveOutcome[]> {
  const newest = newestOf(saves)
  const left = await writeOpen(db, newest, 'where_plain')
  if (left.length === 0 && newest.length === saves.length) return saves.map(() => 'kept')
  const isLeft = new Set(left)
  const written = new Set(newest.filter((save) => !isLeft.has(save)))
  const rest = saves.filter((save) => !written.has(save))
  const outcomes = new Map(await judge(db, rest, findOutages))
  const inTime = rest.filter((save) => outcomes.get(save) === 'kept')
  const refused = inTime.length === 0 ? [] : await writeOpen(db, newestOf(inTime), 'as_judged')
  const closed = new Set(refused.map(({ attemptId }) => attemptId))
  return saves.map((save) => {
    const outcome = outcomes.get(save) ?? 'kept'
    return outcome === 'kept' && closed.has(save.attemptId) ? 'attempt_closed' : outcome
  })
}

/** One statement may touch a row only once: of two saves of one answer the newer goes. */
function newestOf(saves: readonly AnswerSave[]): AnswerSave[] {
  const newest = new Map<string, AnswerSave>()
  for (const save of saves) {
    const key = `${save.attemptId}/${save.questionId}`
    const before = newest.get(key)
    if (before === undefined || before.version < save.version) newest.set(key, save)
  }
  return [...newest.values()]
}

/** What the window of each says to the moment at which it was saved. */
async function judge(
  db: SchoolDatabase,
  saves: readonly AnswerSave[],
  findOutages: FindOutages,
): Promise<[AnswerSave, SaveOutcome][]> {
  const pairs = new Map(saves.map((save) => [assignedKey(save), save]))
  const given = await readWindows(db, [...pairs.values()])
  const latestMs = Math.max(...saves.map((save) => save.savedAt.getTime()))
  const extended = await extendWindows([...given.values()], latestMs, findOutages)
  const windows = new Map([...given.keys()].map((key, place) => [key, extended[place]]))
  return saves.map((save) => {
    const window = windows.get(assignedKey(save))
    if (window === undefined) return [save, 'not_found']
    return [save, whyClosed(save.savedAt.getTime(), window) ?? 'kept']
  })
}

/**
 * Writes those whose attempt takes answers; gives the others. `where_plain`: only where the window is open
 * beyond doubt, without grace and without what outages make of it; never where `whyClosed` says no.
 */
async function writeOpen(
  db: SchoolDatabase,
  saves: readonly AnswerSave[],
  windows: 'where_plain' | 'as_judged',
): Promise<AnswerSave[]> {
  const { rows: left } = await sql<{ place: number }>`
    with incoming as materialized (
      select given.*,
        attempt.id is not null and submission.id is null and (
          ${windows === 'as_judged'} or (
            assignment.withdrawn_at is null
            and terms.opens_at <= given.saved_at
            and (terms.due_at is null or given.saved_at <= terms.due_at or assignment.late_accepted)
          )
        ) as is_open
      from unnest(
        ${plainArray(saves.map((save) => save.attemptId))}::uuid[],
        ${saves.map((save) => save.questionId)}::text[],
        ${saves.map((save) => JSON.stringify(save.answer))}::text[],
        ${plainArray(saves.map((save) => save.version))}::bigint[],
        ${plainArray(saves.map((save) => save.savedAt.toISOString()))}::timestamptz[]
      ) with ordinality as given (attempt_id, question_id, answer, version, saved_at, place)
      left join attempt on attempt.id = given.attempt_id
      left join submission on submission.attempt_id = given.attempt_id
      left join assignment on assignment.id = attempt.assignment_id
      left join lateral terms_of(assignment.id, attempt.pupil_id) as terms on true
    ), written as (
      insert into attempt_answer (attempt_id, question_id, answer, version, saved_at)
      select attempt_id, question_id, answer::jsonb, version, saved_at from incoming where is_open
      on conflict (attempt_id, question_id) do update
        set answer = excluded.answer, version = excluded.version, saved_at = excluded.saved_at
        where excluded.version > attempt_answer.version
    )
    select place::int from incoming where is_open is not true
  `.execute(db)
  return left.flatMap(({ place }) => saves[place - 1] ?? [])
}
