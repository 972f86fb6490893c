/** ONDE corrects a name or an address: the person stays, and a block is not to be got around. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { ondeFiles, withLines, withOndeCell, withWords } from '../../../tests/onde-cell.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { changesOf } from './import-report.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

async function decide(db: SchoolDatabase, givenName: string, rights: 'blocked' | 'confirmed') {
  await db
    .updateTable('guardianship')
    .set({ rights, decided_at: new Date() })
    .where('guardian_id', 'in', (query) =>
      query.selectFrom('person').select('id').where('given_name', '=', givenName),
    )
    .execute()
}

/** Of a guardian's running links: rights and the child's given name. */
async function linksOf(db: SchoolDatabase, givenName: string): Promise<string[]> {
  const rows = await db
    .selectFrom('guardianship')
    .innerJoin('person as guardian', 'guardian.id', 'guardian_id')
    .innerJoin('person as child', 'child.id', 'pupil_id')
    .select(['child.given_name as child', 'rights'])
    .where('guardian.given_name', '=', givenName)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ child, rights }) => `${rights} ${child}`).sort()
}

async function idsOf(db: SchoolDatabase, givenName: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('given_name', 'like', `${givenName}%`)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

const codesOf = (report: { warnings: readonly { code: string }[] }) =>
  report.warnings
    .map(({ code }) => code)
    .filter((code) => !/encoding|namesakes|birth|missing|without_child/u.test(code))

test('a pupil’s corrected name, family name or birth date makes no second person', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const before = await idsOf(db, 'Maëlle')
    await decide(db, 'Solenn', 'confirmed')
    for (const [from, to] of [
      ['Ma\u00eblle', 'Ma\u00eblle-Anne'],
      ['BR\u00c9HAT', 'BR\u00c9HAT-MOULIN'],
      ['2018-07-21', '2018-07-12'],
    ] as const) {
      const corrected = withWords(ondeFiles.pupils, from, to)
      const guardians = withWords(ondeFiles.guardians, from, to)
      const { report } = await importIt({ pupils: corrected, guardians })
      assert.deepEqual([report.created.pupil, report.deactivated.pupil], [undefined, undefined])
      assert.ok(codesOf(report).includes('corrected_kept'))
      assert.equal(changesOf((await importIt({ pupils: corrected, guardians })).report), 0)
      await importIt()
    }
    assert.deepEqual(await idsOf(db, 'Maëlle'), before)
    assert.deepEqual(await linksOf(db, 'Solenn'), ['confirmed Maëlle'])
  }))

test('a guardian who moves, and one whose name is corrected, keep account, rights and block', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    await decide(db, 'Claire', 'confirmed')
    await decide(db, 'Solenn', 'blocked')
    const ids = [await idsOf(db, 'Claire'), await idsOf(db, 'Solenn')]
    const links = [await linksOf(db, 'Claire'), await linksOf(db, 'Solenn')]
    const guardians = withWords(
      withWords(
        ondeFiles.guardians,
        'AUBERT;Claire;3 rue des Tilleuls',
        'AUBERT;Claire;8 rue Neuve',
      ),
      'LE GOFF;Solenn',
      'LE GOFF-MOREL;Solenn',
    )
    const { report } = await importIt({ guardians })
    assert.deepEqual([report.created.guardian, report.deactivated], [undefined, {}])
    assert.deepEqual(codesOf(report), ['corrected_kept', 'corrected_kept'])
    assert.deepEqual([await idsOf(db, 'Claire'), await idsOf(db, 'Solenn')], ids)
    assert.deepEqual([await linksOf(db, 'Claire'), await linksOf(db, 'Solenn')], links)
    const claire = await db
      .selectFrom('person')
      .select('address')
      .where('given_name', '=', 'Claire')
      .executeTakeFirstOrThrow()
    assert.deepEqual((claire.address as { lines: string[] }).lines, ['8 rue Neuve'])
  }))

test('a teacher who marries is the same teacher; a namesake with another e-mail is not', () =>
  withOndeCell(async ({ db, importIt }) => {
    const unmarried = withLines(ondeFiles.teachers, (lines) => lines.slice(0, -1))
    await importIt({ teachers: unmarried })
    const before = await idsOf(db, 'Gaël')
    const teachers = withWords(unmarried, '"M.";;"LE ROUX"', '"M.";"LE ROUX-PETIT";"LE ROUX"')
    const { report } = await importIt({ teachers })
    assert.deepEqual([report.created.staff, report.deactivated], [undefined, {}])
    assert.deepEqual(await idsOf(db, 'Gaël'), before)
    const other = withWords(unmarried, 'gael.leroux@', 'autre@')
    const second = await importIt({ teachers: other }, { acceptDepartures: true })
    assert.equal(second.report.created.staff, 1)
  }))

