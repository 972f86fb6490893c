/** A number given in a rush: whose it becomes, and that it opens nothing more than it says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { WithExtras } from '#engine/http/route.ts'
import { expectValue } from '#kernel/result.ts'
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
import { ticketsAtOnce } from './address-share.ts'
import { admitVisitor } from './admit-visitor.ts'
import type { Cookies } from './answer-arrival.ts'
import { findByTicket } from './find-by-ticket.ts'
import { giveNumber } from './give-number.ts'
import { inCookie, mintInToken } from './in-token.ts'
import { formatNumber } from './number-blocks.ts'
import { mintPass } from './overnight-pass.ts'
import { pollMinMs } from './poll-pace.ts'
import { ticketCookie, unplacedLifeMs } from './ticket.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const { clock, startProcess } = createTestDoor(db, '2026-11-23T06:58:00Z')

const session = { session: 'x' }
const answers = { maySignIn: (cookies: Cookies) => cookies.session !== undefined }

/** To somebody who may be signed in. */
async function given(context: WaitingRoomContext) {
  const reply = await giveNumber(context, answers, session, {})
  assert.ok(reply !== null && !(reply instanceof WithExtras) && reply.state === 'waiting')
  return reply
}

test('it says a number, the time, who is before, and when to come back, and touches no line', async () => {
  const context = await startProcess(0)
  const first = await given(context)
  const second = await given(context)
  assert.notEqual(first.place.number, second.place.number)
  assert.equal(first.place.arrivedAt, new Date(clock.now()).toISOString())
  assert.equal(first.place.waitMs, null)
  assert.equal(second.place.ahead, 1 + 20 + 300 + 1)
  assert.ok(first.place.pollAfterMs >= pollMinMs * 0.7)
  const { waiting: sizes } = await context.line.sizes()
  assert.deepEqual(sizes, { pass: 0, known: 0, unknown: 0 })
})

test('whoever shows what we signed is looked at; what anybody can write changes nothing', async () => {
  const context = await startProcess(0)
  const ask = (cookies: Cookies, shown: { ticket?: string; pass?: string }) =>
    giveNumber(context, answers, cookies, shown)
  const { text, ticket } = waiting(await admit(context, visitor(newArriver())))
  const { ticket: unplaced } = await given(context)
  const { holder } = ticket
  const inToken = mintInToken(doorKey, { holder, untilMs: clock.now() + 60_000, arrival: null })
  const pass = mintPass(doorKey, { accountId: holder.id, fromMs: 0 })
  for (const shown of [{ ticket: text }, { ticket: unplaced }, { pass }]) {
    assert.equal(await ask({}, shown), null)
  }
  assert.equal(await ask({ [ticketCookie]: text }, {}), null)
  assert.equal(await ask({ [inCookie]: inToken }, {}), null)
  for (const shown of [{ ticket: 'x' }, { pass: 'x' }]) {
    assert.notEqual(await ask({ [ticketCookie]: 'x', [inCookie]: 'x' }, shown), null)
  }
})

test('a stranger’s goes with the cookie, to whoever signs in there; a session’s lies with its page', async () => {
  const context = await startProcess(0)
  const reply = await giveNumber(context, answers, {}, {})
  assert.ok(reply instanceof WithExtras && reply.value.state === 'waiting')
  assert.deepEqual(reply.extras.cookies, [
    { name: ticketCookie, value: reply.value.ticket, maxAgeSeconds: unplacedLifeMs / 1_000 },
  ])
  assert.ok(!((await giveNumber(context, answers, session, {})) instanceof WithExtras))
})

test('a number that was collected and comes late is none', async () => {
  const context = await startProcess(0)
  const { place, ticket } = await given(context)
  clock.advance(unplacedLifeMs)
  const there = waiting(await admit(context, visitor(newArriver(), { ticket })))
  assert.notEqual(formatNumber(there.ticket.number), place.number)
  assert.equal(there.ticket.arrivedAtMs, clock.now())
})

