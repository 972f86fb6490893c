import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextPeriod, periodsMistake } from './period-draft.ts'

const year = { startsOn: '2026-08-31', endsOn: '2027-07-03' }
const first = { id: 'a', label: 'Trimestre 1', startsOn: '2026-08-31', endsOn: '2026-11-28' }

test('the next period begins the day after the last one, and stays in the year', () => {
  assert.deepEqual(nextPeriod([], year, 'a', 'T1'), { id: 'a', label: 'T1', ...year })
  const second = nextPeriod([first], year, 'b', 'T2')
  assert.deepEqual([second.startsOn, second.endsOn], ['2026-11-29', '2027-07-03'])
  assert.equal(periodsMistake([first, second], year), null)
  assert.equal(nextPeriod([{ ...first, ...year }], year, 'b', 'T2').startsOn, year.endsOn)
})

test('each mistake is told', () => {
  const told = (change: Partial<typeof first>) => periodsMistake([{ ...first, ...change }], year)
  assert.equal(told({ label: ' ' }), 'label')
  assert.equal(told({ endsOn: '' }), 'days')
  assert.equal(told({ endsOn: '2026-08-01' }), 'ends_before_start')
  assert.equal(told({ startsOn: '2026-08-01' }), 'outside_year')
  assert.equal(periodsMistake([first, { ...first, id: 'b' }], year), 'overlap')
})
