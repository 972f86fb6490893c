/** The night's closing of years, over PostgreSQL: a school that fails keeps no other from being closed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Log, silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { callerOf, createTestSchool } from '../../../tests/test-school.ts'
import { closePastYears } from './close-past-years.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const { classA, otherSchool, pupilA1, uai } = school
// The summer after the year is over.
const clock = fixedClock('2027-10-01T03:17:00Z')
const told: unknown[] = []
const log: Log = { ...silentLog, error: (facts) => told.push(facts) }
const placesOf = async (who: typeof pupilA1) => (await callerOf(db, who)).classIds.size

test('a school that fails is told and tried again, the schools after it are closed in the same night', async () => {
  assert.ok(uai < otherSchool.uai, 'the one that fails comes first')
  await sql`
    create function refuse_closing() returns trigger language plpgsql as $$
    begin
      raise exception 'this row was foreseen by nobody';
    end $$`.execute(db)
  await sql`
    create trigger refuse_closing before update on class_pupil for each row
    when (old.class_id = ${sql.lit(classA)}::uuid) execute function refuse_closing()`.execute(db)
  await assert.rejects(closePastYears({ db, clock, log }), /the years of 1 schools/)
  assert.equal(await placesOf(otherSchool.pupil), 0)
  assert.equal(await placesOf(pupilA1), 1)
  assert.deepEqual(
    told.map((facts) => (facts as { uai: string }).uai),
    [uai],
  )
  await sql`drop trigger refuse_closing on class_pupil`.execute(db)
  assert.deepEqual(await closePastYears({ db, clock, log }), { closedYears: 1 })
  assert.equal(await placesOf(pupilA1), 0)
})
