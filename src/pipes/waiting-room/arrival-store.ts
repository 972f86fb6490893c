/** Writes who came when, many in one statement; the first arrival of an account and day stays. */
import { sql } from 'kysely'
import { plainArray } from '#engine/database/plain-array.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { CheckIn, FirstArrival } from './first-arrival.ts'

interface ArrivalRow {
  readonly on_day: Day
  readonly account_id: Id
  readonly arrived_at: Date
  readonly epoch: number
  readonly number: number
}

/**
 * What stands for each of them after the commit: its own row, or the one of an earlier arrival.
 * Null where its number belongs to somebody else: then nothing was written.
 */
export async function insertArrivals(
  db: PipesDatabase,
  checkIns: readonly CheckIn[],
): Promise<(FirstArrival | null)[]> {
  const list = <T extends string | number | boolean | null>(pick: (checkIn: CheckIn) => T) =>
    plainArray(checkIns.map(pick))
  const written = await sql`
    insert into arrival (on_day, account_id, arrived_at, epoch, number, lane, warm, tries)
    select * from unnest(
      ${list(({ onDay }) => onDay)}::date[],
      ${list(({ accountId }) => accountId)}::uuid[],
      ${list(({ arrivedAtMs }) => new Date(arrivedAtMs).toISOString())}::timestamptz[],
      ${list((checkIn) => checkIn.number.epoch)}::integer[],
      ${list((checkIn) => checkIn.number.number)}::bigint[],
      ${list(({ lane }) => lane)}::text[],
      ${list(({ warm }) => warm)}::boolean[],
      ${list(({ tries }) => tries)}::integer[])
    on conflict do nothing`.execute(db)
  if (Number(written.numAffectedRows) === checkIns.length) return checkIns.map(firstArrivalOf)
  // Somebody was here before, or is twice in this group: what stands is read for all.
  const standing = new Map(
    (await readArrivals(db, checkIns)).map((row) => [keyOf(row.on_day, row.account_id), row]),
  )
  return checkIns.map(({ onDay, accountId }) => {
    const row = standing.get(keyOf(onDay, accountId))
    if (row === undefined) return null
    const number = { epoch: row.epoch, number: row.number }
    return { arrivedAtMs: row.arrived_at.getTime(), number }
  })
}

function firstArrivalOf({ arrivedAtMs, number }: CheckIn): FirstArrival {
  return { arrivedAtMs, number }
}

/** The rows of those who came on the day asked for. */
export async function readArrivals(
  db: PipesDatabase,
  whom: readonly Pick<CheckIn, 'onDay' | 'accountId'>[],
): Promise<readonly ArrivalRow[]> {
  if (whom.length === 0) return []
  const { rows } = await sql<ArrivalRow>`
    select arrival.on_day, arrival.account_id, arrived_at, epoch, number
    from unnest(${plainArray(whom.map(({ onDay }) => onDay))}::date[],
      ${plainArray(whom.map(({ accountId }) => accountId))}::uuid[]) as asked (on_day, account_id)
    join arrival using (on_day, account_id)`.execute(db)
  return rows
}

/** Deletes the arrivals of days before `day`; gives how many there were. */
export async function deleteArrivalsBefore(db: PipesDatabase, day: Day): Promise<number> {
  const deleted = await sql`delete from arrival where on_day < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}

function keyOf(onDay: Day, accountId: Id): string {
  return `${onDay} ${accountId}`
}
