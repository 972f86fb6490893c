/** Holders of an overnight pass at the door: led in, around their minute, once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  admit,
  bearer,
  createTestDoor,
  doorKey,
  newArriver,
  visitor,
  waiting,
} from '../../../tests/test-door.ts'
import { findByTicket } from './find-by-ticket.ts'
import { mintPass } from './overnight-pass.ts'
import { createPeopleInside } from './people-inside.ts'
import type { Arriver } from './waiting-room-context.ts'

const { database } = await withTestDatabase<PipesTables>()
const minute = Date.parse('2026-11-23T06:59:00Z')
const { clock, startProcess } = createTestDoor(database.kysely, '2026-11-23T06:58:00Z')

function passOf({ accountId }: Arriver, fromMs = minute): string {
  return mintPass(doorKey, { accountId, fromMs })
}

/** Everybody but the pass lane stands still: one goes in, and passes go first. */
async function letOneIn(context: Awaited<ReturnType<typeof startProcess>>): Promise<void> {
  clock.advance(1_000)
  await context.line.release(1.5, clock.now())
}

test('whoever holds a pass goes before those who came earlier, around its minute only', async () => {
  clock.set(minute)
  const context = await startProcess(0)
  const [early, anna, late] = [newArriver(), newArriver(), newArriver()]
  waiting(await admit(context, visitor(early)))
  assert.equal(waiting(await admit(context, visitor(late))).ticket.lane, 'known')
  const pass = passOf(late, minute - 4 * 60_000)
  assert.equal(waiting(await admit(context, visitor(late, { pass }))).ticket.lane, 'known')
  const theirs = waiting(await admit(context, visitor(early, { pass: passOf(anna) })))
  assert.equal(theirs.ticket.lane, 'known')
  const held = waiting(await admit(context, visitor(anna, { pass: passOf(anna) })))
  assert.equal(held.ticket.lane, 'pass')
  assert.equal(held.ahead, 0)
  await letOneIn(context)
  assert.equal((await admit(context, visitor(anna))).state, 'in')
  assert.equal((await admit(context, visitor(early))).state, 'waiting')
})

test('a pass whose minute comes while its holder waits moves them, and the ticket keeps it', async () => {
  clock.set(minute - 120_000)
  const context = await startProcess(0)
  const [other, anna] = [newArriver(), newArriver()]
  waiting(await admit(context, visitor(other)))
  const pass = passOf(anna)
  const first = waiting(await admit(context, visitor(anna, { pass })))
  assert.equal(first.ticket.lane, 'known')
  clock.set(minute)
  const moved = waiting(await admit(context, visitor(anna, { pass, ticket: first.text })))
  assert.equal(moved.ticket.lane, 'pass')
  assert.deepEqual(moved.ticket.number, first.ticket.number)
  // The minute is over and the process another one: the place is still that of the pass.
  clock.set(minute + 600_000)
  const restarted = await startProcess(0)
  waiting(await admit(restarted, visitor(other)))
  const polled = await findByTicket(restarted, moved.text, bearer(restarted, anna.accountId))
  assert.equal(polled !== null && waiting(polled).ticket.lane, 'pass')
  const again = waiting(await admit(restarted, visitor(anna, { ticket: moved.text })))
  assert.equal(again.ticket.lane, 'pass')
  await letOneIn(restarted)
  assert.equal((await admit(restarted, visitor(anna))).state, 'in')
  assert.equal((await admit(restarted, visitor(other))).state, 'waiting')
})

test('a pass is used once: neither it nor its ticket leads a second time', async () => {
  clock.set(minute)
  const context = await startProcess(0)
  const anna = newArriver()
  const pass = passOf(anna)
  const ticket = waiting(await admit(context, visitor(anna, { pass }))).text
  await letOneIn(context)
  assert.equal((await admit(context, visitor(anna, { ticket }))).state, 'in')
  // Whoever was in is not any more: another line, and nobody remembered inside.
  const { line } = await startProcess(0)
  const later = { ...context, line, inside: createPeopleInside() }
  const polled = await findByTicket(later, ticket, bearer(later, anna.accountId))
  assert.equal(polled !== null && waiting(polled).ticket.lane, 'known')
  for (const shown of [{ pass }, { ticket }, { pass, ticket }]) {
    const there = waiting(await admit(later, visitor(anna, shown)))
    assert.equal(there.ticket.lane, 'known')
  }
  // The next morning's pass is another one, also for whoever used today's in the afternoon.
  const tomorrow = minute + 86_400_000
  clock.set(tomorrow)
  const next = { ...newArriver(), accountId: anna.accountId, onDay: '2026-11-24' }
  const shown = { pass: passOf(anna, tomorrow) }
  const there = await admit({ ...later, line: (await startProcess(0)).line }, visitor(next, shown))
  assert.equal(waiting(there).ticket.lane, 'pass')
})
