/** A room is held by one process at a time: who lost it writes nothing more, and its log stays whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { SchoolTables } from '#school/tables.ts'
import { addLiveLesson, freshId } from '../../../tests/live-device.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { insertEvents, leaveRoom, readEvents, renewRooms, takeRoom } from './live-room-store.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const [first, second] = [freshId(), freshId()]

async function addRoom() {
  const lessonId = await addLiveLesson(db, { uai: school.uai, courseId: school.courseA })
  const take = (holderId: string, isSole = false) =>
    takeRoom(db, {
      lessonId,
      schoolUai: school.uai,
      holderId,
      heldAt: null,
      isChatOpenFirst: true,
      isSole,
    })
  const turn = (epoch: number, seq: number, id = freshId()) => ({
    lessonId,
    epoch,
    id,
    event: { seq, at: Date.now(), by: 1, act: { kind: 'turn' as const, page: seq } },
  })
  return { lessonId, take, turn }
}

test('a room that a living process holds is not taken; one that was let go of, or fell silent, is', async () => {
  const { lessonId, take } = await addRoom()
  const held = await take(first)
  assert.equal(held?.lastHeldAt, null)
  assert.equal(await take(second), null)
  const epoch = held?.epoch ?? 0
  await leaveRoom(db, lessonId, epoch)
  const next = await take(second)
  assert.equal(next?.epoch, epoch + 1)
  assert.ok(next.lastHeldAt !== null)
  await sql`update live_room set held_until = now() - interval '1 s' where lesson_id = ${lessonId}`.execute(
    db,
  )
  assert.equal((await take(first))?.epoch, epoch + 2)
  // The only process knows that nobody else is there.
  assert.equal((await take(second, true))?.epoch, epoch + 3)
})

test('whoever lost the room writes and renews nothing', async () => {
  const { lessonId, take, turn } = await addRoom()
  const before = (await take(first))?.epoch ?? 0
  const written = [turn(before, 1), turn(before, 2)]
  assert.deepEqual(await insertEvents(db, written), ['written', 'written'])
  const after = (await take(second, true))?.epoch ?? 0
  const group = [turn(before, 3), turn(after, 3)]
  assert.deepEqual(await insertEvents(db, group), ['fenced', 'written'])
  assert.deepEqual(await renewRooms(db, first, [{ lessonId, epoch: before }]), new Set())
  assert.deepEqual(await renewRooms(db, second, [{ lessonId, epoch: after }]), new Set([lessonId]))
  const log = await readEvents(db, lessonId, 0, 10)
  const expected = [...written, ...group.slice(1)].map(({ event, id }) => ({ id, event }))
  assert.deepEqual(log, expected)
})

test('the same event, or the same number, is in the log once', async () => {
  const { lessonId, take, turn } = await addRoom()
  const epoch = (await take(first))?.epoch ?? 0
  const one = turn(epoch, 1)
  assert.deepEqual(await insertEvents(db, [one]), ['written'])
  assert.deepEqual(await insertEvents(db, [turn(epoch, 2, one.id), turn(epoch, 1)]), [
    'fenced',
    'fenced',
  ])
  assert.equal((await readEvents(db, lessonId, 0, 10)).length, 1)
})

test('taking a room waits for what is being written, which is then in its log', async () => {
  const { lessonId, take, turn } = await addRoom()
  const epoch = (await take(first))?.epoch ?? 0
  const taken: { epoch: number }[] = []
  let taking: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (trx) => {
    assert.deepEqual(await insertEvents(trx, [turn(epoch, 1)]), ['written'])
    taking = take(second, true).then((room) => room && taken.push(room))
    await sql`select pg_sleep(0.2)`.execute(trx)
    assert.equal(taken.length, 0)
  })
  await taking
  assert.equal(taken[0]?.epoch, epoch + 1)
  assert.equal((await readEvents(db, lessonId, 0, 10)).length, 1)
})