test('it becomes the person’s who comes back with it, with its time, also after a restart', async () => {
  const before = await startProcess(0)
  const arrivedAtMs = clock.now()
  const { place, ticket } = await given(before)
  clock.advance(30_000)
  const context = await startProcess(0)
  const anna = newArriver()
  assert.equal(await findByTicket(context, ticket, bearer(context, anna.accountId)), null)
  const there = waiting(await admit(context, visitor(anna, { ticket })))
  assert.equal(there.ticket.arrivedAtMs, arrivedAtMs)
  assert.equal(formatNumber(there.ticket.number), place.number)
  assert.equal(there.ticket.isKept, true)
  assert.equal(there.ticket.isUnplaced, false)
  const { rows } = await sql<{ arrived_at: Date }>`
    select arrived_at from arrival where account_id = ${anna.accountId}`.execute(db)
  assert.equal(rows[0]?.arrived_at.getTime(), arrivedAtMs)

  const basile = waiting(await admit(context, visitor(newArriver(), { ticket })))
  assert.notDeepEqual(basile.ticket.number, there.ticket.number)
  assert.equal(basile.ticket.arrivedAtMs, clock.now())
  const stranger = waiting(await admit(context, visitor(null, { ticket })))
  assert.notDeepEqual(stranger.ticket.number, there.ticket.number)
})

test('whoever came first in the rush goes in first, however late they come back', async () => {
  const context = await startProcess(0)
  const { ticket } = await given(context)
  clock.advance(40_000)
  const later = newArriver()
  waiting(await admit(context, visitor(later)))
  const anna = newArriver()
  waiting(await admit(context, visitor(anna, { ticket })))
  clock.advance(250)
  await context.line.release(0, clock.now())
  assert.equal(waiting(await admit(context, visitor(anna))).ahead, 0)
  assert.equal(waiting(await admit(context, visitor(later))).ahead, 1)
})

test('an earlier arrival by another device counts instead', async () => {
  const context = await startProcess(0)
  const anna = newArriver()
  const before = waiting(await admit(context, visitor(anna)))
  clock.advance(10_000)
  const { ticket } = await given(context)
  const there = waiting(await admit(context, visitor(anna, { ticket })))
  assert.deepEqual(there.ticket.number, before.ticket.number)
})

test('whoever is not signed in takes a place with it, once, under its time', async () => {
  const context = await startProcess(0)
  const arrivedAtMs = clock.now()
  const { place, ticket } = await given(context)
  clock.advance(5_000)
  assert.equal(await findByTicket(context, ticket, bearer(context, null)), null)
  const there = waiting(await admit(context, visitor(null, { ticket })))
  assert.equal(formatNumber(there.ticket.number), place.number)
  assert.equal(there.ticket.arrivedAtMs, arrivedAtMs)
  const again = await findByTicket(context, ticket, bearer(context, null))
  assert.equal(again?.state, 'waiting')
  assert.equal((await context.line.sizes()).waiting.unknown, 1)
})

test('hoarded numbers wait behind those of other addresses, and beyond a bound are told to come later', async () => {
  const context = await startProcess(0)
  const hoard = []
  for (let one = 0; one < 2_000; one += 1) hoard.push((await given(context)).ticket)
  clock.advance(60_000)
  const honest = waiting(await admit(context, visitor(null, { address: '198.51.100.9' })))
  let later = 0
  let ahead = 0
  for (const ticket of hoard) {
    const there = await admitVisitor(context, visitor(null, { ticket }))
    if (!there.ok) later += 1
    else if (waiting(there.value).ticket.orderMs < honest.ticket.orderMs) ahead += 1
  }
  assert.ok(later > 100, `${later}`)
  // As if all had come when the first of them was given: one a second, besides the first few.
  assert.ok(ahead >= ticketsAtOnce && ahead <= ticketsAtOnce + 62, `${ahead}`)
  const refused = await admitVisitor(context, visitor(null, { ticket: hoard.at(-1) ?? '' }))
  assert.equal(!refused.ok && refused.refusal.code, 'too_many_requests')
  const signedIn = visitor(newArriver(), { ticket: hoard.at(-1) ?? '' })
  assert.equal(expectValue(await admitVisitor(context, signedIn)).state, 'waiting')
})
