/** The time of the line over restarts, with what is durable of it in a real PostgreSQL. */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { seededRandom } from '#kernel/random.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { deleteLineFloor, readLineFloor } from '#pipes/waiting-room/line-floor-store.ts'
import { ticketLifeMs } from '#pipes/waiting-room/ticket.ts'
import { lineRules, restartGraceMs } from '#pipes/waiting-room/waiting-line.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { openLineTime } from './line-time.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const eight = Date.parse('2026-11-23T07:00:00Z')
const hourMs = 3_600_000
afterEach(() => deleteLineFloor(db))

const log = {
  warn(data: unknown): void {
    throw new Error(JSON.stringify(data))
  },
}

/** A process that saw somebody wait and has ended; gives what it handed out last. */
async function waitedAt(machineMs: number): Promise<number> {
  const before = await openLineTime(db, { clock: fixedClock(machineMs), log })
  before.released(false)
  await before.stop()
  return before.clock.now()
}

test('where nobody waited a process begins at the machine’s time and lets people in at once', async () => {
  const machine = fixedClock(eight)
  const time = await openLineTime(db, { clock: machine, log })
  assert.equal(time.graceMs, 0)
  assert.equal(time.isGrace(), false)
  time.released(true)
  machine.set(eight - hourMs)
  time.released(true)
  assert.equal(time.clock.now(), eight - hourMs)
  await time.stop()
  assert.equal(await readLineFloor(db), null)
})

test('what lies in the database is never behind what was handed out while somebody waits', async () => {
  const random = seededRandom(11)
  const machine = fixedClock(eight)
  const time = await openLineTime(db, { clock: machine, log })
  time.released(false)
  await time.stop()
  for (let step = 0; step < 200; step += 1) {
    if (random.fraction() < 0.1) machine.set(machine.now() + (random.fraction() - 0.5) * hourMs)
    machine.advance(Math.round(random.fraction() * 500))
    time.released(false)
    // A write may be under way while people arrive: what lies there already must suffice.
    const floorMs = await readLineFloor(db)
    assert.ok(floorMs !== null && floorMs >= time.clock.now() - 2_500)
    await time.stop()
    assert.ok(((await readLineFloor(db)) ?? 0) >= time.clock.now())
  }
})

test('in the middle of a line a process begins no earlier, although the clock was set back', async () => {
  const handedOutMs = await waitedAt(eight)
  const machine = fixedClock(eight - hourMs)
  const time = await openLineTime(db, { clock: machine, log })
  assert.equal(time.graceMs, restartGraceMs)
  assert.ok(time.clock.now() >= handedOutMs)
  machine.advance(restartGraceMs - 1)
  assert.equal(time.isGrace(), true)
  machine.advance(1)
  assert.equal(time.isGrace(), false)
  // Nobody has come back yet: that is no reason to believe the machine.
  time.released(true)
  assert.ok(time.clock.now() >= handedOutMs)
  await time.stop()
  assert.notEqual(await readLineFloor(db), null)
  machine.advance(lineRules.forgetAfterMs)
  time.released(true)
  assert.equal(time.clock.now(), machine.now())
  await time.stop()
  assert.equal(await readLineFloor(db), null)
})

test('a clock that was right again at the next start keeps its time, and the grace', async () => {
  await waitedAt(eight)
  const machine = fixedClock(eight + hourMs)
  const time = await openLineTime(db, { clock: machine, log })
  assert.equal(time.clock.now(), eight + hourMs)
  assert.equal(time.isGrace(), true)
})

test('a line of which no ticket is good any more binds nobody, on either side', async () => {
  for (const offMs of [ticketLifeMs + 60_000, -ticketLifeMs - 60_000]) {
    await waitedAt(eight)
    const machine = fixedClock(eight + offMs)
    const time = await openLineTime(db, { clock: machine, log })
    assert.equal(time.graceMs, 0)
    assert.equal(time.clock.now(), machine.now())
    await deleteLineFloor(db)
  }
})

test('a database that cannot write it stops nobody, and says so in the log', async () => {
  const warned: string[] = []
  const machine = fixedClock(eight)
  const noting = { warn: (_: object, message: string) => void warned.push(message) }
  const time = await openLineTime(db, { clock: machine, log: noting })
  await db.schema.alterTable('line_floor').renameTo('line_floor_away').execute()
  time.released(false)
  await time.stop()
  await db.schema.alterTable('line_floor_away').renameTo('line_floor').execute()
  assert.equal(warned.length, 1)
  machine.advance(250)
  time.released(false)
  await time.stop()
  assert.ok(((await readLineFloor(db)) ?? 0) >= machine.now())
})
