/** Tries the readers of roster and timetable on files as schools make them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PlainError } from '#engine/config/plain-error.ts'
import { readEvidenceRoster, readEvidenceTimetable } from './enrolment-reader.ts'
import { decodeText } from './text-encoding.ts'

test('a roster is read with its columns in any order, under French names, with semicolons', () => {
  const plain = readEvidenceRoster(
    'person,school,class,role\nlea,0270001A,6A,pupil\nmax,0270001A,,staff\n',
  )
  const french = readEvidenceRoster(
    '\ufeffRôle;Classe;Établissement;Personne\r\nÉlève;6A;0270001A;lea\r\nPersonnel;;0270001A;max\r\n',
  )
  assert.deepEqual(french.rows, plain.rows)
  assert.deepEqual(plain.rows, [
    { person: 'lea', school: '0270001A', class: '6A', role: 'pupil' },
    { person: 'max', school: '0270001A', class: '', role: 'staff' },
  ])
})

test('rows that say nothing are counted, and the others stand', () => {
  const { bad, rows } = readEvidenceRoster(
    'person,school,class,role\n,0270001A,6A,pupil\nlea,0270001A,6A,wizard\nmax\nzoe,0270001A,6A,\n',
  )
  assert.equal(bad, 3)
  assert.deepEqual(
    rows.map(({ person, role }) => [person, role]),
    [['zoe', 'pupil']],
  )
})

test('a lesson that ends before it begins, or at no time, is a bad row', () => {
  const { bad, local, rows } = readEvidenceTimetable(
    [
      'school,class,start,end',
      '0270001A,6A,2027-04-06T08:00:00+02:00,2027-04-06T08:55:00+02:00',
      '0270001A,6A,demain,2027-04-06T09:55:00',
      '0270001A,6A,2027-02-30T08:00,2027-02-30T09:00',
      '0270001A,6A,2027-04-06T10:00:00Z,2027-04-06T09:00:00Z',
    ].join('\n'),
  )
  assert.deepEqual([bad, local], [3, 0])
  assert.deepEqual(
    rows.map(({ endsAt, startsAt }) => [startsAt, endsAt - startsAt]),
    [[Date.UTC(2027, 3, 6, 6), 55 * 60_000]],
  )
})

test('hours without an offset are those of Paris, in summer and in winter, and are counted', () => {
  const { local, rows } = readEvidenceTimetable(
    [
      'Établissement;Classe;Jour;Début;Fin',
      '0270001A;6A;;06/04/2027 08:00;06/04/2027 08h55',
      '0270001A;6A;2027-01-12;8h;08:55:00',
      '0270001A;6A;;2027-04-06T08:00:00;2027-04-06T08:55:00',
    ].join('\r\n'),
  )
  assert.equal(local, 3)
  assert.deepEqual(
    rows.map(({ endsAt, startsAt }) => [startsAt, endsAt - startsAt]),
    [
      [Date.UTC(2027, 3, 6, 6), 55 * 60_000],
      [Date.UTC(2027, 0, 12, 7), 55 * 60_000],
      [Date.UTC(2027, 3, 6, 6), 55 * 60_000],
    ],
  )
})

test('an offset may stand apart from its hour', () => {
  for (const [start, end] of [
    ['2027-04-06T08:00:00 +02:00', '2027-04-06T08:55:00 +0200'],
    ['2027-04-06 08:00 +02:00', '2027-04-06 08:55 +02:00'],
    ['2027-04-06 06:00:00Z', '2027-04-06T06:55:00 z'],
  ]) {
    const text = `school,class,start,end\n0270001A,6A,${start},${end}\n`
    const { bad, rows } = readEvidenceTimetable(text)
    assert.equal(bad, 0, start)
    const eight = Date.UTC(2027, 3, 6, 6)
    assert.deepEqual([rows[0]?.startsAt, rows[0]?.endsAt], [eight, eight + 55 * 60_000], start)
  }
})

test('a quote that nobody closed costs its own row, and remarks cost none', () => {
  const { bad, rows } = readEvidenceRoster(
    '# liste\nperson,school,class,role\n"lea,0270001A,6A,pupil\nmax,0270001A,6A,élèves\n',
  )
  assert.equal(bad, 1)
  assert.deepEqual(rows, [{ person: 'max', school: '0270001A', class: '6A', role: 'pupil' }])
})

test('what spreadsheets and Windows write is read: code page 1252, UTF-16 with and without a mark', () => {
  const text = 'Personne;Établissement;Classe;Rôle\nlea;0270001A;6ème A;Élève\n'
  for (const bytes of [
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf8'),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ]) {
    const { rows } = readEvidenceRoster(decodeText(bytes))
    assert.deepEqual(rows, [{ person: 'lea', school: '0270001A', class: '6ème A', role: 'pupil' }])
  }
})

test('a missing column stops the reading, with the header that is wanted', () => {
  assert.throws(
    () => readEvidenceTimetable('school,class,start\n'),
    (error) => {
      assert.ok(error instanceof PlainError)
      return error.french.includes('school,class,start,end')
    },
  )
})
