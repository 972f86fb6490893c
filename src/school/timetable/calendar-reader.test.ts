/** The ministry's calendar by day becomes periods, and says where it ends. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCalendar, warnOfCalendarEnd } from './calendar-reader.ts'

const fixture = new URL('../../../tests/fixtures/roster/vacances.csv', import.meta.url)
const reading = readCalendar({ name: 'vacances.csv', bytes: readFileSync(fixture) })

test('days in a row under one name are a period', () => {
  const ofZone = (zone: string) =>
    reading.periods
      .filter((period) => period.zone === zone)
      .map(({ startsOn, endsOn }) => [startsOn, endsOn])
  assert.deepEqual(ofZone('A'), [
    ['2026-07-04', '2026-08-30'],
    ['2026-10-17', '2026-11-01'],
    ['2026-12-19', '2027-01-03'],
  ])
  assert.deepEqual(ofZone('C')[1], ['2026-10-19', '2026-11-01'])
})

test('what is no day, a day twice or neither yes nor no is rejected', () => {
  assert.deepEqual(
    reading.rejections.map(({ line, code }) => [line, code]),
    [
      [5, 'day_unreadable'],
      [7, 'day_repeated'],
      [9, 'flag_unreadable'],
    ],
  )
  assert.deepEqual(
    reading.warnings.map(({ code }) => code),
    ['days_missing'],
  )
})

test('a calendar that ends before the school year is told, in French', () => {
  assert.equal(reading.knownUntil.get('A'), '2027-01-20')
  const year = { label: '2026-2027', endsOn: '2027-07-03' }
  const warnings = warnOfCalendarEnd(reading, 'vacances.csv', year)
  assert.equal(warnings.length, 3)
  assert.match(warnings[0]?.message ?? '', /s’arrête le 20 janvier 2027, avant la fin de l’année/u)
  const past = { label: '2025-2026', endsOn: '2026-07-03' }
  assert.deepEqual(warnOfCalendarEnd(reading, 'vacances.csv', past), [])
})

test('days listed without any holidays are no calendar', () => {
  const days = Array.from({ length: 200 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 6, 1 + index)).toISOString().slice(0, 10)
    const off = day <= '2026-08-30' ? 'True' : 'False'
    return `${day},${off},${off},${off},${off === 'True' ? 'Vacances d’été' : ''}`
  })
  const header = 'date,vacances_zone_a,vacances_zone_b,vacances_zone_c,nom_vacances'
  const bytes = Buffer.from([header, ...days].join('\n'))
  const empty = readCalendar({ name: 'f.csv', bytes })
  assert.equal(empty.knownUntil.get('B'), '2026-08-30')
  assert.equal(empty.warnings.filter(({ code }) => code === 'calendar_tail_empty').length, 3)
})

const real = new URL('../../../../shared/data/calendar/vacances-scolaires.csv', import.meta.url)
const skip = existsSync(real) ? false : 'the real calendar is not here (../shared/data/calendar)'

test('the real calendar of 1990 to 2026 is read whole and warns', { skip }, () => {
  const calendar = readCalendar({ name: 'vacances.csv', bytes: readFileSync(real) })
  assert.equal(calendar.rejections.length, 0)
  assert.deepEqual([calendar.firstDay, calendar.lastDay], ['1990-01-01', '2026-12-31'])
  const winter = calendar.periods.find(
    ({ zone, startsOn }) => zone === 'C' && startsOn.startsWith('2026-02'),
  )
  assert.deepEqual([winter?.startsOn, winter?.endsOn], ['2026-02-21', '2026-03-08'])
  const year = { label: '2026-2027', endsOn: '2027-07-03' }
  assert.equal(warnOfCalendarEnd(calendar, 'vacances.csv', year).length, 3)
})
