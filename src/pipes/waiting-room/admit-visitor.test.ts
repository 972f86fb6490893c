/** Who is let in, who waits, and whose place it is: the acts at the door, over a real PostgreSQL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createGroupCommit } from '#engine/database/group-commit.ts'
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
import { admitVisitor } from './admit-visitor.ts'
import { insertArrivals } from './arrival-store.ts'
import { describeDoor } from './describe-door.ts'
import { findByTicket } from './find-by-ticket.ts'
import type { CheckIn, FirstArrival } from './first-arrival.ts'
import { mintInToken } from './in-token.ts'
import { mintTicket } from './ticket.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const { clock, startProcess } = createTestDoor(db, '2026-11-23T06:58:00Z')

async function rowsOf(accountId: Id) {
  const { rows } = await sql<{ arrived_at: Date; number: number }>`
    select arrived_at, number from arrival where account_id = ${accountId}`.execute(db)
  return rows
}

test('while the door stands open, whoever comes is in, checked in once, and stays in', async () => {
  const context = await startProcess(1_000)
  const anna = newArriver()
  const arrivedAtMs = clock.now()
  const first = await admit(context, visitor(anna))
  assert.equal(first.state, 'in')
  clock.advance(60_000)
  const again = await admit(context, visitor(anna))
  assert.equal(again.state === 'in' && again.inside.arrival?.arrivedAtMs, arrivedAtMs)
  assert.deepEqual(
    (await rowsOf(anna.accountId)).map((row) => row.arrived_at.getTime()),
    [arrivedAtMs],
  )
})

test('a mere call through the open door writes nothing; a later arrival does', async () => {
  const context = await startProcess(1_000)
  const anna = newArriver()
  assert.equal((await admit(context, visitor(anna, { checkIn: null }))).state, 'in')
  assert.deepEqual(await rowsOf(anna.accountId), [])
  assert.equal((await admit(context, visitor(anna))).state, 'in')
  assert.equal((await rowsOf(anna.accountId)).length, 1)
})

test('a person has one place, from every device and after a restart, with and without the ticket', async () => {
  const context = await startProcess(0)
  const anna = newArriver()
  const basile = newArriver()
  const atPhone = waiting(await admit(context, visitor(anna)))
  waiting(await admit(context, visitor(basile)))
  clock.advance(20_000)
  const atTablet = waiting(await admit(context, visitor(anna)))
  assert.deepEqual(atTablet.ticket, atPhone.ticket)
  assert.equal(atTablet.ahead, 0)
  const basileAgain = waiting(await admit(context, visitor(basile)))
  assert.equal(basileAgain.ahead, 1)

  const restarted = await startProcess(0)
  const first = waiting(await admit(restarted, visitor(basile, { ticket: basileAgain.text })))
  assert.deepEqual(first.ticket, basileAgain.ticket)
  const polled = await findByTicket(restarted, atPhone.text, bearer(restarted, null))
  assert.ok(polled !== null)
  assert.deepEqual(waiting(polled).ticket, atPhone.ticket)
  const withoutTicket = waiting(await admit(restarted, visitor(anna)))
  assert.deepEqual(withoutTicket.ticket, atPhone.ticket)
  clock.advance(250)
  await restarted.line.release(4, clock.now())
  assert.equal((await admit(restarted, visitor(anna))).state, 'in')
  assert.equal((await admit(restarted, visitor(basile))).state, 'waiting')
})

test('a call that is held back checks in too: nobody is late because of us', async () => {
  const context = await startProcess(0)
  const anna = newArriver()
  const arrivedAtMs = clock.now()
  const held = waiting(await admit(context, visitor(anna, { checkIn: null })))
  assert.equal(held.ticket.isKept, true)
  clock.advance(120_000)
  const later = waiting(await admit(context, visitor(anna)))
  assert.equal(later.ticket.arrivedAtMs, arrivedAtMs)
  assert.equal((await rowsOf(anna.accountId)).length, 1)
})

test('staff go before pupils, a pupil of eight before one of ten', async () => {
  const context = await startProcess(0)
  const eight = Date.parse('2026-11-23T07:00:00Z')
  const ten = newArriver({ firstLessonAtMs: eight + 7_200_000 })
  const pupil = newArriver({ firstLessonAtMs: eight })
  const teacher = newArriver({ firstLessonAtMs: eight, isStaff: true })
  for (const one of [ten, pupil, teacher]) waiting(await admit(context, visitor(one)))
  clock.advance(250)
  await context.line.release(4, clock.now())
  assert.equal((await admit(context, visitor(teacher))).state, 'in')
  assert.equal(waiting(await admit(context, visitor(pupil))).ahead, 0)
  assert.equal(waiting(await admit(context, visitor(ten))).ahead, 1)
})

test('an unknown ticket becomes the person’s who signs in with it, with its time and number', async () => {
  const context = await startProcess(0)
  const arrivedAtMs = clock.now()
  const stranger = waiting(await admit(context, visitor(null)))
  clock.advance(30_000)
  const anna = newArriver()
  const known = waiting(await admit(context, visitor(anna, { ticket: stranger.text })))
  assert.equal(known.ticket.arrivedAtMs, arrivedAtMs)
  assert.deepEqual(known.ticket.number, stranger.ticket.number)
  const { waiting: sizes } = await context.line.sizes()
  assert.deepEqual(sizes, { pass: 0, known: 1, unknown: 0 })

  const basile = newArriver()
  const other = waiting(await admit(context, visitor(basile, { ticket: stranger.text })))
  assert.notDeepEqual(other.ticket.number, stranger.ticket.number)
  assert.equal(other.ticket.arrivedAtMs, clock.now())
  // A restarted process has forgotten whose it became; the numbers in the database have not.
  const restarted = await startProcess(0)
  const clara = newArriver()
  const third = waiting(await admit(restarted, visitor(clara, { ticket: stranger.text })))
  assert.notDeepEqual(third.ticket.number, stranger.ticket.number)
})

test('whoever was let in by a ticket is in after signing in, and nobody else by the same cookie', async () => {
  const context = await startProcess(0)
  const stranger = waiting(await admit(context, visitor(null)))
  clock.advance(250)
  await context.line.release(4, clock.now())
  const there = await admit(context, visitor(null, { ticket: stranger.text }))
  assert.ok(there.state === 'in')
  const inToken = mintInToken(doorKey, {
    holder: there.holder,
    untilMs: there.inside.untilMs,
    arrival: there.inside.arrival,
  })
  assert.equal((await admit(context, visitor(null, { inToken }))).state, 'in')
  const anna = newArriver()
  const signedIn = await admit(context, visitor(anna, { inToken }))
  assert.equal(signedIn.state, 'in')
  assert.equal((await rowsOf(anna.accountId))[0]?.number, stranger.ticket.number.number)
  assert.equal((await admit(context, visitor(newArriver(), { inToken }))).state, 'waiting')
  assert.equal((await admit(context, visitor(null, { inToken }))).state, 'waiting')
})

test('the cookie of who is in counts after a restart, until its end, and for nobody else', async () => {
  const anna = newArriver()
  const holder = { kind: 'account', id: anna.accountId } as const
  const inToken = mintInToken(doorKey, { holder, untilMs: clock.now() + 60_000, arrival: null })
  const context = await startProcess(0)
  assert.equal((await admit(context, visitor(newArriver(), { inToken }))).state, 'waiting')
  assert.equal((await admit(context, visitor(null, { inToken }))).state, 'waiting')
  assert.equal((await admit(context, visitor(anna, { inToken }))).state, 'in')
  clock.advance(60_000)
  const later = await startProcess(0)
  assert.equal((await admit(later, visitor(anna, { inToken }))).state, 'waiting')
})

test('somebody else’s ticket, a forged one and one of yesterday give no place of theirs', async () => {
  const context = await startProcess(0)
  const anna = newArriver()
  const { text, ticket } = waiting(await admit(context, visitor(anna)))
  const basile = newArriver()
  assert.equal(await findByTicket(context, text, bearer(context, basile.accountId)), null)
  const forged = mintTicket(new Uint8Array(32).fill(4), { ...ticket, arrivedAtMs: 0, orderMs: 0 })
  assert.equal(await findByTicket(context, forged, bearer(context, null)), null)
  for (const shown of [text, forged]) {
    const there = waiting(await admit(context, visitor(basile, { ticket: shown })))
    assert.equal(there.ticket.holder.id, basile.accountId)
    assert.notDeepEqual(there.ticket.number, ticket.number)
  }
  clock.advance(18 * 3_600_000)
  assert.equal(await findByTicket(context, text, bearer(context, null)), null)
  clock.set('2026-11-23T07:10:00Z')
})

test('an arrival that cannot be written keeps its place by the ticket, and is written later', async () => {
  const context = await startProcess(0)
  const anna = newArriver()
  const full: WaitingRoomContext = {
    ...context,
    checkIns: createGroupCommit<CheckIn, FirstArrival | null>({
      write: (group) => insertArrivals(db, group),
      queueMax: 0,
    }),
  }
  const arrivedAtMs = clock.now()
  const first = waiting(await admit(full, visitor(anna)))
  assert.equal(first.ticket.isKept, false)
  assert.deepEqual(await rowsOf(anna.accountId), [])
  clock.advance(10_000)
  // A poll by memory alone would leave it unwritten.
  assert.equal(await findByTicket(context, first.text, bearer(context, anna.accountId)), null)
  const later = waiting(await admit(context, visitor(anna, { ticket: first.text })))
  assert.equal(later.ticket.arrivedAtMs, arrivedAtMs)
  assert.deepEqual(later.ticket.number, first.ticket.number)
  assert.equal((await rowsOf(anna.accountId))[0]?.arrived_at.getTime(), arrivedAtMs)
})

test('polls that come too early get the same place, however many', async () => {
  const context = await startProcess(0)
  const { text } = waiting(await admit(context, visitor(newArriver())))
  const behind = waiting(await admit(context, visitor(newArriver())))
  for (let poll = 0; poll < 50; poll += 1) {
    const there = await findByTicket(context, behind.text, bearer(context, null))
    assert.ok(there !== null)
    assert.equal(waiting(there).ahead, 1)
  }
  const front = await findByTicket(context, text, bearer(context, null))
  assert.equal(front !== null && waiting(front).ahead, 0)
})

test('eight hundred pupils behind one address all get a place, and all get in', async () => {
  const context = await startProcess(0)
  const pupils = Array.from({ length: 800 }, () => newArriver())
  const there = await Promise.all(pupils.map((pupil) => admit(context, visitor(pupil))))
  assert.equal(new Set(there.map((one) => waiting(one).ticket.number.number)).size, 800)
  for (let second = 0; second < 40; second += 1) {
    clock.advance(250)
    await context.line.release(100, clock.now())
    if (second % 8 === 0) await Promise.all(pupils.map((pupil) => admit(context, visitor(pupil))))
  }
  assert.deepEqual(await describeDoor(context), { perSecond: 100, waiting: null, promises: null })
  const after = await Promise.all(pupils.map((pupil) => admit(context, visitor(pupil))))
  assert.equal(after.filter(({ state }) => state === 'in').length, 800)
})

test('a stranger’s call that shows nothing takes no place while others wait; an arrival does', async () => {
  const context = await startProcess(0)
  const called = await admitVisitor(context, visitor(null, { checkIn: null }))
  assert.equal(!called.ok && called.refusal.code, 'wait_your_turn')
  assert.equal((await context.line.sizes()).waiting.unknown, 0)
  waiting(await admit(context, visitor(null)))
  assert.equal((await context.line.sizes()).waiting.unknown, 1)
  const calm = { ...(await startProcess(1_000)), isCalm: () => true }
  assert.equal((await admit(calm, visitor(null, { checkIn: null }))).state, 'in')
})
