/**
 * Somebody gave up waiting yesterday and comes today with the ticket that they still hold: today's
 * arrival is written, and the place is today's. Over a real PostgreSQL.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  admit,
  bearer,
  createTestDoor,
  newArriver,
  visitor,
  waiting,
} from '../../../tests/test-door.ts'
import { findPlace } from './answer-arrival.ts'
import { findByTicket } from './find-by-ticket.ts'
import type { Arriver, SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const hourMs = 3_600_000
const today = { onDay: '2026-11-24', dayBeganAtMs: Date.parse('2026-11-23T23:00:00Z') }

/** Anna waited from half past four on and went away; it is half past seven. */
async function comeNextMorning(perSecond: number) {
  const { clock, startProcess } = createTestDoor(db, '2026-11-23T15:30:00Z')
  const afternoon = await startProcess(0)
  const yesterdays = newArriver()
  const { text, ticket } = waiting(await admit(afternoon, visitor(yesterdays)))
  const nobodys = waiting(await admit(afternoon, visitor(null)))
  assert.equal(ticket.isKept, true)
  clock.advance(15 * hourMs)
  const context = await startProcess(perSecond)
  return { clock, context, anna: { ...yesterdays, ...today }, text, ticket, nobodys }
}

async function arrivalOn(day: string, accountId: Id): Promise<number | undefined> {
  const { rows } = await sql<{ arrived_at: Date }>`
    select arrived_at from arrival
    where account_id = ${accountId} and on_day = ${day}::date`.execute(db)
  return rows[0]?.arrived_at.getTime()
}

function answersOf(describe: (caller: Arriver) => Promise<Arriver>): SchoolAnswers<Arriver> {
  return {
    accountOf: ({ accountId }) => accountId,
    maySignIn: () => true,
    keepsNothing: () => false,
    describe,
    personalFor: async () => null,
    fetchAfterMs: () => 0,
  }
}

async function poll(
  context: WaitingRoomContext,
  caller: Arriver | null,
  ticket: string,
  describe = async (who: Arriver) => who,
) {
  const asker = { caller, cookies: {}, address: '192.0.2.1' }
  return expectValue(await findPlace(context, answersOf(describe), asker, { ticket })).reply
}

test('through the open door they are in, and are there today since they came today', async () => {
  const { clock, context, anna, text } = await comeNextMorning(1_000)
  const there = await admit(context, visitor(anna, { ticket: text }))
  assert.equal(there.state === 'in' && there.inside.arrival?.arrivedAtMs, clock.now())
  assert.equal(there.state === 'in' && there.inside.keptOn, today.onDay)
  assert.equal(await arrivalOn(today.onDay, anna.accountId), clock.now())
})

test('where others wait they stand behind those who came before them today', async () => {
  for (const checkIn of [{ warm: true, tries: 1 }, null]) {
    const { clock, context, anna, text, ticket } = await comeNextMorning(0)
    waiting(await admit(context, visitor(newArriver(today))))
    clock.advance(1_000)
    const there = waiting(await admit(context, visitor(anna, { ticket: text, checkIn })))
    assert.equal(there.ahead, 1)
    assert.notDeepEqual(there.ticket.number, ticket.number)
    assert.equal(there.ticket.arrivedAtMs, clock.now())
    assert.equal(await arrivalOn(today.onDay, anna.accountId), clock.now())
  }
})

test('a page that was left open overnight and asks for its place arrives today', async () => {
  const { clock, context, anna, text } = await comeNextMorning(0)
  waiting(await admit(context, visitor(newArriver(today))))
  clock.advance(1_000)
  const reply = await poll(context, anna, text)
  assert.equal(reply.state === 'waiting' && reply.place.ahead, 1)
  assert.equal(reply.state === 'waiting' && Date.parse(reply.place.arrivedAt), clock.now())
  assert.equal(await arrivalOn(today.onDay, anna.accountId), clock.now())
})

test('nor does it lead anybody who is not signed in, whosever it is', async () => {
  const { clock, context, text, nobodys } = await comeNextMorning(0)
  waiting(await admit(context, visitor(null)))
  clock.advance(1_000)
  for (const shown of [text, nobodys.text]) {
    assert.equal(await findByTicket(context, shown, bearer(context, null)), null)
    const reply = await poll(context, null, shown)
    assert.ok(reply.state === 'waiting' && reply.place.ahead > 0)
    assert.equal(Date.parse(reply.place.arrivedAt), clock.now())
  }
})

test('which day it is, the clock at their school says', async () => {
  const { startProcess } = createTestDoor(db, '2026-11-24T00:30:00Z')
  // In Guadeloupe it is half past eight in the evening of the day before.
  const there = { onDay: '2026-11-23', dayBeganAtMs: Date.parse('2026-11-23T04:00:00Z') }
  const luce = newArriver(there)
  const evening = await startProcess(0)
  const { text, ticket } = waiting(await admit(evening, visitor(luce)))
  const restarted = await startProcess(0)
  const later = { onDay: '2026-11-24', dayBeganAtMs: Date.parse('2026-11-24T04:00:00Z') }
  for (const [caller, isTheirs] of [
    [luce, true],
    [{ ...luce, ...later }, false],
  ] as const) {
    const context = { ...restarted, line: (await startProcess(0)).line }
    const dayBeganAtMs = async () => caller.dayBeganAtMs
    const { accountId } = caller
    const found = await findByTicket(context, text, { accountId, dayBeganAtMs })
    assert.equal(
      found?.state === 'waiting' && found.ticket.arrivedAtMs === ticket.arrivedAtMs,
      isTheirs,
    )
  }
})

test('while the database does not say which day it is there, a ticket of today keeps its place', async () => {
  const { startProcess } = createTestDoor(db, '2026-11-24T06:30:00Z')
  const anna = newArriver(today)
  const { text } = waiting(await admit(await startProcess(0), visitor(anna)))
  const fails = () => Promise.reject(new Error('the database is away'))
  const reply = await poll(await startProcess(0), anna, text, fails)
  assert.equal(reply.state === 'waiting' && reply.ticket, text)
})
