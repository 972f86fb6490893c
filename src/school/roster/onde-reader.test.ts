/** ONDE's three tables, with all the faults of real ones. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type OndeFiles, readOnde } from './onde-reader.ts'
import {
  type RecordOf,
  type RosterItem,
  type RosterKind,
  UnreadableRoster,
} from './roster-record.ts'

const folder = new URL('../../../tests/fixtures/roster/onde/', import.meta.url)
const named = (name: string) => ({ name, bytes: readFileSync(new URL(name, folder)) })
const files: OndeFiles = {
  uai: '0999301F',
  pupils: named('eleves.csv'),
  teachers: named('enseignants.csv'),
  guardians: named('responsables.csv'),
}

function recordsOf<Kind extends RosterKind>(items: readonly RosterItem[], kind: Kind) {
  return items.flatMap((item) =>
    item.what === 'record' && item.record.kind === kind
      ? [{ ...(item.record as RecordOf<Kind>), line: item.place.line }]
      : [],
  )
}

const items = [...readOnde(files)]

test('accents come through Latin-1, and double encodings are undone and told', () => {
  const names = recordsOf(items, 'pupil').map(({ fields }) => fields.familyName)
  assert.ok(names.includes('BRÉHAT') && names.includes('FÉvrier'.replace('É', 'é')))
  const repairs = items.filter(
    (item) => item.what === 'warning' && item.warning.code === 'encoding_repaired',
  )
  assert.equal(repairs.length, 2)
})

test('every line is a record or a rejection with its place', () => {
  const rejections = items.flatMap((item) => (item.what === 'rejection' ? [item.rejection] : []))
  assert.deepEqual(
    rejections.map(({ kind, file, line, code }) => [kind, file, line, code]),
    [
      ['pupil', 'eleves.csv', 8, 'given_name_missing'],
      ['pupil', 'eleves.csv', 13, 'too_many_cells'],
      ['link', 'responsables.csv', 7, 'child_ambiguous'],
      ['link', 'responsables.csv', 9, 'child_unknown'],
      ['link', 'responsables.csv', 11, 'child_in_other_class'],
      ['guardian', 'responsables.csv', 12, 'family_name_missing'],
    ],
  )
  assert.equal(recordsOf(items, 'pupil').length + 2, 12)
  assert.equal(recordsOf(items, 'guardian').length + 1, 12)
})

test('dates are read in both spellings, and an impossible one is told', () => {
  const births = recordsOf(items, 'pupil').map(({ fields }) => fields.birthDate)
  assert.ok(births.includes('2016-05-12'))
  assert.equal(births.filter((birth) => birth === undefined).length, 1)
})

test('links follow the repeated columns, the usage name and the normal form', () => {
  assert.deepEqual(
    recordsOf(items, 'link').map(({ line }) => line),
    [2, 2, 3, 4, 5, 6, 8, 10],
  )
  assert.ok(recordsOf(items, 'link').every(({ statedRights }) => statedRights === 'unknown'))
})

test('the same guardian twice has one key; another address has another', () => {
  const keys = recordsOf(items, 'guardian').map(({ key }) => key)
  assert.equal(keys[1], keys[2])
  assert.notEqual(keys[1], keys[3])
})

test('a class has the level that all its pupils have', () => {
  assert.deepEqual(
    recordsOf(items, 'class').map(({ name, levelLabel }) => [name, levelLabel]),
    [
      ['CP A', 'CP'],
      ['CM1', 'CM1'],
      ['CM1-CM2', null],
    ],
  )
})

test('the directeur is a teacher and the head', () => {
  const [head] = recordsOf(items, 'staff')
  assert.deepEqual(
    head?.roles.map(({ role }) => role),
    ['teacher', 'head'],
  )
})

test('another file is refused with the column that it lacks', () => {
  assert.throws(
    () => [...readOnde({ ...files, pupils: files.teachers })],
    (error) => error instanceof UnreadableRoster && error.field === 'Nom Elève',
  )
  const binary = { name: 'x.csv', bytes: Uint8Array.of(0x50, 0x4b, 0, 0, 1) }
  assert.throws(() => [...readOnde({ ...files, guardians: binary })], UnreadableRoster)
  const empty = { name: 'vide.csv', bytes: new Uint8Array() }
  assert.throws(() => [...readOnde({ ...files, guardians: empty })], UnreadableRoster)
})

test('UTF-8 with any line end reads the same', () => {
  const text = new TextDecoder('windows-1252').decode(files.pupils.bytes)
  const again = { name: 'eleves.csv', bytes: Buffer.from(`\ufeff${text.replaceAll('\r', '')}`) }
  const other = [...readOnde({ ...files, pupils: again })]
  assert.deepEqual(recordsOf(other, 'pupil'), recordsOf(items, 'pupil'))
})

test('no bytes make it fail otherwise than by refusing, and every line is accounted for', () => {
  const header = Buffer.from(files.guardians.bytes).subarray(0, 520)
  const end = header.lastIndexOf('\n')
  const lines = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .array(fc.constantFrom(';', '"', '\n', '\r\n', 'AUBERT', 'Inès', 'CP A', ' ', "'"))
        .map((parts) => Buffer.from(parts.join(''), 'latin1')),
    ),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(lines, (pieces) => {
      const bytes = Buffer.concat([header.subarray(0, Math.max(end, 0) + 1), ...pieces])
      try {
        const guardians = { name: 'responsables.csv', bytes }
        for (const item of readOnde({ ...files, guardians })) assert.ok(item.what)
      } catch (error) {
        assert.ok(error instanceof UnreadableRoster, String(error))
      }
    }),
  )
})

test('a wide header gives no child, and of a name that everybody bears only so many are compared', () => {
  const wide = 'Nom de famille enfant;Prénom enfant;'.repeat(400)
  const csv = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })
  const read = [
    ...readOnde({
      ...files,
      pupils: csv(
        'eleves.csv',
        `Nom;Prénom Elève;Nom Elève;Date naissance;Classe\n${Array.from(
          { length: 2_000 },
          (_, place) => `;Ana;A;${1 + (place % 28)}/01/${2000 + (place % 20)};C${place}\n`,
        ).join('')}`,
      ),
      guardians: csv(
        'responsables.csv',
        `Nom responsable;Prénom responsable;${wide}Classes enfants\nB;C;A;Ana\nB;D\n${['C99', 'C100'].map((name) => `B;E;A;Ana${';'.repeat(799)}${name}\n`).join('')}`,
      ),
    }),
  ]
  const told = read.flatMap((item) =>
    item.what === 'rejection' || item.what === 'warning'
      ? [item.what === 'rejection' ? item.rejection.code : item.warning.code]
      : [],
  )
  assert.deepEqual(told, ['child_ambiguous', 'child_missing', 'child_in_other_class'])
})
