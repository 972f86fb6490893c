import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { lineWaitMsMin } from '#pipes/outages/outage.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { createOutageWatch } from './outage-watch.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const clock = fixedClock('2026-11-23T17:30:00Z')
const given = { db, clock, random: systemRandom, log: silentLog }
const watch = createOutageWatch(given)
after(() => watch.stop())
const minute = 60_000
const minutesAgo = async (from: number, until: number) =>
  (await watch.findOutages(clock.now() - from * minute, clock.now() - until * minute)).map(
    (one) => ({ ...one, minutes: Math.round((one.untilMs - one.fromMs) / minute) }),
  )

/** Time passes for this machine: on the wall, and since its boot. */
async function passes(minutes: number): Promise<void> {
  clock.advance(minutes * minute)
  await sql`update heartbeat set steady_ms = steady_ms - ${minutes * minute}`.execute(db)
}

test('while the doors are closed nothing is served, and the next opening records it', async () => {
  await watch.start()
  await watch.stop()
  await passes(40)
  await watch.start()
  const [outage, ...others] = await minutesAgo(60, 0)
  assert.equal(outage?.reason, 'stopped')
  assert.equal(outage?.minutes, 40)
  assert.deepEqual(others, [])
})

test('a clock that somebody sets forward while the doors are closed is no outage', async () => {
  await watch.stop()
  clock.advance(5 * 3_600_000)
  await watch.start()
  assert.deepEqual(await minutesAgo(299, 0), [])
})

test('a line that keeps people waiting is recorded with the next beat', async () => {
  await watch.stop()
  clock.advance(24 * 60 * minute)
  await watch.start()
  const perSecond = 1
  const known = lineWaitMsMin / 1_000
  watch.seeDoor({ waiting: { pass: 0, known, unknown: 0 }, perSecond })
  watch.seeDoor({ waiting: { pass: 0, known: known - 1, unknown: 0 }, perSecond })
  await passes(0.1)
  await watch.stop()
  await watch.start()
  assert.deepEqual(await minutesAgo(60, 0), [], 'for a moment there was none')
  watch.seeDoor({ waiting: { pass: 0, known, unknown: 0 }, perSecond })
  await passes(0.2)
  await watch.stop()
  assert.deepEqual(
    (await minutesAgo(60, 0)).map(({ reason }) => reason),
    ['line'],
  )
})

test('a line that did not answer let nobody in, whoever waited', async () => {
  clock.advance(24 * 60 * minute)
  await watch.start()
  watch.seeDoor(null)
  watch.seeDoor({ waiting: { pass: 0, known: 0, unknown: 0 }, perSecond: 100 })
  await passes(0.1)
  await watch.stop()
  await watch.start()
  assert.deepEqual(await minutesAgo(60, 0), [], 'it answered again')
  for (let release = 0; release < 3; release += 1) watch.seeDoor(null)
  await passes(0.2)
  await watch.stop()
  assert.deepEqual(
    (await minutesAgo(60, 0)).map(({ reason }) => reason),
    ['line'],
  )
})
