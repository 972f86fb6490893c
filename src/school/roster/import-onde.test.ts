/** ONDE applied to a real database: whole, again, with a head's decisions, and refused. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type FixedClock, fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createTestDatabase, withTestDatabase } from '../../../tests/test-database.ts'
import { addTestPerson, testMorning, testUai } from '../../../tests/test-school.ts'
import type { ImportOptions } from './apply-roster.ts'
import type { NamedBytes } from './csv-table.ts'
import { importOnde } from './import-onde.ts'
import { changesOf } from './import-report.ts'
import type { OndeFiles } from './onde-reader.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

const folder = new URL('../../../tests/fixtures/roster/onde/', import.meta.url)
const named = (name: string) => ({ name, bytes: readFileSync(new URL(name, folder)) })
const uai = testUai('0999301')
const files = {
  uai,
  pupils: named('eleves.csv'),
  teachers: named('enseignants.csv'),
  guardians: named('responsables.csv'),
}
/** Whom the reader cannot name may be anybody: with these lines nobody leaves. */
const taken = without(files.pupils, (line) => /ESNAULT|"trop"/u.test(line))
const plain: ImportOptions = { dryRun: false, acceptDepartures: false, actorId: null }

/** The file without the lines (from 1) that fail the test. */
function without({ name, bytes }: NamedBytes, drop: (line: string) => boolean): NamedBytes {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  return { name, bytes: Buffer.from(lines.filter((line) => !drop(line)).join('\n'), 'latin1') }
}

async function withCell(
  work: (cell: {
    db: Awaited<ReturnType<typeof createTestDatabase<SchoolTables>>>['database']['kysely']
    clock: FixedClock
    importIt: (
      options?: Partial<ImportOptions>,
      other?: Partial<OndeFiles>,
    ) => ReturnType<typeof importOnde>
  }) => Promise<void>,
): Promise<void> {
  const { database, close } = await createTestDatabase<SchoolTables>()
  const clock = fixedClock(testMorning)
  const context = { db: database.kysely, clock, random: systemRandom }
  try {
    await work({
      db: database.kysely,
      clock,
      importIt: (options = {}, other = {}) =>
        importOnde(context, { ...files, ...other }, { ...plain, ...options }),
    })
  } finally {
    await close()
  }
}

const expected = {
  created: {
    school: 1,
    class: 3,
    pupil: 9,
    staff: 3,
    guardian: 10,
    membership: 8,
    teaching: 4,
    link: 8,
  },
  merged: { staff: 1, guardian: 1, membership: 1 },
  rejected: { pupil: 3, guardian: 1, link: 3 },
}

test('an école overseas that the directory does not know has the clock of its place', () =>
  withCell(async ({ db, importIt }) => {
    await importIt({}, { uai: '9740001A' })
    const [school] = await db.selectFrom('school').select(['uai', 'time_zone']).execute()
    assert.deepEqual(school, { uai: '9740001A', time_zone: 'Indian/Reunion' })
  }))

test('a dry run says what the import does, and leaves nothing', () =>
  withCell(async ({ db, importIt }) => {
    const dry = await importIt({ dryRun: true })
    assert.equal(dry.applied, false)
    assert.equal((await db.selectFrom('person').select('id').execute()).length, 0)
    assert.equal((await db.selectFrom('import_run').select('id').execute()).length, 0)
    const real = await importIt()
    assert.equal(real.applied, true)
    const { created, merged, rejected, warnings } = real.report
    assert.deepEqual({ created, merged, rejected }, expected)
    assert.deepEqual({ ...dry.report, warnings: [] }, { ...real.report, warnings: [] })
    assert.deepEqual(Object.groupBy(warnings, ({ code }) => code).namesakes_kept_apart?.length, 1)
  }))

test('the second import changes nothing, and both leave their run and audit line', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const again = await importIt()
    assert.equal(again.applied, true)
    assert.equal(changesOf(again.report), 0)
    assert.equal(again.report.unchanged.pupil, 9)
    assert.equal(again.report.unchanged.guardian, 11)
    assert.equal(again.report.unchanged.link, 8)
    const runs = await db.selectFrom('import_run').select(['state', 'progress']).execute()
    assert.deepEqual(runs, [
      { state: 'applied', progress: 100 },
      { state: 'applied', progress: 100 },
    ])
    const audit = await db.selectFrom('audit_line').select(['action', 'school_uai']).execute()
    assert.deepEqual(audit[0], { action: 'roster_imported', school_uai: uai })
    const news = await db.selectFrom('person_source').select('source_key').execute()
    assert.equal(news.length, 9 + 3 + 10)
  }))

