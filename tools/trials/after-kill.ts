/** What the devices were told before and after a kill, held against what the database keeps. */
import type { Kysely } from 'kysely'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { Device } from './devices.ts'
import type { TrialFigure } from './trial.ts'

export interface Returned {
  /** Calls that were sent once everything was up again, until everybody was done. */
  readonly sent: number
  /** Of those: calls that brought something: a piece of work acknowledged, or a place that was due. */
  readonly needed: number
  /** Calls of devices without a good answer, whenever they were sent. */
  readonly failed: number
  readonly broken: number
  readonly missing: number
  readonly lastGoodAfterMs: number
}

export function countReturn(
  devices: readonly Device[],
  { killedAtMs, backAtMs }: { readonly killedAtMs: number; readonly backAtMs: number },
): Returned {
  const calls = devices.flatMap((device) => device.calls)
  const after = calls.filter(({ sentAtMs }) => sentAtMs >= backAtMs)
  const good = after.filter(({ isGood }) => isGood)
  return {
    sent: after.length,
    needed: good.length,
    failed: calls.filter(({ isGood, sentAtMs }) => !isGood && sentAtMs >= killedAtMs - 1_000)
      .length,
    broken: calls.filter(({ status }) => status === 500).length,
    missing: devices.filter((device) => !device.isDone()).length,
    lastGoodAfterMs: Math.max(0, ...good.map(({ sentAtMs }) => sentAtMs - backAtMs)),
  }
}

export async function compareWithDatabase(
  db: Kysely<SchoolTables & PipesTables>,
  devices: readonly Device[],
): Promise<TrialFigure[]> {
  const none = { value: 0, is: 'exactly' } as const
  const counted = {
    ...countPlaces(devices),
    ...(await compareArrivals(db, devices)),
    ...(await compareAnswers(db, devices)),
    refused: devices.reduce((sum, { refusals }) => sum + refusals.length, 0),
  }
  return [
    { name: 'arrivals acknowledged', value: counted.arrivals },
    { name: 'answers and copies acknowledged', value: counted.answers },
    { name: 'acknowledged arrivals lost', value: counted.arrivalsLost, target: none },
    { name: 'arrivals doubled', value: counted.arrivalsDoubled, target: none },
    { name: 'acknowledged answers lost', value: counted.answersLost, target: none },
    { name: 'copies doubled', value: counted.copiesDoubled, target: none },
    { name: 'ticket numbers given twice', value: counted.numbersTwice, target: none },
    { name: 'places lost', value: counted.placesLost, target: none },
    { name: 'pieces of work refused for good', value: counted.refused, target: none },
  ]
}

function countPlaces(devices: readonly Device[]) {
  const told = devices.flatMap(({ numbers }) => [...numbers])
  return {
    placesLost: devices.filter(({ arrivals, numbers }) => numbers.size > 1 || arrivals.size > 1)
      .length,
    // A device that lost its place was told two numbers; one number told to two is another fault.
    numbersTwice: told.length - new Set(told).size,
  }
}

async function compareArrivals(db: Kysely<SchoolTables & PipesTables>, devices: readonly Device[]) {
  const rows = await db
    .selectFrom('arrival')
    .select(['account_id', 'arrived_at', 'epoch', 'number'])
    .execute()
  const known = devices.flatMap(({ arrivals, numbers, work }) =>
    work === null || arrivals.size === 0 ? [] : [{ arrivals, numbers, work }],
  )
  const rowOf = new Map(rows.map((row) => [row.account_id, row]))
  const lost = known.filter(({ arrivals, numbers, work }) => {
    const row = rowOf.get(work.accountId)
    if (row === undefined || !arrivals.has(row.arrived_at.toISOString())) return true
    return numbers.size > 0 && !numbers.has(`${row.epoch}-${row.number}`)
  })
  return {
    arrivals: known.length,
    arrivalsLost: lost.length,
    arrivalsDoubled: rows.length - rowOf.size,
  }
}

async function compareAnswers(db: Kysely<SchoolTables>, devices: readonly Device[]) {
  const pupils = devices.flatMap((device) =>
    device.work === null ? [] : [{ ...device, ...device.work, version: device.savedVersion }],
  )
  const ids = pupils.map(({ attemptId }) => attemptId)
  const saved = await db
    .selectFrom('attempt_answer')
    .select(['attempt_id', 'version'])
    .where('attempt_id', 'in', ids)
    .execute()
  const copies = await db
    .selectFrom('submission')
    .select(['attempt_id', 'receipt_number', 'id'])
    .where('attempt_id', 'in', ids)
    .execute()
  const conflicts = await db.selectFrom('submission_conflict').select('id').execute()
  const versionOf = new Map(saved.map((row) => [row.attempt_id, Number(row.version)]))
  const copyOf = new Map(copies.map((row) => [row.attempt_id, row]))
  const lostAnswers = pupils.filter(
    ({ attemptId, version }) => version > (versionOf.get(attemptId) ?? 0),
  )
  const lostCopies = pupils.filter(({ attemptId, receipts }) =>
    receipts.some(({ number, submissionId }) => {
      const row = copyOf.get(attemptId)
      return row?.id !== submissionId || Number(row.receipt_number) !== number
    }),
  )
  return {
    answers: pupils.reduce((sum, { receipts, version }) => sum + version + receipts.length, 0),
    answersLost: lostAnswers.length + lostCopies.length,
    copiesDoubled: copies.length - copyOf.size + conflicts.length,
  }
}
