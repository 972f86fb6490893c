/** The days move on by themselves: what comes near is built, what is over is let go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packedDays } from '#contract/day-packs.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { fixedClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createSlot } from '#school/timetable/change-slot.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestPacks } from '../../../tests/test-packs.ts'
import { callerOf, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { markMissingDays } from './mark-missing-days.ts'
import { packKeyName } from './seal-pack.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const packs = await createTestPacks(room, database)
const school = await createTestSchool(db)
for (const weekday of [1, 2, 3, 4, 5]) {
  const slot = { weekday, starts: '10:00', ends: '10:55', week: null, room: null }
  expectValue(
    await createSlot(room, school.teacherA.personId, school.uai, {
      id: crypto.randomUUID(),
      courseId: school.courseA,
      ...slot,
    }),
  )
}

async function builtDays(): Promise<string[]> {
  const rows = await db
    .selectFrom('day_pack')
    .select('on_date')
    .where('kind', '=', 'day')
    .where('withdrawn_at', 'is', null)
    .orderBy('on_date')
    .execute()
  return rows.map((row) => row.on_date)
}

test('the next school days are built, over a weekend', async () => {
  await packs.build()
  assert.deepEqual(await builtDays(), [
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-30',
  ])
  assert.deepEqual(await markMissingDays(room), { marked: 0 })
})

test('the next morning one more day is built, and yesterday stays for those still in it', async () => {
  clock.advance(86_400_000)
  assert.deepEqual(await markMissingDays(room), { marked: 1 })
  await packs.build()
  assert.equal((await builtDays()).length, packedDays + 1)
  assert.equal((await builtDays()).at(-1), '2026-12-01')
  clock.advance(2 * 86_400_000)
  await markMissingDays(room)
  await packs.build()
  assert.equal((await builtDays())[0], '2026-11-25')
})

test('on a Saturday, the pupil’s device is given Saturday’s name and a whole week', async () => {
  clock.set('2026-11-28T10:00:00+01:00')
  await markMissingDays(room)
  await packs.build()
  const pupil = await callerOf(db, school.pupilA1)
  const personal = await packs.personalPacks.personalFor(pupil, undefined)
  assert.deepEqual(
    personal?.days.map(({ on, day, courses }) => [on, day.kind, courses[0]?.pack !== null]),
    [
      ['2026-11-28', 'weekend', true],
      ...[0, 1, 2, 3, 4].map((days) => [addDays('2026-11-30', days), 'lessons', true]),
    ],
  )
  assert.equal(personal?.days[0]?.day.nextSchoolDay, '2026-11-30')
  assert.deepEqual(personal?.days[0]?.courses, [])
})

test('what was lost is built again, and so is what an old key sealed', async () => {
  await db.deleteFrom('day_pack').execute()
  await db.deleteFrom('sealed_pack').execute()
  assert.deepEqual(await markMissingDays(room), { marked: 1 })
  await packs.build()
  assert.equal((await builtDays()).length, packedDays)
  assert.deepEqual(await markMissingDays(room), { marked: 0 })
  room.keyRing.rotate(packKeyName)
  assert.deepEqual(await markMissingDays(room), { marked: 1 })
  await packs.build()
  assert.deepEqual(await markMissingDays(room), { marked: 0 })
})

test('withdrawn packs are told for four weeks, and then forgotten with their rows', async () => {
  const withdrawn = () =>
    db.selectFrom('day_pack').select('address').where('withdrawn_at', 'is not', null).execute()
  assert.equal((await withdrawn()).length, packedDays)
  clock.advance(27 * 86_400_000)
  await markMissingDays(room)
  assert.equal((await withdrawn()).length, packedDays)
  clock.advance(2 * 86_400_000)
  await markMissingDays(room)
  assert.deepEqual(await withdrawn(), [])
  const orphans = await db
    .selectFrom('sealed_pack')
    .select('address')
    .where('address', 'not in', db.selectFrom('day_pack').select('address'))
    .execute()
  assert.deepEqual(orphans, [])
})