test('the école opens, the year holds today, links wait for the head', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const school = await db.selectFrom('school').selectAll().executeTakeFirstOrThrow()
    assert.notEqual(school.opened_at, null)
    const year = await db.selectFrom('school_year').selectAll().executeTakeFirstOrThrow()
    assert.equal(year.label, '2026-2027')
    assert.ok(year.starts_on <= '2026-11-24' && year.ends_on >= '2026-11-24')
    const rights = await db.selectFrom('guardianship').select('rights').distinct().execute()
    assert.deepEqual(rights, [{ rights: 'to_confirm' }])
    const prefixes = await db.selectFrom('class').select('card_prefix').execute()
    assert.equal(new Set(prefixes.map((row) => row.card_prefix)).size, 3)
  }))

test('what the directory said of the école stays', () =>
  withCell(async ({ db, importIt }) => {
    const known = { name: 'École du Petit Bois', kind: 'elementaire', zone: 'B' } as const
    await db
      .insertInto('school')
      .values({ uai, ...known })
      .execute()
    const { report } = await importIt()
    assert.deepEqual(report.updated, { school: 1 })
    const school = await db.selectFrom('school').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual({ name: school.name, kind: school.kind, zone: school.zone }, known)
  }))

test('a block survives every import, even under another address', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const guardian = await db
      .selectFrom('person')
      .select('id')
      .where('given_name', '=', 'Solenn')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('guardianship')
      .set({ rights: 'blocked', decided_at: new Date() })
      .where('guardian_id', '=', guardian.id)
      .execute()
    assert.equal(changesOf((await importIt()).report), 0)
    const text = Buffer.from(files.guardians.bytes).toString('latin1')
    const line = text.split('\n').find((each) => each.includes('Solenn')) ?? ''
    const elsewhere = line.replace("1 place de l'\u00c9glise", '99 rue Lointaine')
    assert.notEqual(elsewhere, line)
    const moved = text.replace(line, `${line}\n${elsewhere}`)
    const guardians = { name: 'responsables.csv', bytes: Buffer.from(moved, 'latin1') }
    const { report } = await importIt({}, { guardians })
    assert.ok(report.warnings.some(({ code }) => code === 'namesake_blocked'))
    const links = await db
      .selectFrom('guardianship')
      .innerJoin('person', 'person.id', 'guardianship.guardian_id')
      .select('rights')
      .where('given_name', '=', 'Solenn')
      .execute()
    assert.deepEqual(
      links.map(({ rights }) => rights),
      ['blocked', 'blocked'],
    )
    await importIt()
    const back = await db
      .selectFrom('guardianship')
      .select(['rights', 'ended_at'])
      .where('guardian_id', '=', guardian.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(back, { rights: 'blocked', ended_at: null })
  }))

test('who left is deactivated with the account, and comes back; who was added by hand stays', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const local = await addTestPerson(db, 'Lou', 'Local')
    await db
      .insertInto('school_role')
      .values({
        id: local.accountId,
        person_id: local.personId,
        school_uai: uai,
        role: 'pupil',
        staff_function: null,
        deactivated_at: null,
      })
      .execute()
    const zoe = await db
      .selectFrom('person')
      .select('id')
      .where('given_name', '=', 'Zoé')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('account')
      .values({
        id: zoe.id,
        person_id: zoe.id,
        login: null,
        password_hash: null,
        activated_at: null,
        disabled_at: null,
      })
      .execute()
    const isDisabled = async () =>
      (
        await db
          .selectFrom('account')
          .select('disabled_at')
          .where('person_id', '=', zoe.id)
          .executeTakeFirstOrThrow()
      ).disabled_at !== null

    const pupils = without(taken, (line) => line.includes('HUET'))
    const { report } = await importIt({}, { pupils })
    assert.deepEqual(report.deactivated, { pupil: 1 })
    assert.equal(await isDisabled(), true)
    const roles = await db
      .selectFrom('school_role')
      .select(['person_id', 'deactivated_at'])
      .where('role', '=', 'pupil')
      .execute()
    const gone = roles.filter((role) => role.deactivated_at !== null)
    assert.deepEqual(
      gone.map((role) => role.person_id),
      [zoe.id],
    )
    const back = await importIt()
    assert.deepEqual(back.report.updated, { pupil: 1 })
    assert.equal(await isDisabled(), false)
  }))

