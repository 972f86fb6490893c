/** The sum of a rubric's ticks, against its plain meaning. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  isSumOfTicks,
  isWhollyTicked,
  rubricPoints,
  stateOfTicks,
  sumTicks,
  worthOf,
} from './rubric-rules.ts'
import type { Rubric, Ticks } from './rubrics.ts'

const quarter = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4)
const rubric: fc.Arbitrary<Extract<Rubric, { kind: 'points' }>> = fc
  .array(fc.array(quarter, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 8 })
  .map((criteria) => ({
    kind: 'points',
    criteria: criteria.map((steps, place) => ({
      id: `c${place}`,
      name: `Critère ${place}`,
      steps: steps.map((points) => ({ words: 'x', points })),
    })),
  }))
const tickedRubric = rubric.chain((one) =>
  fc
    .tuple(...one.criteria.map(({ steps }) => fc.option(fc.nat({ max: steps.length - 1 }))))
    .map((places) => ({
      rubric: one,
      ticks: Object.fromEntries(
        one.criteria.flatMap(({ id }, place) => {
          const ticked = places[place]
          return ticked === null || ticked === undefined ? [] : [[id, ticked]]
        }),
      ) as Ticks,
    })),
)

test('points are those of the ticked steps, none for a criterion without a tick, in any order', () => {
  fc.assert(
    fc.property(tickedRubric, ({ rubric: one, ticks }) => {
      let expected = 0
      for (const [id, place] of Object.entries(ticks)) {
        expected += one.criteria.find((criterion) => criterion.id === id)?.steps[place]?.points ?? 0
      }
      assert.equal(sumTicks(one, ticks), expected)
      const turned = Object.fromEntries(Object.entries(ticks).toReversed())
      assert.equal(sumTicks(one, turned), expected)
      assert.ok(expected <= rubricPoints(one))
      const isWhole = Object.keys(ticks).length === one.criteria.length
      assert.equal(isWhollyTicked(one, ticks), isWhole)
      assert.ok(isSumOfTicks(one, ticks, expected))
      assert.equal(isSumOfTicks(one, ticks, expected + 0.25), false)
    }),
  )
})

test('the best step of every criterion, and nothing else, earns all points', () => {
  fc.assert(
    fc.property(rubric, (one) => {
      const best = Object.fromEntries(
        one.criteria.map(({ id, steps }) => {
          const points = steps.map((step) => step.points)
          return [id, points.indexOf(Math.max(...points))]
        }),
      )
      assert.equal(sumTicks(one, best), rubricPoints(one))
    }),
  )
})

test('ticks that fit no step are not whole, and count nothing', () => {
  fc.assert(
    fc.property(rubric, fc.constantFrom('other', '__proto__', 'constructor'), (one, id) => {
      const ticks = Object.fromEntries([...one.criteria.map((c) => [c.id, 0] as const), [id, 0]])
      assert.equal(isWhollyTicked(one, ticks), false)
      const tooHigh = Object.fromEntries(one.criteria.map((c) => [c.id, c.steps.length]))
      assert.equal(isWhollyTicked(one, tooHigh), false)
      assert.equal(sumTicks(one, tooHigh), 0)
    }),
  )
})

test('tenths add up exactly', () => {
  const steps = [0.1, 0.2].map((points) => ({ words: 'x', points }))
  const one: Rubric = {
    kind: 'points',
    criteria: ['a', 'b', 'c'].map((id) => ({ id, name: id, steps })),
  }
  assert.equal(sumTicks(one, { a: 0, b: 0, c: 0 }), 0.3)
  assert.equal(rubricPoints(one), 0.6)
})

test('in four steps there are no points, and a word says how it came out', () => {
  const steps = Array.from({ length: 4 }, () => ({ words: '' }))
  const one: Rubric = {
    kind: 'attainment',
    criteria: ['a', 'b'].map((id) => ({ id, name: id, steps })),
  }
  assert.equal(sumTicks(one, { a: 3, b: 3 }), 0)
  assert.equal(worthOf({ points: 5, rubric: one }), 0)
  assert.equal(worthOf({ points: 5 }), 5)
  assert.equal(stateOfTicks({ a: 2, b: 3 }), 'right')
  assert.equal(stateOfTicks({ a: 0, b: 3 }), 'partly')
  assert.equal(stateOfTicks({ a: 0, b: 0 }), 'wrong')
})
