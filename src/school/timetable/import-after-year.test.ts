/** A timetable that would hold from a day after the year: refused with the field, and nothing is touched. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, refuse } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { importLessonCalendar } from './import-lesson-calendar.ts'
import { importTimetable } from './import-timetable.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const { head, uai, yearId } = await createTestSchool(db)
const { ends_on: lastDay } = await db
  .selectFrom('school_year')
  .select('ends_on')
  .where('id', '=', yearId)
  .executeTakeFirstOrThrow()
const afterYear = '2027-07-20'
const job = { actorId: head.personId, uai }

const importCsv = (from: string | null, day = 'lundi', dryRun = false) => {
  const text = `jour;début;fin;classe;matière;enseignant;salle\n${day};8h00;9h00;6e A;Mathématiques;;12\n`
  const bytes = Buffer.from(text)
  return importTimetable(context, { ...job, file: 'edt.csv', bytes, dryRun, from })
}

const event = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:x',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Mathématiques 6e A',
  'DTSTART;TZID=Europe/Paris:20261130T080000',
  'DTEND;TZID=Europe/Paris:20261130T090000',
  'RRULE:FREQ=WEEKLY;UNTIL=20270701T000000Z',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const importEvents = (from: string, dryRun = false) =>
  importLessonCalendar(context, { ...job, calendar: event, choices: [], dryRun, from })

const slots = () => db.selectFrom('timetable_slot').selectAll().orderBy('id').execute()

test('a timetable file and a calendar that hold from a day after the year are refused', async () => {
  assert.ok(afterYear > lastDay)
  const refusal = refuse('bad_request', { where: 'from' })
  assert.deepEqual(await importCsv(afterYear), refusal)
  assert.deepEqual(await slots(), [])
  expectValue(await importCsv(null))
  const standing = await slots()
  assert.equal(standing.length, 1)
  for (const dryRun of [true, false]) {
    assert.deepEqual(await importCsv(afterYear, 'mardi', dryRun), refusal)
    assert.deepEqual(await importEvents(afterYear, dryRun), refusal)
  }
  assert.deepEqual(await slots(), standing)
  expectValue(await importCsv(lastDay, 'mardi'))
})
