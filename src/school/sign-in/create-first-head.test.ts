/** A school keeps the clock of where it is, whoever makes it; one that was made with another is mended or told. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { readMigrations } from '#engine/database/migrate.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { findForeignClocks } from '#school/people/find-foreign-clocks.ts'
import { openSchool } from '#school/people/open-school.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { testMorning } from '../../../tests/test-school.ts'
import { createFirstHead } from './create-first-head.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const folder = mkdtempSync(join(tmpdir(), 'preau-first-head-'))
after(() => rmSync(folder, { recursive: true }))
const clock = fixedClock(testMorning)
const context = { db, clock, random: systemRandom, keyRing: openKeyRing(folder, systemRandom) }
const head = { givenName: 'A', familyName: 'B', civility: null }

const clockOf = async (uai: string) =>
  (
    await db
      .selectFrom('school')
      .select('time_zone')
      .where('uai', '=', uai)
      .executeTakeFirstOrThrow()
  ).time_zone

test('the first head of a school overseas opens it with its clock; elsewhere with the setting', async () => {
  const school = { name: 'Lycée', kind: 'lycee', timeZone: 'Africa/Tunis' } as const
  expectValue(await createFirstHead(context, { ...head, schoolUai: '9740001A', school }))
  expectValue(await createFirstHead(context, { ...head, schoolUai: '2160001A', school }))
  assert.equal(await clockOf('9740001A'), 'Indian/Reunion')
  assert.equal(await clockOf('2160001A'), 'Africa/Tunis')
})

test('so does whoever opens one without the directory', async () => {
  await openSchool(context, {
    uai: '9830002K',
    name: 'Lycée',
    kind: 'lycee',
    address: null,
    postcode: null,
    commune: null,
    phone: null,
    zone: null,
  })
  assert.equal(await clockOf('9830002K'), 'Pacific/Noumea')
})

test('schools of before get their clock where nothing is planned; others are told', async () => {
  await sql`insert into school (uai, name, kind, opened_at) values
    ('9720001A', 'Sans séance', 'college', now()),
    ('9730001A', 'Avec une séance', 'college', now()),
    ('0270001A', 'En métropole', 'college', now())`.execute(db)
  await sql`
    with year as (
      insert into school_year values
        (gen_random_uuid(), '9730001A', '2026-2027', '2026-08-31', '2027-07-03', '2026-08-31')
      returning id
    ), subject as (
      insert into subject (code, label) values ('M', 'Maths') returning code
    ), course as (
      insert into course (id, school_uai, school_year_id, subject_code, name)
      select gen_random_uuid(), '9730001A', year.id, subject.code, 'Maths' from year, subject
      returning id
    )
    insert into lesson (id, school_uai, course_id, on_date, starts_at, ends_at)
    select gen_random_uuid(), '9730001A', id, '2026-11-24', '2026-11-24 07:00Z', '2026-11-24 08:00Z'
    from course`.execute(db)
  const migration = readMigrations().find(({ name }) => name === '0064-clocks-overseas')
  await sql.raw(migration?.sql ?? '').execute(db)
  assert.equal(await clockOf('9720001A'), 'America/Martinique')
  assert.equal(await clockOf('0270001A'), 'Europe/Paris')
  assert.deepEqual(await findForeignClocks({ db }), [
    { uai: '9730001A', timeZone: 'Europe/Paris', expected: 'America/Cayenne' },
  ])
})