test('too many departures are refused whole, unless a person says that they are true', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const pupils = without(taken, (line) => /AUBERT|HUET|GARNIER/u.test(line))
    const refused = await importIt({}, { pupils })
    assert.equal(refused.refusal?.code, 'roster_refused')
    assert.match(refused.refusal?.reason ?? '', /4 élèves sur 9/u)
    assert.equal(refused.report.deactivated.pupil, 4)
    const active = () =>
      db.selectFrom('school_role').select('id').where('deactivated_at', 'is', null).execute()
    const before = (await active()).length
    const accepted = await importIt({ acceptDepartures: true }, { pupils })
    assert.equal(accepted.applied, true)
    assert.equal((await active()).length, before - 4)
  }))

test('a class that changes keeps one place per pupil', () =>
  withCell(async ({ db, importIt }) => {
    await importIt()
    const text = Buffer.from(files.pupils.bytes).toString('latin1')
    const moved = text.replace('"CM1";"CM1";"Oui"', '"CM1";"CM1-CM2";"Oui"')
    const pupils = { name: 'eleves.csv', bytes: Buffer.from(moved, 'latin1') }
    const { report } = await importIt({}, { pupils })
    assert.equal(report.created.membership, 1)
    assert.equal(report.deactivated.membership, 1)
    const places = await db
      .selectFrom('class_pupil')
      .select('pupil_id')
      .where('ended_at', 'is', null)
      .execute()
    assert.equal(new Set(places.map((row) => row.pupil_id)).size, places.length)
  }))

test('who comes, moves or comes back with a later import belongs from then on; the first fills the classes', () =>
  withCell(async ({ db, importIt }) => {
    const long = '2020-09-01T08:00:00Z'
    /** Of the places that run: how many did already at that moment. */
    const standing = async (moment: string) => {
      const { rows } = await sql<{ was: boolean; count: number }>`
        select belongs_at(${moment}, ended_at, outside) as was, count(*)::integer as count
        from class_pupil where ended_at is null group by 1 order by 1`.execute(db)
      return Object.fromEntries(rows.map(({ count, was }) => [String(was), count]))
    }
    const lines = Buffer.from(files.pupils.bytes).toString('latin1').split('\n')
    const cm1 = lines.find((line) => line.includes('"CM1";"CM1";"Oui"')) ?? ''
    const pupils = without(files.pupils, (line) => line === cm1)
    await importIt({}, { pupils })
    assert.deepEqual(await standing(long), { true: 7 })
    await importIt()
    assert.deepEqual(await standing(long), { false: 1, true: 7 })
    // Gone and back: in between, the place did not run.
    const gone = lines.find((line) => line !== cm1 && line.includes('"CM1-CM2"')) ?? ''
    await importIt({ acceptDepartures: true }, { pupils: without(taken, (line) => line === gone) })
    const between = new Date().toISOString()
    await importIt()
    assert.deepEqual(await standing(long), { false: 1, true: 7 })
    assert.deepEqual(await standing(between), { false: 1, true: 7 })
    // Another class that others are in already: from now on.
    const text = lines.join('\n').replace('"CM1";"CM1";"Oui"', '"CM1";"CM1-CM2";"Oui"')
    await importIt({}, { pupils: { name: 'eleves.csv', bytes: Buffer.from(text, 'latin1') } })
    assert.deepEqual(await standing(between), { false: 2, true: 6 })
  }))

test('next year begins without the places of this one', () =>
  withCell(async ({ db, clock, importIt }) => {
    await importIt()
    clock.set('2027-09-06T07:00:00Z')
    const { report } = await importIt()
    assert.equal(report.created.class, 3)
    assert.equal(report.created.membership, 8)
    assert.equal(report.deactivated.membership, 8)
    const years = await db.selectFrom('school_year').select('label').orderBy('label').execute()
    assert.deepEqual(
      years.map(({ label }) => label),
      ['2026-2027', '2027-2028'],
    )
  }))

test('an unreadable file or an impossible UAI applies nothing', () =>
  withCell(async ({ db, importIt }) => {
    const broken = await importIt({}, { guardians: files.teachers })
    assert.equal(broken.refusal?.code, 'file_unreadable')
    assert.equal(broken.report.rejections.length, 1)
    const wrong = await importIt({}, { uai: 'ABC' })
    assert.equal(wrong.refusal?.code, 'school_unknown')
    assert.equal((await db.selectFrom('school').select('uai').execute()).length, 0)
  }))
