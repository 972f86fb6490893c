/** Links of ONDE's guardians over several imports: what no line names any more, and what one may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { ondeFiles, withLines, withOndeCell, withWords } from '../../../tests/onde-cell.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

/** `guardian > child rights`, of links that run. */
async function linksOf(db: SchoolDatabase, familyName: string): Promise<string[]> {
  const rows = await db
    .selectFrom('guardianship')
    .innerJoin('person as guardian', 'guardian.id', 'guardian_id')
    .innerJoin('person as child', 'child.id', 'pupil_id')
    .select(['guardian.given_name as guardian', 'child.given_name as child', 'rights'])
    .where('child.family_name', '=', familyName)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ guardian, child, rights }) => `${guardian} > ${child} ${rights}`).sort()
}

async function confirmAll(db: SchoolDatabase): Promise<void> {
  await db
    .updateTable('guardianship')
    .set({ rights: 'confirmed', decided_at: new Date() })
    .execute()
}

const codesOf = (report: { warnings: readonly { code: string }[] }) =>
  report.warnings.map(({ code }) => code)

test('a link that cannot be matched leaves a confirmed guardian where they were, and says so', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    await confirmAll(db)
    const before = await linksOf(db, 'AUBERT')
    // The pupils' list has the new class already, the guardians' list not yet.
    const pupils = withWords(ondeFiles.pupils, '"CM1";"CM1";"Oui"', '"CM1";"CM1-CM2";"Oui"')
    const { report } = await importIt({ pupils })
    assert.ok(report.rejections.some(({ code }) => code === 'child_in_other_class'))
    assert.equal(report.deactivated.link, undefined)
    assert.ok(codesOf(report).includes('links_held'))
    assert.deepEqual(await linksOf(db, 'AUBERT'), before)
    await importIt()
    assert.deepEqual(await linksOf(db, 'AUBERT'), before)
  }))

test('a guardian’s line that was not taken ends no link; a guardian without a line is none', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    await confirmAll(db)
    const unread = withLines(ondeFiles.guardians, (lines) =>
      lines.map((line) => line.replace(';LE GOFF;Solenn;', ';;Solenn;')),
    )
    const first = await importIt({ guardians: unread })
    assert.ok(codesOf(first.report).includes('links_held'))
    assert.deepEqual(await linksOf(db, 'BRÉHAT'), ['Solenn > Maëlle confirmed'])
    const without = withLines(ondeFiles.guardians, (lines) =>
      lines.filter((line) => !line.includes('Solenn')),
    )
    const second = await importIt({ guardians: without })
    assert.equal(second.report.deactivated.link, 1)
    assert.equal(codesOf(second.report).includes('links_held'), false)
    assert.deepEqual(await linksOf(db, 'BRÉHAT'), [])
    // Whoever comes back waits for a new word, and the head is told.
    const third = await importIt()
    assert.ok(codesOf(third.report).includes('confirmed_before'))
    assert.deepEqual(await linksOf(db, 'BRÉHAT'), ['Solenn > Maëlle to_confirm'])
  }))
