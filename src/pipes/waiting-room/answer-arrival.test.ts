/** What an answer says of a place, over a real PostgreSQL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { admit, createTestDoor, newArriver, visitor } from '../../../tests/test-door.ts'
import { presentPlace } from './answer-arrival.ts'
import { timesOf } from './lottery.ts'

const { database } = await withTestDatabase<PipesTables>()
const { clock, startProcess } = createTestDoor(database.kysely, '2026-11-23T06:58:00Z')

test('before an announced opening the wait is until the door opens, and then at its rate', async () => {
  const line = await startProcess(0)
  const times = timesOf(clock.now() + 60_000)
  const seed = new Uint8Array(32)
  const context = { ...line, lottery: { seed, times }, perSecondOnceOpen: () => 10 }
  const first = await admit(context, visitor(newArriver()))
  assert.ok(first.state === 'waiting')
  const { lottery, place } = await presentPlace(context, first)
  assert.equal(place.waitMs, 60_100)
  assert.equal(lottery?.seed, null)
  // Without an opening a line in which nobody is let in promises nothing.
  assert.equal((await presentPlace(line, first)).place.waitMs, null)
})
