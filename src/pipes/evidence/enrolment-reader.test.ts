/** Tries the readers of roster and timetable on files as schools make them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PlainError } from '#engine/config/plain-error.ts'
import { readEvidenceRoster, readEvidenceTimetable } from './enrolment-reader.ts'

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

test('a lesson without an offset, or that ends before it begins, is a bad row', () => {
  const { bad, rows } = readEvidenceTimetable(
    [
      'school,class,start,end',
      '0270001A,6A,2027-04-06T08:00:00+02:00,2027-04-06T08:55:00+02:00',
      '0270001A,6A,2027-04-06T09:00:00,2027-04-06T09:55:00',
      '0270001A,6A,2027-04-06T10:00:00Z,2027-04-06T09:00:00Z',
    ].join('\n'),
  )
  assert.equal(bad, 2)
  assert.deepEqual(
    rows.map(({ endsAt, startsAt }) => [startsAt, endsAt - startsAt]),
    [[Date.UTC(2027, 3, 6, 6), 55 * 60_000]],
  )
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
