import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsScale, isWithoutPoints } from './grade-scale.ts'
import { averagesOf, findPeriodProblem, periodOf } from './grading-period.ts'

const year = { startsOn: '2026-08-31', endsOn: '2027-07-03' }
const first = { id: 'p1', label: 'Trimestre 1', startsOn: '2026-08-31', endsOn: '2026-11-28' }
const second = { id: 'p2', label: 'Trimestre 2', startsOn: '2026-11-29', endsOn: '2027-03-06' }

test('periods stand in the year, one after the other', () => {
  assert.equal(findPeriodProblem([second, first], year), null)
  assert.equal(findPeriodProblem([], year), null)
  assert.equal(findPeriodProblem([first, { ...second, startsOn: first.endsOn }], year), 'overlap')
  assert.equal(findPeriodProblem([{ ...first, startsOn: '2026-08-30' }], year), 'outside_year')
  assert.equal(findPeriodProblem([{ ...first, endsOn: '2026-08-30' }], year), 'ends_before_start')
})

test('a day lies in the period whose first and last days it stands between', () => {
  assert.equal(periodOf('2026-11-28', [first, second])?.id, 'p1')
  assert.equal(periodOf('2026-11-29', [first, second])?.id, 'p2')
  assert.equal(periodOf('2027-06-01', [first, second]), null)
})

test('a grade has a place in its own scale only', () => {
  const points = { kind: 'points', points: 12.5 } as const
  assert.equal(fitsScale(points, { kind: 'points', outOf: 20 }), true)
  assert.equal(fitsScale(points, { kind: 'points', outOf: 10 }), false)
  assert.equal(fitsScale({ kind: 'points', points: 1 / 3 }, { kind: 'points', outOf: 10 }), false)
  assert.equal(fitsScale(points, { kind: 'attainment' }), false)
  assert.equal(fitsScale({ kind: 'step', step: 2 }, { kind: 'mastery' }), true)
  assert.equal(fitsScale({ kind: 'step', step: 2 }, { kind: 'points', outOf: 20 }), false)
  assert.equal(fitsScale({ kind: 'none', why: 'absent' }, { kind: 'attainment' }), true)
})

test('averages are by period; an école has none', () => {
  const scale = { kind: 'points', outOf: 20 } as const
  const about = { title: 'x', scale, weight: 1, shownAt: null }
  const assessments = [
    { ...about, id: 'a', on: '2026-10-01' },
    { ...about, id: 'b', on: '2026-12-01' },
  ]
  const given = (assessmentId: string, points: number) => ({
    assessmentId,
    pupilId: 'x',
    grade: { kind: 'points', points } as const,
  })
  const book = {
    withoutPoints: false,
    periods: [first, second],
    assessments,
    grades: [given('a', 8), given('b', 16)],
  }
  assert.deepEqual(averagesOf(['x', 'y'], book), [
    { pupilId: 'x', periodId: 'p1', hundredths: 800, counted: 1 },
    { pupilId: 'x', periodId: 'p2', hundredths: 1600, counted: 1 },
    { pupilId: 'y', periodId: 'p1', hundredths: null, counted: 0 },
    { pupilId: 'y', periodId: 'p2', hundredths: null, counted: 0 },
  ])
  assert.deepEqual(averagesOf(['x'], { ...book, periods: [] }), [
    { pupilId: 'x', periodId: null, hundredths: 1200, counted: 2 },
  ])
  assert.deepEqual(averagesOf(['x'], { ...book, withoutPoints: true }), [])
  assert.equal(isWithoutPoints('primaire'), true)
  assert.equal(isWithoutPoints('college'), false)
})