test('a twin is not the other twin, and a new pupil like one who left comes with their blocks', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    await decide(db, 'Solenn', 'blocked')
    // Another given name, the same mother: a twin could say that.
    const pupils = withWords(ondeFiles.pupils, 'Ma\u00eblle', 'Ma\u00eb')
    const guardians = withWords(ondeFiles.guardians, 'Ma\u00eblle', 'Ma\u00eb')
    const { report } = await importIt({ pupils, guardians })
    assert.deepEqual([report.created.pupil, report.deactivated.pupil], [1, 1])
    assert.deepEqual(codesOf(report), ['like_one_who_left', 'alike_blocked'])
    assert.ok((await linksOf(db, 'Solenn')).includes('blocked Maë'))
  }))

test('two who could both be meant are left apart, and the head hears of a blocked one who is gone', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    await decide(db, 'Solenn', 'blocked')
    const guardians = withLines(ondeFiles.guardians, (lines) =>
      lines.flatMap((line) =>
        line.includes('Solenn')
          ? [
              line.replace("1 place de l'\u00c9glise", '2 rue du Lavoir'),
              line.replace("1 place de l'\u00c9glise", '4 rue du Puits'),
              line.replace("LE GOFF;Solenn;1 place de l'\u00c9glise", 'GUEN;Yves;6 rue du Four'),
            ]
          : [line],
      ),
    )
    const { report } = await importIt({ guardians })
    assert.equal(report.created.guardian, 3)
    assert.equal(codesOf(report).filter((code) => code === 'namesake_blocked').length, 2)
    assert.ok(codesOf(report).includes('blocked_guardian_gone'))
    assert.deepEqual(await linksOf(db, 'Solenn'), ['blocked Maëlle', 'blocked Maëlle'])
    assert.deepEqual(await linksOf(db, 'Yves'), ['to_confirm Maëlle'])
  }))

test('two teachers of one name with two e-mail addresses are two, whatever the order', () =>
  withOndeCell(async ({ db, importIt }) => {
    const alone = withLines(ondeFiles.teachers, (lines) =>
      lines.filter((line) => !/LE ROUX.*CM1/u.test(line)),
    )
    await importIt({ teachers: alone })
    const [first] = await idsOf(db, 'Gaël')
    const both = withLines(alone, (lines) => {
      const line = lines.find((each) => each.includes('LE ROUX')) ?? ''
      const other = line.replace('gael.leroux@', 'autre@').replace('CP A', 'CM1')
      return [other, ...lines.filter((each) => each.trim() !== '')].toSorted((a, b) =>
        a.includes('Nom usage') ? -1 : b.includes('Nom usage') ? 1 : 0,
      )
    })
    const classesOf = async () => {
      const rows = await db
        .selectFrom('class_teacher')
        .innerJoin('class', 'class.id', 'class_id')
        .innerJoin('person', 'person.id', 'teacher_id')
        .select(['person.id', 'email', 'class.name'])
        .where('family_name', '=', 'LE ROUX')
        .where('ended_at', 'is', null)
        .orderBy('class.name')
        .execute()
      return rows.map(({ id, email, name }) => [name, email, id === first])
    }
    const apart = [
      ['CM1', 'autre@ecole.example', false],
      ['CP A', 'gael.leroux@ecole.example', true],
    ]
    const { report } = await importIt({ teachers: both })
    assert.deepEqual([report.created.staff, report.deactivated], [1, {}])
    assert.deepEqual(await classesOf(), apart)
    const turned = withLines(both, ([header = '', ...lines]) => [header, ...lines.toReversed()])
    assert.equal(changesOf((await importIt({ teachers: turned })).report), 0)
    // A third line without an address may be either's.
    const third = withLines(both, (lines) => [
      ...lines,
      (lines.find((line) => line.includes('autre@')) ?? '').replace('autre@ecole.example', ''),
    ])
    const { rejections } = (await importIt({ teachers: third })).report
    assert.deepEqual(
      rejections.filter(({ kind }) => kind === 'staff').map(({ code }) => code),
      ['namesake_without_email'],
    )
    await importIt({ teachers: alone }, { acceptDepartures: true })
    assert.deepEqual(await classesOf(), [['CP A', 'gael.leroux@ecole.example', true]])
  }))
