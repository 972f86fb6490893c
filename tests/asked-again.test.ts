/** An answer that was lost, where what was made has no id of the device: who asks for the very same again is done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, refuse } from '#kernel/result.ts'
import { assignSubstitute } from '#school/lessons/assign-substitute.ts'
import type { SchoolTables } from '#school/tables.ts'
import { changeSlot, createSlot } from '#school/timetable/change-slot.ts'
import { closeDays } from '#school/timetable/close-days.ts'
import { withTestDatabase } from './test-database.ts'
import { addTestLesson, createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = { db, clock: fixedClock(testMorning), random: systemRandom }
const school = await createTestSchool(db)
const { courseA, head, teacherA, teacherB, uai } = school
const by = head.personId

async function everything(): Promise<unknown> {
  const rows: unknown[] = []
  const tables = [
    'timetable_slot',
    'lesson',
    'calendar_period',
    'substitution',
    'audit_line',
  ] as const
  for (const table of tables) {
    rows.push(
      (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort(),
    )
  }
  return rows
}

test('a slot that is changed from a day on', async () => {
  const id = crypto.randomUUID()
  const times = { weekday: 4, starts: '08:00', ends: '09:00', week: null, room: '12' }
  expectValue(await createSlot(room, by, uai, { id, courseId: courseA, ...times }))
  const wish = { ...times, starts: '10:00', ends: '11:00', from: '2026-12-07' }
  const change = (other: Partial<typeof wish> = {}) =>
    changeSlot(room, by, uai, id, { ...wish, ...other })
  const first = expectValue(await change())
  const standing = await everything()
  assert.equal(expectValue(await change()).slotId, first.slotId)
  // Anything else comes too late for a slot that has ended.
  const refused = refuse('bad_request', { where: 'from' })
  assert.deepEqual(await change({ room: '13' }), refused)
  assert.deepEqual(await change({ from: '2026-12-08' }), refused)
  assert.deepEqual(await everything(), standing)
})

test('days that the school closes', async () => {
  const days = { label: 'Travaux', startsOn: '2027-02-01', endsOn: '2027-02-02' }
  const first = expectValue(await closeDays(room, by, uai, days))
  const standing = await everything()
  assert.equal(expectValue(await closeDays(room, by, uai, days)).id, first.id)
  for (const other of [{ label: 'Fête' }, { endsOn: '2027-02-03' }]) {
    const refused = refuse('bad_request', { where: 'startsOn' })
    assert.deepEqual(await closeDays(room, by, uai, { ...days, ...other }), refused)
  }
  assert.deepEqual(await everything(), standing)
})

test('a substitute who is named, for one lesson and for some days', async () => {
  const lessonOn = (onDate: string) =>
    addTestLesson(db, {
      uai,
      courseId: courseA,
      onDate,
      startsAt: `${onDate}T12:30:00Z`,
      endsAt: `${onDate}T13:25:00Z`,
    })
  const one = { lessonId: await lessonOn('2026-11-25'), untilDay: null }
  const some = { lessonId: await lessonOn('2026-11-30'), untilDay: '2026-12-04' }
  for (const wish of [one, some]) {
    const name = (substituteId = teacherB.personId) =>
      assignSubstitute(room, by, { ...wish, substituteId })
    const first = expectValue(await name())
    const standing = await everything()
    assert.deepEqual(expectValue(await name()), first)
    assert.deepEqual(await name(head.personId), refuse('in_use'))
    assert.deepEqual(await everything(), standing)
  }
  const longer = { ...some, untilDay: '2026-12-05', substituteId: teacherB.personId }
  assert.deepEqual(await assignSubstitute(room, teacherA.personId, longer), refuse('in_use'))
})
