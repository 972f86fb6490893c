/** Who leaves with an import, and who stays although no line that was taken names them. */
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { ondeFiles, withLines, withOndeCell, withWords } from '../../../tests/onde-cell.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { importAaf } from './import-aaf.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

async function isActive(db: SchoolDatabase, familyName: string): Promise<boolean[]> {
  const rows = await db
    .selectFrom('school_role')
    .innerJoin('person', 'person.id', 'school_role.person_id')
    .select('deactivated_at')
    .where('family_name', '=', familyName)
    .execute()
  return rows.map((row) => row.deactivated_at === null)
}

const heldIn = (report: { warnings: readonly { code: string; message: string }[] }) =>
  report.warnings.filter(({ code }) => code === 'departures_held').map(({ message }) => message)

test('a line that was not taken is no departure, and the preview says so', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const pupils = withLines(ondeFiles.pupils, (lines) =>
      lines.map((line) => (line.includes('HUET') ? `${line.trimEnd()};;;"x"` : line)),
    )
    const preview = await importIt({ pupils }, { dryRun: true })
    assert.match(heldIn(preview.report)[0] ?? '', /^1 élève\(s\).* — 1 pupil\(s\)/u)
    const { report } = await importIt({ pupils })
    assert.deepEqual(report.deactivated, {})
    assert.equal(heldIn(report).length, 1)
    assert.deepEqual(await isActive(db, 'HUET'), [true])
  }))

test('adults leave while a pupil’s line is not taken, and the other way round', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const pupils = withWords(ondeFiles.pupils, '"HUET"', '')
    const teachers = withLines(ondeFiles.teachers, (lines) =>
      lines.filter((line) => !line.includes('NEVEU')),
    )
    const first = await importIt({ pupils, teachers })
    assert.equal(first.report.deactivated.staff, 1)
    assert.deepEqual([await isActive(db, 'HUET'), await isActive(db, 'NEVEU')], [[true], [false]])
    await importIt()
    const second = await importIt({
      teachers: withWords(ondeFiles.teachers, '"Lucie"', ''),
      pupils: withLines(ondeFiles.pupils, (lines) => lines.filter((line) => !/HUET/u.test(line))),
    })
    assert.equal(second.report.deactivated.pupil, 1)
    assert.deepEqual([await isActive(db, 'HUET'), await isActive(db, 'NEVEU')], [[false], [true]])
  }))

test('a line of separators only stands for nobody', () =>
  withOndeCell(async ({ db, importIt }) => {
    await importIt()
    const pupils = withLines(ondeFiles.pupils, (lines) => [
      ...lines.filter((line) => line.trim() !== '' && !line.includes('HUET')),
      ';;;;;;;;;;;;;;;;;;;',
    ])
    const { report } = await importIt({ pupils })
    assert.equal(report.deactivated.pupil, 1)
    assert.deepEqual(await isActive(db, 'HUET'), [false])
  }))

test('AAF: whose entry lost its name stays, known by the key; others may leave', () =>
  withOndeCell(async ({ db, context }) => {
    const folder = mkdtempSync(join(tmpdir(), 'preau-aaf-'))
    try {
      const fixture = new URL('../../../tests/fixtures/roster/aaf/', import.meta.url)
      cpSync(fileURLToPath(fixture), folder, { recursive: true })
      const options = { dryRun: false, acceptDepartures: true, actorId: null }
      await importAaf(context, folder, options)
      const file = join(folder, 'ENT_ESSAI_Complet_20260905_Eleve_0000.xml')
      const entries = readFileSync(file, 'utf8').split('<addRequest>')
      const changed = entries
        .filter((entry) => !entry.includes('>TREGOAT<'))
        .map((entry) =>
          entry.includes('>RIVOAL<') ? entry.replace('<value>Nolwenn</value>', '<value/>') : entry,
        )
      // What ends the file may stand behind the last entry.
      const end = entries.at(-1)?.split('</addRequest>')[1] ?? ''
      const text = changed.join('<addRequest>')
      writeFileSync(file, text.endsWith(end) ? text : `${text}${end}`)
      const { report } = await importAaf(context, folder, options)
      assert.equal(report.deactivated.pupil, 1)
      assert.deepEqual(
        [await isActive(db, 'RIVOAL'), await isActive(db, 'TREGOAT')],
        [[true], [false]],
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  }))
