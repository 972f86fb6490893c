/** Who came and who waits, from the durable rows and the line, over a real PostgreSQL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { seededRandom } from '#kernel/random.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { insertArrivals } from './arrival-store.ts'
import { findAtDoor } from './find-at-door.ts'
import { createMemoryLine } from './memory-line.ts'
import { keyOf } from './ticket.ts'
import type { Entrant } from './waiting-line.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:58:00Z')
const random = seededRandom(3)
const newId = (): Id => mintId(clock, random)

function entrant(accountId: Id, number: number): Entrant {
  return {
    key: keyOf({ kind: 'account', id: accountId }),
    lane: 'known',
    together: null,
    isStaff: false,
    orderMs: clock.now(),
    draw: 0,
    number: { epoch: 1, number },
    arrivedAtMs: clock.now(),
  }
}

test('who came and was let in is in, who stands in line waits, who came another day is unseen', async () => {
  const line = createMemoryLine()
  const [inside, waiting, unwritten, yesterday, stranger] = [1, 2, 3, 4, 5].map(newId) as [
    Id,
    Id,
    Id,
    Id,
    Id,
  ]
  const arrivedAtMs = clock.now()
  const cameOn = (accountId: Id, number: number, onDay: string) => ({
    accountId,
    onDay,
    arrivedAtMs,
    number: { epoch: 1, number },
    lane: 'known' as const,
    warm: null,
    tries: 1,
  })
  await insertArrivals(db, [
    cameOn(inside, 1, '2026-11-24'),
    cameOn(waiting, 2, '2026-11-24'),
    cameOn(yesterday, 3, '2026-11-23'),
  ])
  // A door that lets nobody in.
  await line.release(0, clock.now())
  await line.take(entrant(waiting, 2), clock.now())
  await line.take(entrant(unwritten, 4), clock.now())
  const all = [inside, waiting, unwritten, yesterday, stranger]
  const found = await findAtDoor({ line, clock }, db, all, '2026-11-24')
  assert.deepEqual(
    found,
    new Map([
      [inside, { state: 'in', arrivedAtMs }],
      [waiting, { state: 'waiting', arrivedAtMs }],
      [unwritten, { state: 'waiting', arrivedAtMs: null }],
    ]),
  )
  assert.deepEqual(await findAtDoor({ line, clock }, db, [], '2026-11-24'), new Map())
})
