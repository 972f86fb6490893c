/** Averages against a slow reference, written from docs/grades.md, and every case that it names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { averageOf, type Graded } from './average.ts'

const outOf20 = { kind: 'points', outOf: 20 } as const
const points = (value: number) => ({ kind: 'points', points: value }) as const
const none = (why: 'absent' | 'dispensed' | 'not_marked' | 'not_handed_in') =>
  ({ kind: 'none', why }) as const

/**
 * By the page, as somebody would by hand: every grade that is taken, once for each hundredth of its
 * weight, as a whole number of the smallest parts into which all wholes divide; then long division.
 */
function slowAverage(graded: readonly Graded[]): number | null {
  const taken = graded.flatMap(({ grade, scale, weight }) =>
    grade?.kind === 'points' && scale.kind === 'points' && weight > 0
      ? [{ over: Math.round(grade.points * 100), whole: Math.round(scale.outOf * 100), weight }]
      : [],
  )
  if (taken.length === 0) return null
  const parts = taken.reduce((product, { whole }) => product * BigInt(whole), 1n)
  let sum = 0n
  let times = 0n
  for (const { over, weight, whole } of taken) {
    for (let time = 0; time < Math.round(weight * 100); time += 1) {
      sum += (parts / BigInt(whole)) * BigInt(over)
      times += 1n
    }
  }
  // 20 · sum / (times · parts), digit by digit.
  let digits = ''
  let rest = 20n * sum
  const under = times * parts
  digits += rest / under
  rest %= under
  for (let place = 0; place < 2; place += 1) {
    rest *= 10n
    digits += rest / under
    rest %= under
  }
  const isUp = rest * 10n >= 5n * under
  return Number(digits) + (isUp ? 1 : 0)
}

const hundredth = (max: number, min = 0) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100)

const pointsGraded: fc.Arbitrary<Graded> = fc
  .tuple(
    fc.oneof(fc.constantFrom(5, 10, 20, 40, 100), hundredth(100, 1)),
    fc.oneof(fc.constantFrom(0, 0.5, 1, 2, 3), hundredth(5)),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([outOf, weight, share]) => ({
    scale: { kind: 'points', outOf },
    weight,
    grade: points(Math.round(outOf * share * 100) / 100),
  }))
const notCounted: fc.Arbitrary<Graded> = fc.record({
  scale: fc.constantFrom(outOf20, { kind: 'attainment' } as const, { kind: 'mastery' } as const),
  weight: hundredth(5),
  grade: fc.constantFrom(
    null,
    none('absent'),
    none('dispensed'),
    none('not_marked'),
    none('not_handed_in'),
    { kind: 'step', step: 3 } as const,
  ),
})
const anything = fc.array(fc.oneof(pointsGraded, notCounted), { maxLength: 12 })

test('the same as by hand, whatever is graded', () => {
  fc.assert(
    fc.property(anything, (graded) => {
      assert.equal(averageOf(graded).hundredths, slowAverage(graded))
    }),
    { numRuns: 500 },
  )
})

test('what does not count changes nothing, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(pointsGraded), fc.array(notCounted), (graded, others) => {
      const alone = averageOf(graded)
      assert.deepEqual(averageOf([...others, ...graded]), alone)
      assert.deepEqual(averageOf([...graded, ...others]), alone)
    }),
  )
})

test('it lies between the lowest and the highest, and equal weights of any size give the same', () => {
  const weighed = fc.array(pointsGraded, { minLength: 1 })
  fc.assert(
    fc.property(weighed, fc.integer({ min: 1, max: 20 }), (graded, factor) => {
      const counting = graded.map((one) => ({ ...one, weight: 1 }))
      const { hundredths } = averageOf(counting)
      assert.ok(hundredths !== null)
      const each = counting.map((one) => averageOf([one]).hundredths ?? 0)
      assert.ok(hundredths >= Math.min(...each) && hundredths <= Math.max(...each))
      const heavier = counting.map((one) => ({ ...one, weight: factor }))
      assert.equal(averageOf(heavier).hundredths, hundredths)
    }),
  )
})

const cases: readonly (readonly [string, readonly Graded[], number | null])[] = [
  ['nothing was given: no average, not 0', [], null],
  [
    'only absences: no average, not 0',
    [{ scale: outOf20, weight: 1, grade: none('absent') }],
    null,
  ],
  ['a 0 that was given counts', [{ scale: outOf20, weight: 1, grade: points(0) }], 0],
  [
    'an absence takes its weight out with it',
    [
      { scale: outOf20, weight: 3, grade: none('absent') },
      { scale: outOf20, weight: 1, grade: points(14) },
      { scale: outOf20, weight: 1, grade: points(10) },
    ],
    1200,
  ],
  [
    'weights',
    [
      { scale: outOf20, weight: 3, grade: points(15) },
      { scale: outOf20, weight: 1, grade: points(9) },
    ],
    1350,
  ],
  [
    'a weight of 0 is shown and does not count',
    [
      { scale: outOf20, weight: 0, grade: points(2) },
      { scale: outOf20, weight: 1, grade: points(16) },
    ],
    1600,
  ],
  [
    'wholes of any size stand beside each other',
    [
      { scale: { kind: 'points', outOf: 10 }, weight: 1, grade: points(7.5) },
      { scale: { kind: 'points', outOf: 40 }, weight: 1, grade: points(20) },
    ],
    1250,
  ],
  [
    'half a hundredth goes up',
    [
      { scale: outOf20, weight: 1, grade: points(12.34) },
      { scale: outOf20, weight: 1, grade: points(12.35) },
    ],
    1235,
  ],
  [
    'thirds are rounded once, at the end',
    [
      { scale: { kind: 'points', outOf: 3 }, weight: 1, grade: points(1) },
      { scale: { kind: 'points', outOf: 3 }, weight: 1, grade: points(2) },
    ],
    1000,
  ],
  [
    'steps are never numbers',
    [
      { scale: { kind: 'attainment' }, weight: 1, grade: { kind: 'step', step: 4 } },
      { scale: { kind: 'mastery' }, weight: 1, grade: { kind: 'step', step: 1 } },
    ],
    null,
  ],
]
for (const [name, graded, hundredths] of cases) {
  test(name, () => assert.equal(averageOf(graded).hundredths, hundredths))
}
