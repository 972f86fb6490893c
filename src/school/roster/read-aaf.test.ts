/** A small AAF export with all the faults of real ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readAaf } from './read-aaf.ts'
import {
  type RecordOf,
  type RosterItem,
  type RosterKind,
  UnreadableRoster,
} from './roster-record.ts'

function folder(name: string): string {
  return fileURLToPath(new URL(`../../../tests/fixtures/roster/${name}`, import.meta.url))
}

async function read(name: string): Promise<RosterItem[]> {
  const items: RosterItem[] = []
  for await (const item of (await readAaf(folder(name))).items) items.push(item)
  return items
}

function recordsOf<Kind extends RosterKind>(items: readonly RosterItem[], kind: Kind) {
  return items.flatMap((item) =>
    item.what === 'record' && item.record.kind === kind ? [item.record as RecordOf<Kind>] : [],
  )
}

const items = await read('aaf')
const codesOf = (kind: string) =>
  items.flatMap((item) =>
    item.what === 'rejection' && item.rejection.kind === kind ? [item.rejection.code] : [],
  )
const warningsOf = (code: string) =>
  items.flatMap((item) => (item.what === 'warning' && item.warning.code === code ? [item] : []))

test('schools: real ones open, SANS OBJET is kept, a wrong letter warns, no code is no school', () => {
  const schools = recordsOf(items, 'school')
  assert.deepEqual(
    schools.map(({ schoolKind, opens, zone }) => [schoolKind, opens, zone]),
    [
      ['college', true, 'B'],
      ['other', false, 'B'],
      ['lycee', true, 'corse'],
    ],
  )
  assert.deepEqual(codesOf('school'), ['uai_unreadable'])
  assert.equal(warningsOf('uai_checksum').length, 1)
  assert.equal(warningsOf('school_not_opened').length, 1)
})

test('roles follow functions, attachment and classes', () => {
  const staff = recordsOf(items, 'staff').map(({ roles }) =>
    roles.map(({ role, staffFunction }) => staffFunction ?? role),
  )
  assert.deepEqual(staff, [['teacher'], ['cpe'], ['head'], [], ['documentaliste']])
  assert.deepEqual(codesOf('staff'), ['family_name_missing'])
  assert.equal(warningsOf('staff_without_school').length, 1)
  assert.equal(warningsOf('school_not_in_export').length, 1)
})

test('teachings give classes, groups and courses; what leads nowhere is rejected', () => {
  const teachings = recordsOf(items, 'teaching').map(({ bodyKind, subjectCode, isMain }) => [
    bodyKind,
    subjectCode,
    isMain,
  ])
  assert.deepEqual(teachings, [
    ['class', null, true],
    ['class', null, false],
    ['class', '061300', true],
    ['class', '061300', false],
    ['group', '020700', false],
  ])
  assert.deepEqual(codesOf('course'), ['subject_not_in_export'])
  assert.deepEqual(codesOf('teaching'), ['school_not_in_export'])
})

test('links carry kinship and rights; oneself and nobody are no guardians', () => {
  assert.deepEqual(
    recordsOf(items, 'link').map(({ relation, statedRights }) => [relation, statedRights]),
    [
      ['mother', 'legal'],
      ['father', 'legal'],
      ['other', 'none'],
      ['mother', 'legal'],
      ['father', 'legal'],
    ],
  )
  assert.deepEqual(codesOf('link'), ['own_responsible', 'guardian_missing'])
})

test('entities of XML are read, encodings followed, double encodings undone', () => {
  assert.ok(recordsOf(items, 'subject').some(({ label }) => label === 'FRANÇAIS'))
  const names = recordsOf(items, 'staff').map(({ fields }) => fields.givenName)
  assert.ok(names.includes('Élodie') && names.includes('Rémi'))
  const pupils = recordsOf(items, 'pupil').map(({ fields }) => fields)
  const repaired = pupils.find(({ givenName }) => givenName === 'Hélène')
  assert.deepEqual([repaired?.familyName, repaired?.usageName], ['SEBASTIEN', 'Sébastien'])
  assert.equal(warningsOf('encoding_repaired').length, 2)
})

test('a number of zeros is no telephone, `$` separates address lines', () => {
  const [marie, eric] = recordsOf(items, 'guardian')
  assert.equal(marie?.fields.phone, '0200000001')
  assert.equal(eric?.fields.phone, undefined)
  assert.deepEqual(marie?.fields.address?.lines, ['4 rue des Ajoncs', 'Bat B'])
  assert.equal(eric?.identity, recordsOf(items, 'guardian')[4]?.identity)
})

test('missing and foreign files are told', () => {
  assert.equal(warningsOf('file_missing').length, 1)
  assert.equal(warningsOf('file_ignored').length, 1)
})

test('rejections name the line of the entry', () => {
  const rejection = items.find(
    (item) => item.what === 'rejection' && item.rejection.code === 'school_not_in_export',
  )
  assert.ok(rejection?.what === 'rejection' && rejection.rejection.line > 10)
})

for (const [name, field, line] of [
  ['aaf-bomb', 'DOCTYPE', 6],
  ['aaf-delta', 'modifyRequest', 5],
] as const) {
  test(`${name} is refused where it breaks`, async () => {
    await assert.rejects(
      read(name),
      (error) =>
        error instanceof UnreadableRoster && error.field === field && error.place.line === line,
    )
  })
}

test('a file cut short is refused, a folder without schools too', async () => {
  await assert.rejects(read('aaf-cut'), UnreadableRoster)
  await assert.rejects(read('onde'), UnreadableRoster)
  await assert.rejects(read('nowhere'), UnreadableRoster)
})
