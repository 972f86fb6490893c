/** The national directory, with the faults that its lines may have. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { SchoolRecord } from './roster-record.ts'
import { readSchoolsDirectory } from './schools-directory-reader.ts'

const path = new URL('../../../tests/fixtures/roster/annuaire.csv', import.meta.url)
const items = [...readSchoolsDirectory({ name: 'annuaire.csv', bytes: readFileSync(path) })]
const schools = items.flatMap((item) =>
  item.what === 'record' ? [item.record as SchoolRecord] : [],
)

test('kinds, zones, clocks and departments', () => {
  assert.deepEqual(
    schools.map(({ schoolKind, zone, timeZone, departmentCode }) => [
      schoolKind,
      zone,
      timeZone,
      departmentCode,
    ]),
    [
      ['primaire', 'B', 'Europe/Paris', '56'],
      ['maternelle', 'B', 'Europe/Paris', '56'],
      ['college', 'corse', 'Europe/Paris', '2A'],
      ['lycee', 'guadeloupe', 'America/Guadeloupe', '971'],
      ['college', 'C', 'Europe/Paris', '94'],
      ['college', null, 'Europe/Paris', '99'],
    ],
  )
  assert.ok(schools.every(({ opens }) => !opens))
})

test('what is wrong is told, and rejected only where nothing can be kept', () => {
  const told = items.flatMap((item) =>
    item.what === 'rejection'
      ? [[item.rejection.line, item.rejection.code]]
      : item.what === 'warning'
        ? [[item.warning.line, item.warning.code]]
        : [],
  )
  assert.deepEqual(told, [
    [6, 'uai_checksum'],
    [7, 'uai_unreadable'],
    [8, 'uai_repeated'],
    [9, 'academy_unknown'],
    [10, 'too_many_cells'],
  ])
})
