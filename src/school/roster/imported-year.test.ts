/** Rosters go into the year that the school has, and a new one never overlaps another. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveSchoolYear } from '#school/people/save-school-year.ts'
import type { SchoolTables } from '#school/tables.ts'
import { ondeFiles, withOndeCell } from '../../../tests/onde-cell.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { findImportedYear, fitYear } from './imported-year.ts'

// Keeps one server for the databases of all tests below.
await withTestDatabase<SchoolTables>()

const wanted = { label: '2026-2027', startsOn: '2026-09-01', endsOn: '2027-07-05' }
const year = (label: string, startsOn: string, endsOn: string) => ({ label, startsOn, endsOn })

test('the year that a roster goes into', () => {
  const last = year('2025-2026', '2025-09-01', '2026-08-31')
  const own = year('2026/2027', '2026-08-31', '2027-07-03')
  const labelled = year('2026-2027', '2026-12-01', '2027-06-30')
  const austral = year('2026', '2026-02-16', '2026-12-18')
  for (const [years, day, found] of [
    [[last, own], '2026-08-27', own],
    [[last, own], '2026-11-24', own],
    [[last], '2026-08-27', undefined],
    [[austral], '2026-11-24', austral],
    [[austral], '2027-01-20', undefined],
    [[own, labelled], '2026-11-24', labelled],
  ] as const) {
    assert.deepEqual(findImportedYear(years, wanted, day), found)
  }
})

test('a new year fits between the others', () => {
  const span = { startsOn: '2026-09-01', endsOn: '2027-07-05' }
  assert.deepEqual(fitYear(span, []), span)
  const before = { startsOn: '2025-09-01', endsOn: '2026-09-10' }
  const after = { startsOn: '2027-07-01', endsOn: '2028-06-30' }
  const between = { startsOn: '2026-09-11', endsOn: '2027-06-30' }
  assert.deepEqual(fitYear(span, [before, after]), between)
  assert.deepEqual(fitYear(span, [after, before]), between)
})

test('an import before the first day goes into the year that the head named in another way', () =>
  withOndeCell(async ({ db, clock, context, importIt }) => {
    clock.set('2026-08-27T09:00:00Z')
    const { uai } = ondeFiles
    await db.insertInto('school').values({ uai, name: 'École', kind: 'primaire' }).execute()
    const saved = await saveSchoolYear(context, null, uai, null, {
      label: '2026/2027',
      startsOn: '2026-08-31',
      endsOn: '2027-07-03',
      weekAMonday: '2026-08-31',
    })
    assert.ok(saved.ok)
    const { report } = await importIt()
    assert.ok(!report.warnings.some(({ code }) => code === 'school_year_made'))
    const years = await db.selectFrom('school_year').select('id').execute()
    assert.deepEqual(years, [{ id: saved.value.id }])
    const classes = await db.selectFrom('class').select('school_year_id').distinct().execute()
    assert.deepEqual(classes, [{ school_year_id: saved.value.id }])
  }))
