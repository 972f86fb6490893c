/** Dates, times and numbers as people say them, in the school's own zone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFor } from './format.ts'

const fr = formatFor({ locale: 'fr-FR', timeZone: 'Europe/Paris' })
const en = formatFor({ locale: 'en-GB', timeZone: 'Europe/Paris' })
const reunion = formatFor({ locale: 'fr-FR', timeZone: 'Indian/Reunion' })
const now = '2021-04-06T06:00:00Z'

test('days near now have their own words', () => {
  assert.equal(fr.dateTime('2021-04-07T07:15:00Z', now), 'demain, 9\u00a0h\u00a015')
  assert.equal(fr.dateTime('2021-04-06T07:00:00Z', now), 'aujourd’hui, 9\u00a0h')
  assert.equal(fr.nearDay('2021-04-05T21:00:00Z', now), 'hier')
  assert.equal(fr.dateTime('2021-04-09T12:05:00Z', now), 'vendredi 9\u00a0avril, 14\u00a0h\u00a005')
  assert.equal(en.dateTime('2021-04-07T07:15:00Z', now), 'tomorrow, 9:15')
})

test('the first of a month and another year', () => {
  assert.equal(fr.day('2021-04-01T08:00:00Z', now), 'jeudi 1er\u00a0avril')
  assert.equal(fr.day('2022-01-11T08:00:00Z', now), 'mardi 11\u00a0janvier 2022')
  assert.equal(fr.day('2022-01-01T08:00:00Z', now), 'samedi 1er\u00a0janvier 2022')
})

test('a span names its month once, and its year where it is another one', () => {
  assert.deepEqual(fr.span('2021-11-01T11:00:00Z', '2021-11-30T11:00:00Z', now), {
    from: '1er',
    until: '30\u00a0novembre',
  })
  assert.deepEqual(fr.span('2021-11-30T11:00:00Z', '2021-12-04T11:00:00Z', now), {
    from: '30\u00a0novembre',
    until: '4\u00a0décembre',
  })
  assert.deepEqual(en.span('2021-12-27T11:00:00Z', '2022-01-02T11:00:00Z', now), {
    from: '27\u00a0December 2021',
    until: '2\u00a0January 2022',
  })
})

test('the day is the school’s, not the device’s or UTC’s', () => {
  // 22:30 UTC is already the next day in Réunion (UTC+4), and at half past midnight in Paris.
  assert.equal(reunion.nearDay('2021-04-06T21:30:00Z', now), 'demain')
  assert.equal(fr.nearDay('2021-04-06T21:30:00Z', now), 'aujourd’hui')
  assert.equal(fr.nearDay('2021-04-06T22:30:00Z', now), 'demain')
})

test('tomorrow across the change to summer time is tomorrow', () => {
  assert.equal(fr.nearDay('2021-03-28T21:30:00Z', '2021-03-27T22:30:00Z'), 'demain')
})

test('numbers, shares, sizes, durations, lists', () => {
  assert.equal(fr.number(12_450), '12\u202f450')
  assert.equal(fr.number(3.5), '3,5')
  assert.equal(en.number(12_450), '12,450')
  assert.equal(fr.number(7, 2), '7,00')
  assert.match(fr.percent(0.7), /^70\s%$/)
  assert.equal(fr.bytes(1_400_000), '1,4\u00a0Mo')
  assert.equal(fr.bytes(999), '999\u00a0o')
  assert.equal(en.bytes(12_345), '12\u00a0kB')
  assert.equal(fr.duration(40_000), '40\u00a0s')
  assert.equal(fr.duration(15 * 60_000), '15\u00a0min')
  assert.equal(fr.duration(90 * 60_000), '1\u00a0h\u00a030')
  assert.equal(fr.duration(120 * 60_000), '2\u00a0h')
  assert.equal(fr.duration(59.9 * 60_000), '1\u00a0h')
  assert.equal(fr.list(['Ana', 'Bilal', 'Chloé']), 'Ana, Bilal et Chloé')
  assert.ok(fr.compare('Éloïse', 'Fanny') < 0)
})
