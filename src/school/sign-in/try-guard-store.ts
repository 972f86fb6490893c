/**
 * Counts wrong tries in the database, under row locks: parallel tries are equal to tries one after
 * the other, and none slips past a pause. Names are locked in the order given: the class first,
 * then the card, so that two tries never wait for each other.
 */
import { sql } from 'kysely'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { GuardName } from './guard-names.ts'
import { countWrongTry, pauseLeftMs, type TryCount } from './try-guard.ts'

/** `pausedMs`: the try did not count, wait so long; null: it counted, or was let in. */
export interface TryJudgement {
  readonly pausedMs: number | null
}

/** Told of every pause that is met or begins, for the process's own memory. */
export type NotePause = (guard: GuardName, leftMs: number) => void

interface GuardRow {
  readonly name: string
  readonly failures: number
  readonly pauses: number
  readonly window_from: Date
  readonly paused_until: Date | null
}

/**
 * Counts one wrong try under every name, unless one of them is paused. The answer to the try may
 * only be given after this: what was guessed while a pause began is answered as paused.
 */
export async function countWrongTries(
  db: SchoolDatabase,
  guards: readonly GuardName[],
  nowMs: number,
  notePause: NotePause,
): Promise<TryJudgement> {
  return db.transaction().execute(async (trx) => {
    const counts = await lockCounts(trx, guards, nowMs)
    const pausedMs = longestPause(counts, nowMs, notePause)
    if (pausedMs !== null) return { pausedMs }
    const after = counts.map(({ guard, before }) => ({
      guard,
      count: countWrongTry(guard.kind, before, nowMs),
    }))
    await writeCounts(trx, after)
    for (const { guard, count } of after) {
      const leftMs = pauseLeftMs(count, nowMs)
      if (leftMs !== null) notePause(guard, leftMs)
    }
    return { pausedMs: null }
  })
}

/**
 * Lets a right try in, unless one of the names is paused; waits for wrong tries that are being
 * counted. What was counted under
 * the card's name is forgotten, the class's count stays.
 */
export async function admitRightTry(
  db: SchoolDatabase,
  guards: readonly GuardName[],
  nowMs: number,
  notePause: NotePause,
): Promise<TryJudgement> {
  const rows = await db
    .selectFrom('try_guard')
    .selectAll()
    .where(
      'name',
      'in',
      guards.map(({ name }) => name),
    )
    .orderBy('name')
    .forUpdate()
    .execute()
  const counts = pairUp(guards, rows)
  const pausedMs = longestPause(counts, nowMs, notePause)
  if (pausedMs !== null) return { pausedMs }
  const toForget = counts
    .filter(({ guard, before }) => guard.kind !== 'class' && before.failures > 0)
    .map(({ guard }) => guard.name)
  if (toForget.length > 0) {
    await db
      .deleteFrom('try_guard')
      .where('name', 'in', toForget)
      // A pause that began meanwhile stays.
      .where((row) =>
        row.or([row('paused_until', 'is', null), row('paused_until', '<=', new Date(nowMs))]),
      )
      .execute()
  }
  return { pausedMs: null }
}

interface GuardCount {
  readonly guard: GuardName
  readonly before: TryCount
}

/** Makes the rows that are missing and locks all, in the order of the names. */
async function lockCounts(
  trx: SchoolTransaction,
  guards: readonly GuardName[],
  nowMs: number,
): Promise<GuardCount[]> {
  const rows = await trx
    .insertInto('try_guard')
    .values(guards.map(({ name }) => ({ name, window_from: new Date(nowMs) })))
    // Writing the name over itself is what locks a row that exists.
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
    )
    .returningAll()
    .execute()
  return pairUp(guards, rows)
}

async function writeCounts(
  trx: SchoolTransaction,
  counts: readonly { readonly guard: GuardName; readonly count: TryCount }[],
): Promise<void> {
  const list = <T>(pick: (count: TryCount) => T): T[] => counts.map(({ count }) => pick(count))
  const pausedUntil = list(({ pausedUntilMs }) =>
    pausedUntilMs === null ? null : new Date(pausedUntilMs),
  )
  await sql`
    update try_guard set failures = counted.failures, pauses = counted.pauses,
      window_from = counted.window_from, paused_until = counted.paused_until
    from unnest(
      ${counts.map(({ guard }) => guard.name)}::text[],
      ${list(({ failures }) => failures)}::integer[],
      ${list(({ pauses }) => pauses)}::integer[],
      ${list(({ windowFromMs }) => new Date(windowFromMs))}::timestamptz[],
      ${pausedUntil}::timestamptz[]
    ) as counted (name, failures, pauses, window_from, paused_until)
    where try_guard.name = counted.name`.execute(trx)
}

function pairUp(guards: readonly GuardName[], rows: readonly GuardRow[]): GuardCount[] {
  return guards.flatMap((guard) => {
    const row = rows.find(({ name }) => name === guard.name)
    return row === undefined ? [] : [{ guard, before: countOf(row) }]
  })
}

function countOf(row: GuardRow): TryCount {
  return {
    failures: row.failures,
    pauses: row.pauses,
    windowFromMs: row.window_from.getTime(),
    pausedUntilMs: row.paused_until?.getTime() ?? null,
  }
}

function longestPause(
  counts: readonly GuardCount[],
  nowMs: number,
  notePause: NotePause,
): number | null {
  let longestMs: number | null = null
  for (const { guard, before } of counts) {
    const leftMs = pauseLeftMs(before, nowMs)
    if (leftMs === null) continue
    notePause(guard, leftMs)
    longestMs = Math.max(longestMs ?? 0, leftMs)
  }
  return longestMs
}
