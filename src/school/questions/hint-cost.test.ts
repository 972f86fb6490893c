/** What opened hints cost: against a slow reference in whole parts, and every small case by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { costOfHints, costOfNextHint, hintsMax, takeHintCost } from '#contract/hints.ts'
import type { Answers, ExerciseContent, Question } from '#contract/questions.ts'
import { withHintCost } from './hint-cost.ts'
import { markAnswers } from './marking.ts'
import { withHandMarks } from './with-hand-marks.ts'

const hint = [{ type: 'text' as const, text: 'Un indice' }]

function trueFalse(hintCount: number, hintPenalty?: number, points = 2): Question {
  return {
    id: 'q1',
    kind: 'true_false',
    prompt: [],
    points,
    correct: true,
    ...(hintCount === 0 ? {} : { hint }),
    ...(hintCount < 2 ? {} : { furtherHints: Array.from({ length: hintCount - 1 }, () => hint) }),
    ...(hintPenalty === undefined ? {} : { hintPenalty }),
  }
}
const contentOf = (question: Question): ExerciseContent => ({
  format: 1,
  introduction: [],
  questions: [question],
})
const answered = (value: boolean): Answers => ({ q1: { kind: 'true_false', value } })

/** Takes the cost of one hint after another away, in hundred-thousandths of a point. */
function slowPoints(earned: number, points: number, parts: number, opened: number): number {
  let left = Math.round(earned * 100_000)
  // The share is a whole number of parts of a twentieth, so that nothing is rounded here.
  for (let one = 0; one < opened; one += 1) left -= Math.round((points * 100_000 * parts) / 20)
  return Math.max(0, left) / 100_000
}

test('each opened hint takes its share, and a question never falls below zero', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: hintsMax }),
      fc.integer({ min: 0, max: hintsMax + 2 }),
      fc.boolean(),
      (points, parts, hintCount, told, isRight) => {
        const question = trueFalse(hintCount, parts / 20, points)
        const opened = new Map([['q1', told]])
        const marking = markAnswers(
          { content: contentOf(question), salt: 's' },
          null,
          answered(isRight),
          opened,
        )
        const earned = isRight ? points : 0
        const open = Math.min(told, hintCount)
        const expected = slowPoints(earned, points, parts, open)
        const [mark] = marking.perQuestion
        assert.equal(marking.points, expected)
        assert.equal(mark?.state, isRight ? 'right' : 'wrong')
        assert.equal(mark?.hints?.opened, open === 0 ? undefined : open)
        assert.ok(Math.abs((mark?.hints?.taken ?? 0) - (earned - expected)) < 1e-9)
      },
    ),
  )
})

test('what hints cost rises with each, ends at the question’s points, and is the sum of what was told before each', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (points, hintPenalty) => {
        const price = { points, hintPenalty }
        let sum = 0
        for (let opened = 0; opened <= hintsMax; opened += 1) {
          const cost = costOfHints(price, opened)
          assert.ok(cost >= 0 && cost <= points + 0.000_01)
          assert.ok(Math.abs(cost - sum) < 0.000_1)
          assert.ok(costOfNextHint(price, opened) >= 0)
          sum += costOfNextHint(price, opened)
        }
      },
    ),
  )
})

test('every case of a question of two points and three hints', () => {
  const price = (hintPenalty?: number) => ({ points: 2, hintPenalty })
  const costs = (hintPenalty?: number) =>
    [0, 1, 2, 3].map((opened) => costOfHints(price(hintPenalty), opened))
  assert.deepEqual(costs(), [0, 0, 0, 0])
  assert.deepEqual(costs(0), [0, 0, 0, 0])
  assert.deepEqual(costs(0.25), [0, 0.5, 1, 1.5])
  assert.deepEqual(costs(0.5), [0, 1, 2, 2])
  assert.deepEqual(costs(1), [0, 2, 2, 2])
  // A third as Moodle writes it: three thirds are the whole.
  assert.deepEqual(costs(0.333_333_3), [0, 0.66667, 1.33333, 2])
})

test('no hint opened, none told, or told of a question without hints: nothing is written and nothing taken', () => {
  const marked = (question: Question, opened?: ReadonlyMap<string, number>) =>
    markAnswers({ content: contentOf(question), salt: 's' }, null, answered(true), opened)
  for (const opened of [undefined, new Map(), new Map([['q1', 0]]), new Map([['q9', 3]])]) {
    const { perQuestion, points } = marked(trueFalse(2, 0.5), opened)
    assert.equal(points, 2)
    assert.ok(perQuestion.every((mark) => !('hints' in mark)))
  }
  assert.equal(marked(trueFalse(0, 0.5), new Map([['q1', 3]])).points, 2)
})

test('a person’s mark is lowered by the same cost, whatever they give, and its state is theirs', () => {
  const open: Question = {
    ...trueFalse(2, 0.25, 4),
    kind: 'open',
    accepts: 'text',
  } as unknown as Question
  const waiting = withHintCost(
    {
      questionId: 'q1',
      state: 'to_mark',
      points: 0,
      pointsMax: 4,
      feedback: [],
      explanation: [],
      parts: [],
    },
    open,
    2,
  )
  assert.deepEqual(waiting.hints, { opened: 2, cost: 2, taken: 0 })
  for (const given of [0, 0.5, 2, 3.5, 4]) {
    const hand = { question_id: 'q1', points: given, comment: '', because: '', ticks: null }
    const [mark] = withHandMarks([waiting], [hand])
    assert.equal(mark?.points, Math.max(0, given - 2))
    assert.deepEqual(mark?.hints, { opened: 2, cost: 2, taken: Math.min(2, given) })
    assert.equal(mark?.state, given === 4 ? 'right' : given === 0 ? 'wrong' : 'partly')
  }
})

test('more than was earned is never taken', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (earned, cost) => {
        const { points, taken } = takeHintCost(earned, cost)
        assert.ok(points >= 0 && taken <= earned && taken <= cost)
        assert.ok(Math.abs(points + taken - earned) < 0.000_01)
      },
    ),
  )
})
