/** Names go with the people who left, and with nobody who is still here in any way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestPerson, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { forgetDepartedPeople } from './forget-departed-people.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const dayMs = 86_400_000
const daysAgo = (days: number): Date => new Date(clock.now() - days * dayMs)
const longAgo = daysAgo(430)

async function addPupilRole(personId: Id, endedAt: Date | null, uai = school.uai): Promise<void> {
  const id = mintId(clock, systemRandom)
  await sql`insert into school_role (id, person_id, school_uai, role, deactivated_at)
    values (${id}, ${personId}, ${uai}, 'pupil', ${endedAt})`.execute(db)
}

async function addLink(guardianId: Id, pupilId: Id, endedAt: Date | null): Promise<void> {
  await sql`insert into guardianship (guardian_id, pupil_id, rights, ended_at)
    values (${guardianId}, ${pupilId}, 'confirmed', ${endedAt})`.execute(db)
}

async function addPupil(name: string, ...ends: readonly (Date | null)[]): Promise<Id> {
  const { personId } = await addTestPerson(db, name, 'Départ')
  const schools = [school.uai, school.otherSchool.uai]
  for (const [place, endedAt] of ends.entries()) {
    await addPupilRole(personId, endedAt, schools[place] ?? school.uai)
  }
  return personId
}

async function addGuardian(
  name: string,
  ...links: readonly (readonly [pupilId: Id, endedAt: Date | null])[]
): Promise<Id> {
  const { personId } = await addTestPerson(db, name, 'Départ')
  for (const [pupilId, endedAt] of links) await addLink(personId, pupilId, endedAt)
  return personId
}

test('whoever is still here in any way keeps their name, and whoever left loses it', async () => {
  const gone = await addPupil('Gone', longAgo)
  const goneFromBoth = await addPupil('GoneFromBoth', longAgo, longAgo)
  const movedOn = await addPupil('MovedOn', longAgo, null)
  const leftLately = await addPupil('LeftLately', longAgo, daysAgo(40))
  const here = await addPupil('Here', null)
  const kept = new Map([
    ['of a younger child', await addGuardian('Younger', [gone, null], [here, null])],
    ['again of a child', await addGuardian('Again', [goneFromBoth, longAgo], [here, null])],
    ['of one who moved on', await addGuardian('MovedOn', [movedOn, null])],
    ['whose link ended lately', await addGuardian('Lately', [here, daysAgo(40)])],
    ['moved on', movedOn],
    ['left lately', leftLately],
    ['here', here],
  ])
  const lost = new Map([
    ['gone', gone],
    ['gone from both', goneFromBoth],
    ['of one who is gone', await addGuardian('OfGone', [gone, null])],
    ['whose links all ended', await addGuardian('Ended', [here, longAgo], [movedOn, longAgo])],
  ])
  await forgetDepartedPeople({ db, clock })
  const namesOf = async (people: ReadonlyMap<string, Id>): Promise<Record<string, string>> => {
    const rows = await db
      .selectFrom('person')
      .innerJoin('account', 'account.person_id', 'person.id')
      .select(['person.id', 'family_name', 'disabled_at'])
      .where('person.id', 'in', [...people.values()])
      .execute()
    const told = new Map(
      rows.map((row) => [row.id, `${row.family_name} ${row.disabled_at !== null}`]),
    )
    return Object.fromEntries([...people].map(([what, id]) => [what, told.get(id) ?? '']))
  }
  const all = (people: ReadonlyMap<string, Id>, name: string) =>
    Object.fromEntries([...people.keys()].map((what) => [what, name]))
  assert.deepEqual(await namesOf(kept), all(kept, 'Départ false'))
  assert.deepEqual(await namesOf(lost), all(lost, '— true'))
})

async function addTeacher(name: string): Promise<Id> {
  const { personId } = await addTestPerson(db, name, 'Enseignait')
  await sql`insert into school_role (id, person_id, school_uai, role, deactivated_at)
    values (${mintId(clock, systemRandom)}, ${personId}, ${school.uai}, 'teacher', ${longAgo})`.execute(
    db,
  )
  return personId
}

async function addHomework(by: Id, homework: string | null): Promise<void> {
  await sql`
    insert into lesson (id, school_uai, course_id, on_date, starts_at, ends_at, homework, homework_by)
    values (${mintId(clock, systemRandom)}, ${school.uai}, ${school.courseA}, '2026-11-24',
      '2026-11-24 07:00Z', '2026-11-24 08:00Z', ${homework}, ${by})`.execute(db)
}

test('a teacher is kept for a child who is here and for what they signed, and for nothing that is over', async () => {
  const childGone = await addPupil('ChildGone', longAgo)
  const childHere = await addPupil('ChildHere', null)
  const [guardian, guardianOfHere] = [
    await addTeacher('Guardian'),
    await addTeacher('GuardianOfHere'),
  ]
  const [tookAway, gave] = [await addTeacher('TookAway'), await addTeacher('Gave')]
  // Imports alone end a link: this child left years ago, and the link stands.
  await addLink(guardian, childGone, null)
  await addLink(guardianOfHere, childHere, null)
  await addHomework(tookAway, null)
  await addHomework(gave, 'Lire')
  await forgetDepartedPeople({ db, clock })
  const nameOf = async (id: Id) =>
    (await db.selectFrom('person').select('family_name').where('id', '=', id).executeTakeFirst())
      ?.family_name
  assert.equal(await nameOf(guardian), '—')
  assert.equal(await nameOf(guardianOfHere), 'Enseignait')
  assert.equal(await nameOf(tookAway), '—')
  assert.equal(await nameOf(gave), 'Enseignait')
})
