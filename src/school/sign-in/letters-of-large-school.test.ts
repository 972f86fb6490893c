/** Letters of a school with thousands of guardians: all of them, in batches, each of them once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { letterBatchMax } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { prepareLetters } from './prepare-letters.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
let school: TestSchool
let here: TestSignIn

const [pupils, classes, opened] = [2_500, 80, 2_050]

/** Two guardians a pupil; every hundredth pupil has the guardians of the one before in another class. */
async function fill(uai: string, yearId: Id): Promise<void> {
  await sql`
    insert into class (id, school_uai, school_year_id, name, level_label, card_prefix)
    select gen_random_uuid(), ${uai}, ${yearId}, 'C' || to_char(n, 'FM00'), '6e', 'Z' || translate(to_char(n, 'FM000'), '01', 'AB')
    from generate_series(1, ${classes}::int) n`.execute(db)
  await sql`
    with person as (
      insert into person (id, given_name, family_name, birth_date)
      select gen_random_uuid(), 'E', 'Eleve' || to_char(n, 'FM0000'), date '2015-01-01'
      from generate_series(1, ${pupils}::int) n returning id, family_name
    ), role as (
      insert into school_role (id, person_id, school_uai, role)
      select gen_random_uuid(), id, ${uai}, 'pupil' from person
    )
    insert into class_pupil (class_id, pupil_id)
    select class.id, person.id from person
    join class on class.name = 'C' || to_char(1 + right(family_name, 4)::int % ${classes}::int, 'FM00')`.execute(
    db,
  )
  await sql`
    with guardian as (
      insert into person (id, given_name, family_name)
      select gen_random_uuid(), 'G', 'Garde' || to_char(n, 'FM0000') || side
      from generate_series(1, ${pupils}::int) n, (values ('a'), ('b')) sides (side)
      where n % 100 <> 0 returning id, substr(family_name, 6, 4)::int as n
    ), link as (
      select id, n from guardian union all select id, n + 1 from guardian where n % 100 = 99
    )
    insert into guardianship (guardian_id, pupil_id, rights, source)
    select link.id, pupil.id, 'confirmed', 'local' from link
    join person pupil on pupil.family_name = 'Eleve' || to_char(link.n, 'FM0000')`.execute(db)
  // The first by name, who had filled the list.
  await sql`
    insert into account (id, person_id, password_hash)
    select gen_random_uuid(), id, 'hash' from person where family_name like 'Garde%'
    order by family_name limit ${opened}::int`.execute(db)
}

before(async () => {
  school = await createTestSchool(db)
  here = await startTestSignIn(database)
  await fill(school.uai, school.yearId)
})
after(() => here.stop())

const prepare = (from: Id | null) =>
  prepareLetters(here.context, {
    uai: school.uai,
    audience: 'guardians',
    classId: null,
    from,
    printer: { personId: school.head.personId, isHead: true },
    host: 'localhost',
  })

test('everybody has one letter in all batches together, by class; nobody is left out', async () => {
  const { rows } = await sql<{ id: Id }>`
    select distinct guardian_id as id from guardianship
    left join account on account.person_id = guardian_id
    where rights = 'confirmed' and account.password_hash is null
      and guardian_id <> ${school.otherSchool.guardian.personId}`.execute(db)
  const without = new Set(rows.map(({ id }) => id))
  const printed: Id[] = []
  const classOrder: (string | null)[] = []
  let from: Id | null = null
  do {
    const batch: Awaited<ReturnType<typeof prepare>> = await prepare(from)
    const { batch: place, batches, letters, withoutCount, without: named } = expectValue(batch)
    assert.ok(letters.length <= letterBatchMax)
    assert.equal(batches[place]?.letters, letters.length)
    assert.equal(batches[place]?.from, letters[0]?.personId)
    assert.ok(withoutCount >= opened && named.length <= withoutCount)
    printed.push(...letters.map(({ personId }) => personId))
    classOrder.push(batches[place]?.first.className ?? null, batches[place]?.last.className ?? null)
    from = batches[place + 1]?.from ?? null
    if (from !== null && printed.length === letters.length) {
      // Who opens the account meanwhile, with whom the next batch would begin, takes nobody else out.
      await db
        .insertInto('account')
        .values({
          id: from,
          person_id: from,
          password_hash: 'hash',
          sessions_valid_from: new Date(here.clock.now()),
        })
        .execute()
      without.delete(from)
    }
  } while (from !== null)
  assert.deepEqual(printed.toSorted(), [...without].toSorted())
  assert.deepEqual(classOrder, classOrder.toSorted())
  // A batch holds whole classes: none begins with the class at which the one before ended.
  assert.equal(new Set(classOrder).size, classOrder.length)
})

test('a batch that begins with somebody who is a guardian no more is refused', async () => {
  const answer = await prepare(school.otherSchool.guardian.personId)
  assert.deepEqual(answer.ok ? null : answer.refusal, {
    code: 'bad_request',
    detail: { where: 'from' },
  })
})
