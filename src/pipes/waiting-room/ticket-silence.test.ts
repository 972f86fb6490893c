/**
 * Since when somebody was there who waited without being signed in: since they came, if they showed
 * their ticket all along; else since they came back. Their place is the old one either way.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
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
import { presentPlace } from './answer-arrival.ts'
import { findByTicket } from './find-by-ticket.ts'
import { mintInToken } from './in-token.ts'
import { createMemoryLine } from './memory-line.ts'
import { silentMaxMs } from './ticket-silence.ts'
import { lineRules } from './waiting-line.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const minuteMs = 60_000

/** Every test has its own morning, and a process that has run for an hour. */
async function openDoor() {
  const { clock, startProcess } = createTestDoor(db, '2026-11-23T05:00:00Z')
  const context = await startProcess(0)
  clock.advance(60 * minuteMs)
  return { clock, context, startProcess }
}

type Door = Awaited<ReturnType<typeof openDoor>>

/** Time goes by for the line, which forgets whom nobody hears of. */
async function pass({ clock, context }: Door, minutes: number, each?: () => Promise<unknown>) {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(minuteMs)
    await context.line.release(0, clock.now())
    await each?.()
  }
}

async function poll(context: WaitingRoomContext, text: string) {
  const there = await findByTicket(context, text, bearer(context, null))
  assert.ok(there !== null)
  return there
}

async function storedTime(accountId: Id): Promise<number | undefined> {
  const { rows } = await sql<{ arrived_at: Date }>`
    select arrived_at from arrival where account_id = ${accountId}`.execute(db)
  return rows[0]?.arrived_at.getTime()
}

test('a ticket that was shown all along gives its time to whoever signs in with it', async () => {
  const door = await openDoor()
  const { clock, context } = door
  const cameAtMs = clock.now()
  const { text } = waiting(await admit(context, visitor(null)))
  await pass(door, 90, () => poll(context, text))
  await pass(door, 8)
  const anna = newArriver()
  const there = waiting(await admit(context, visitor(anna, { ticket: text })))
  assert.equal(there.ticket.arrivedAtMs, cameAtMs)
  assert.equal(await storedTime(anna.accountId), cameAtMs)
})

test('one that nobody showed for hours keeps its place, and its time is that of now', async () => {
  const door = await openDoor()
  const { clock, context } = door
  const stranger = waiting(await admit(context, visitor(null)))
  await pass(door, 30)
  const between = newArriver()
  waiting(await admit(context, visitor(between)))
  await pass(door, 150)
  const anna = newArriver()
  const there = waiting(await admit(context, visitor(anna, { ticket: stranger.text })))
  assert.equal(there.ticket.arrivedAtMs, clock.now())
  assert.equal(await storedTime(anna.accountId), clock.now())
  assert.deepEqual(there.ticket.number, stranger.ticket.number)
  assert.equal(there.ahead, 0)
  assert.equal(waiting(await admit(context, visitor(between))).ahead, 1)
})

test('to show it once before signing in does not bring the hours back', async () => {
  const door = await openDoor()
  const { clock, context } = door
  const { text } = waiting(await admit(context, visitor(null)))
  await pass(door, 180)
  const backAtMs = clock.now()
  const back = await poll(context, text)
  assert.ok(back.state === 'waiting')
  const { place } = await presentPlace(context, back)
  assert.equal(Date.parse(place.arrivedAt), backAtMs)
  await pass(door, 20, () => poll(context, text))
  const anna = newArriver()
  waiting(await admit(context, visitor(anna, { ticket: text })))
  assert.equal(await storedTime(anna.accountId), backAtMs)
})

test('nor do they come back by the mark of being in', async () => {
  const door = await openDoor()
  const { clock, context } = door
  const { text } = waiting(await admit(context, visitor(null)))
  await pass(door, 180)
  const backAtMs = clock.now()
  await poll(context, text)
  clock.advance(250)
  await context.line.release(1_000, clock.now())
  const there = await poll(context, text)
  assert.ok(there.state === 'in')
  const { holder, inside } = there
  const inToken = mintInToken(doorKey, { holder, ...inside })
  clock.advance(minuteMs)
  const anna = newArriver()
  assert.equal((await admit(context, visitor(anna, { inToken }))).state, 'in')
  assert.equal(await storedTime(anna.accountId), backAtMs)
})

test('whoever found the line full and asked again was there all along', async () => {
  const door = await openDoor()
  const line = createMemoryLine({ rules: { ...lineRules, unknownPlacesMax: 0 } })
  const context = { ...door.context, line }
  const cameAtMs = door.clock.now()
  const there = await admit(context, visitor(null))
  assert.ok(there.state === 'waiting' && there.standing.state === 'full')
  await pass(door, 45, () => poll(context, there.text))
  const anna = newArriver()
  waiting(await admit(context, visitor(anna, { ticket: there.text })))
  assert.equal(await storedTime(anna.accountId), cameAtMs)
})

test('a process that began a moment ago does not know who was silent', async () => {
  const door = await openDoor()
  const { clock } = door
  const cameAtMs = clock.now()
  const { text } = waiting(await admit(door.context, visitor(null)))
  await pass(door, 45, () => poll(door.context, text))
  const restarted = await door.startProcess(0)
  clock.advance(silentMaxMs - minuteMs)
  const anna = newArriver()
  waiting(await admit(restarted, visitor(anna, { ticket: text })))
  assert.equal(await storedTime(anna.accountId), cameAtMs)
})
