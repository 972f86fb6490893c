/** The review at eighteen, against PostgreSQL: everybody comes up, and days are the school's own. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { ofAgeListMax } from '#contract/cards.ts'
import { fixedClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import { confirmGuardians } from '#school/people/confirm-guardians.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { comesOfAgeOn } from './review-of-age.ts'
import { reviewPupilsOfAge } from './review-pupils-of-age.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T09:30:00Z')
const school = await createTestSchool(db)
const { guardianA1, head, pupilA1, uai } = school

const review = async () => (await reviewPupilsOfAge({ db, clock }, uai)).pupils
const confirm = async (links: readonly { guardianId: string; pupilId: string }[]) =>
  expectValue(await confirmGuardians({ db, clock }, head.personId, uai, links, 'confirmed'))
const link = { guardianId: guardianA1.personId, pupilId: pupilA1.personId }

async function setOut(timeZone: string, birthDate: string): Promise<void> {
  await db.updateTable('school').set({ time_zone: timeZone }).where('uai', '=', uai).execute()
  await db
    .updateTable('person')
    .set({ birth_date: birthDate })
    .where('id', '=', pupilA1.personId)
    .execute()
}

beforeEach(async () => {
  const undecided = { decided_at: null, decided_by: null }
  await db
    .updateTable('guardianship')
    .set(undecided)
    .where('pupil_id', '=', pupilA1.personId)
    .execute()
})

test('in Nouméa the birthday begins eleven hours before the day of Greenwich', async () => {
  await setOut('Pacific/Noumea', '2008-11-30')
  clock.set('2026-11-29T12:59:59Z')
  assert.deepEqual(await review(), [])
  clock.set('2026-11-29T21:00:00Z')
  const [listed] = await review()
  assert.deepEqual([listed?.since, listed?.guardians.length], ['2026-11-30', 1])
  assert.deepEqual(await confirm([link]), { changed: 1 })
  assert.deepEqual(await review(), [])
  clock.set('2026-12-20T21:00:00Z')
  assert.deepEqual(await confirm([link]), { changed: 0 }, 'reviewed once')
})

test('in Tahiti what was confirmed on the eve is reviewed all the same', async () => {
  await setOut('Pacific/Tahiti', '2008-11-30')
  clock.set('2026-11-30T01:00:00Z')
  await db
    .updateTable('guardianship')
    .set({ decided_at: new Date(clock.now()) })
    .where('pupil_id', '=', pupilA1.personId)
    .execute()
  clock.set('2026-12-05T01:00:00Z')
  assert.equal((await review()).length, 1)
  assert.deepEqual(await confirm([link]), { changed: 1 })
  assert.deepEqual(await review(), [])
})

test('the database and the pages agree on the day, also of who was born on 29 February', async () => {
  for (const birthDate of ['2008-02-29', '2008-11-24', '2008-12-31', '2010-03-01', '2004-02-29']) {
    const { rows } = await sql<{ day: string }>`
      select to_char(of_age_from(${birthDate}::date, 'Europe/Paris') at time zone 'Europe/Paris',
        'YYYY-MM-DD HH24:MI') as day`.execute(db)
    assert.equal(rows[0]?.day, `${comesOfAgeOn(birthDate)} 00:00`)
  }
})

test('every pupil of age comes up, however many have been reviewed before', async () => {
  await setOut('Europe/Paris', '2015-03-12')
  clock.set('2026-11-24T09:30:00Z')
  const adults = Math.ceil(ofAgeListMax * 0.6)
  await sql`
    with pupil as (
      insert into person (id, given_name, family_name, birth_date)
      select gen_random_uuid(), 'E', 'E' || n, date '2008-11-20' - n
      from generate_series(1, ${adults}::int) n returning id
    ), place as (
      insert into school_role (id, person_id, school_uai, role)
      select gen_random_uuid(), id, ${uai}, 'pupil' from pupil
    ), guardian as (
      insert into person (id, given_name, family_name)
      select gen_random_uuid(), 'G', 'G' || n
      from generate_series(1, 2 * ${adults}::int) n returning id
    )
    insert into guardianship (guardian_id, pupil_id, rights, source)
    select guardian.id, pupil.id, 'confirmed', 'local'
    from (select id, row_number() over () as n from guardian) guardian
    join (select id, row_number() over () as n from pupil) pupil on pupil.n = (guardian.n + 1) / 2`.execute(
    db,
  )
  const whole = await reviewPupilsOfAge({ db, clock }, uai)
  // It says of how many it names the first, each with every guardian.
  assert.equal(whole.pupilCount, adults)
  assert.ok(whole.pupils.length < adults)
  assert.ok(whole.pupils.every(({ guardians }) => guardians.length === 2))
  let decided = 0
  let rounds = 0
  for (let left = adults; left > 0 && rounds < 4; rounds += 1) {
    const links = (await review()).flatMap(({ guardians, pupilId }) =>
      guardians.map(({ guardianId }) => ({ guardianId, pupilId })),
    )
    decided += (await confirm(links)).changed
    left = (await reviewPupilsOfAge({ db, clock }, uai)).pupilCount
  }
  assert.equal(decided, 2 * adults)
})
