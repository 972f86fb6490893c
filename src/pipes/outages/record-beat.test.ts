import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { forgetOldOutages } from './forget-old-outages.ts'
import { type Beat, beatEveryMs, outagesKeptMs } from './outage.ts'
import { readOutages } from './outage-store.ts'
import { recordBeat } from './record-beat.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const beatAt = (ms: number, change: Partial<Beat> = {}): Beat => ({
  boot: 'b1',
  run: 'r1',
  wallMs: noon + ms,
  steadyMs: 5 * minute + ms,
  isDoorBlocked: false,
  hadTrouble: false,
  ...change,
})
const all = () => readOutages(db, 0, noon * 2)

beforeEach(async () => {
  await db.deleteFrom('heartbeat').execute()
  await db.deleteFrom('outage').execute()
})

test('the first beat after a start records since when nobody served, once', async () => {
  assert.equal(await recordBeat(db, beatAt(0)), null)
  // Several processes start at the same moment, each with its connection ready.
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.1)`.execute(db)))
  const recorded = await Promise.all(
    ['r2', 'r3', 'r4'].map((run) => recordBeat(db, beatAt(40 * minute, { run }))),
  )
  assert.equal(recorded.filter((outage) => outage !== null).length, 1)
  const span = { fromMs: noon, untilMs: noon + 40 * minute }
  assert.deepEqual(await all(), [{ ...span, reason: 'stopped' }])
})

test('a line that stays too long grows one span; a calm minute ends it', async () => {
  let ms = 0
  const beat = async (isDoorBlocked: boolean): Promise<void> => {
    await recordBeat(db, beatAt(ms, { isDoorBlocked }))
    ms += beatEveryMs
  }
  await beat(false)
  for (let count = 0; count < 12; count += 1) await beat(true)
  for (let count = 0; count < 12; count += 1) await beat(false)
  await beat(true)
  const lengths = (await all()).map(({ fromMs, untilMs }) => untilMs - fromMs)
  assert.deepEqual(lengths, [12 * beatEveryMs, beatEveryMs])
})

test('a beat that was given up and comes late takes nothing back', async () => {
  await recordBeat(db, beatAt(0))
  await recordBeat(db, beatAt(40_000, { hadTrouble: true }))
  await recordBeat(db, beatAt(5_000))
  await recordBeat(db, beatAt(45_000))
  const spans = await all()
  assert.deepEqual(spans, [{ fromMs: noon, untilMs: noon + 40_000, reason: 'no_database' }])
})

test('outages are found where they touch the time asked for', async () => {
  await recordBeat(db, beatAt(0))
  await recordBeat(db, beatAt(10 * minute, { run: 'r2' }))
  const find = async (from: number, until: number) =>
    (await readOutages(db, noon + from * minute, noon + until * minute)).length
  assert.equal(await find(-5, 0), 0)
  assert.equal(await find(-5, 1), 1)
  assert.equal(await find(9, 20), 1)
  assert.equal(await find(10, 20), 0)
})

test('signs of life of old boots go; the last one stays to measure from', async () => {
  for (let boot = 0; boot < 40; boot += 1) {
    await recordBeat(db, beatAt(boot * 1_000, { boot: `b${boot}`, steadyMs: 0 }))
  }
  const rows = await db.selectFrom('heartbeat').select('boot').execute()
  assert.equal(rows.length, 32)
  assert.ok(rows.some(({ boot }) => boot === 'b39'))
})

test('outages are kept for their time and then forgotten', async () => {
  await recordBeat(db, beatAt(0))
  await recordBeat(db, beatAt(minute, { run: 'r2' }))
  const clock = fixedClock(noon + minute + outagesKeptMs)
  assert.deepEqual(await forgetOldOutages({ db, clock }), { outages: 0 })
  clock.advance(1)
  assert.deepEqual(await forgetOldOutages({ db, clock }), { outages: 1 })
})
