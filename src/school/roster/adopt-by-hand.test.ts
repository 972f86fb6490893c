/** What a school did by hand beside its list: it stays, and a pupil who comes to the list is one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '#kernel/ids.ts'
import { addPerson } from '#school/people/add-person.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { type OndeCell, ondeFiles, withLines, withOndeCell } from '../../../tests/onde-cell.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestPerson, addTestRole, testUai } from '../../../tests/test-school.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

const { uai } = ondeFiles
const withoutNoe = withLines(ondeFiles.pupils, (lines) =>
  lines.filter((line) => !line.includes('2016-11-02')),
)

async function classNamed(db: SchoolDatabase, name: string): Promise<Id> {
  const row = await db.selectFrom('class').select('id').where('name', '=', name).executeTakeFirst()
  assert.ok(row !== undefined)
  return row.id
}

async function placesOf(db: SchoolDatabase, pupilId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('class_pupil')
    .innerJoin('class', 'class.id', 'class_id')
    .select('name')
    .where('pupil_id', '=', pupilId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ name }) => name)
}

/** Everybody called Noé Aubert, and whether they are active as a pupil. */
async function everyNoe(db: SchoolDatabase) {
  return db
    .selectFrom('person')
    .innerJoin('school_role', 'school_role.person_id', 'person.id')
    .select(['person.id', 'source', 'source_key', 'deactivated_at'])
    .where('given_name', '=', 'Noé')
    .execute()
}

async function addNoe(
  { context, db }: OndeCell,
  className: string,
  birthDate = '2016-11-02',
): Promise<Id> {
  const added = await addPerson(context, null, uai, {
    id: crypto.randomUUID(),
    familyName: 'Aubert',
    usageName: null,
    givenName: 'Noé',
    civility: null,
    birthDate,
    email: null,
    phone: null,
    address: null,
    as: { role: 'pupil', classId: await classNamed(db, className) },
  })
  assert.ok(added.ok)
  return added.value.id
}

const codesOf = (report: { warnings: readonly { code: string }[] }) =>
  report.warnings.map(({ code }) => code)

test('places given by hand in imported classes stay, and the report says how many', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const class_id = await classNamed(db, 'CP A')
    const pupil = await addTestPerson(db, 'Lou', 'Local')
    const teacher = await addTestPerson(db, 'Tim', 'Remplace')
    await addTestRole(db, pupil, uai, 'pupil')
    await addTestRole(db, teacher, uai, 'teacher')
    const ended_at = null
    await db
      .insertInto('class_pupil')
      .values({ class_id, pupil_id: pupil.personId, ended_at })
      .execute()
    await db
      .insertInto('class_teacher')
      .values({ class_id, teacher_id: teacher.personId, ended_at })
      .execute()
    const { report } = await importIt()
    assert.deepEqual(report.deactivated, {})
    assert.match(
      report.warnings.find(({ code }) => code === 'kept_by_hand')?.message ?? '',
      /^2 place\(s\).* — 2 place\(s\)/u,
    )
    assert.deepEqual(await placesOf(db, pupil.personId), ['CP A'])
    const teaches = await db
      .selectFrom('class_teacher')
      .select('ended_at')
      .where('teacher_id', '=', teacher.personId)
      .execute()
    assert.deepEqual(teaches, [{ ended_at: null }])
  }))

test('a pupil whom the list puts into a class is in that one alone', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const [noe] = await everyNoe(db)
    assert.ok(noe !== undefined)
    const class_id = await classNamed(db, 'CP A')
    await db
      .insertInto('class_pupil')
      .values({ class_id, pupil_id: noe.id, ended_at: null })
      .execute()
    await importIt()
    assert.deepEqual(await placesOf(db, noe.id), ['CM1'])
  }))

test('a pupil added by hand and in the list later is one person, of the list from then on', () =>
  withOndeCell(async (cell) => {
    const { db, importIt } = cell
    await importIt({ pupils: withoutNoe })
    const id = await addNoe(cell, 'CM1-CM2')
    const preview = await importIt({}, { dryRun: true })
    assert.ok(codesOf(preview.report).includes('adopted_by_name'))
    const { report } = await importIt()
    assert.equal(report.created.pupil, undefined)
    const all = await everyNoe(db)
    assert.deepEqual(
      all.map((row) => [row.id, row.source]),
      [[id, 'onde']],
    )
    assert.deepEqual(await placesOf(db, id), ['CM1'])
    assert.equal(codesOf((await importIt()).report).includes('adopted_by_name'), false)
    await importIt({ pupils: withoutNoe })
    assert.notEqual((await everyNoe(db))[0]?.deactivated_at, null)
    assert.deepEqual(await placesOf(db, id), [])
  }))

test('nobody is adopted who has another birth date, a twin, or another school', () =>
  withOndeCell(async (cell) => {
    const { db, importIt } = cell
    await importIt({ pupils: withoutNoe })
    const other = await addNoe(cell, 'CM1', '2016-02-11')
    const elsewhere = testUai('0999302')
    await db
      .insertInto('school')
      .values({ uai: elsewhere, name: 'Autre', kind: 'primaire' })
      .execute()
    const both = await addTestPerson(db, 'Noé', 'Aubert', { birthDate: '2016-11-02' })
    await addTestRole(db, both, uai, 'pupil')
    await addTestRole(db, both, elsewhere, 'pupil', { deactivated: true })
    const theirs = await addTestPerson(db, 'Noé', 'Aubert', { birthDate: '2016-11-02' })
    await addTestRole(db, theirs, elsewhere, 'pupil')
    const strangers = [other, both.personId, theirs.personId]
    const first = await importIt({}, { dryRun: true })
    assert.equal(first.report.created.pupil, 1)
    await addNoe(cell, 'CM1')
    await addNoe(cell, 'CM1')
    const { report } = await importIt()
    assert.equal(report.created.pupil, 1)
    assert.ok(codesOf(report).includes('by_hand_ambiguous'))
    const known = await db
      .selectFrom('person_source')
      .select('person_id')
      .where('person_id', 'in', strangers)
      .execute()
    assert.deepEqual(known, [])
  }))

test('who leaves with the list leaves what they were given by hand', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const neveu = await db
      .selectFrom('person')
      .select('id')
      .where('family_name', '=', 'NEVEU')
      .executeTakeFirstOrThrow()
    const class_id = await classNamed(db, 'CP A')
    await db
      .insertInto('class_teacher')
      .values({ class_id, teacher_id: neveu.id, ended_at: null })
      .execute()
    const places = async () =>
      (
        await db
          .selectFrom('class_teacher')
          .select('class_id')
          .where('teacher_id', '=', neveu.id)
          .where('ended_at', 'is', null)
          .execute()
      ).length
    await importIt()
    assert.equal(await places(), 2)
    const teachers = withLines(ondeFiles.teachers, (lines) =>
      lines.filter((line) => !line.includes('NEVEU')),
    )
    await importIt({ teachers })
    assert.equal(await places(), 0)
  }))
