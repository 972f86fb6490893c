import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPeriod, periodChoices } from './period-choice.ts'

const period = (id: string, startsOn: string, endsOn: string) => ({
  id,
  label: id,
  startsOn,
  endsOn,
})
const periods = [period('t1', '2026-08-31', '2026-11-28'), period('t2', '2026-11-29', '2027-03-06')]
const assessment = (id: string, on: string, kind: 'points' | 'attainment' = 'points') => ({
  id,
  title: id,
  on,
  weight: 1,
  shownAt: null,
  scale: kind === 'points' ? { kind, outOf: 20 } : { kind },
})
const book = { periods, assessments: [], withoutPoints: false, today: '2026-11-24' }

test('without periods there is one choice, with the averages of the whole year', () => {
  const [only, ...others] = periodChoices({
    ...book,
    periods: [],
    assessments: [assessment('a', '2026-10-01')],
  })
  assert.deepEqual([only?.key, only?.hasAverages, others.length], ['all', true, 0])
})

test('each period has what lies in it; what lies in none is a choice only then; a year has no average', () => {
  const assessments = [assessment('a', '2026-10-01'), assessment('b', '2026-12-01', 'attainment')]
  const inside = periodChoices({ ...book, assessments })
  assert.deepEqual(
    inside.map(({ assessments: own, hasAverages, key }) => [key, own.length, hasAverages]),
    [
      ['t1', 1, true],
      ['t2', 1, false],
      ['all', 2, false],
    ],
  )
  const outside = periodChoices({ ...book, assessments: [assessment('c', '2027-05-01')] })
  assert.deepEqual(
    outside.map(({ key }) => key),
    ['t1', 't2', 'none', 'all'],
  )
  assert.ok(
    periodChoices({ ...book, assessments, withoutPoints: true }).every((one) => !one.hasAverages),
  )
})

test('the period of today is open, else the last one that has begun', () => {
  assert.equal(openPeriod(book), 't1')
  assert.equal(openPeriod({ ...book, today: '2027-06-01' }), 't2')
  assert.equal(openPeriod({ ...book, today: '2026-08-01' }), 't1')
  assert.equal(openPeriod({ ...book, periods: [] }), 'all')
})
