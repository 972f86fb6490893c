/** A draw under its author's hands is always one that can be published. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DrawPlan } from '#contract/draw-plan.ts'
import {
  addDraw,
  drawNumberOf,
  moveToDraw,
  pointsDiffer,
  removeDraw,
  setTake,
  tidyDraw,
  whatPupilsGet,
} from './draw-work.ts'

const none: DrawPlan = { draws: [], shuffleQuestions: false }
const two = addDraw(addDraw(none))
const [first, second] = two.draws.map(({ id }) => id)
assert.ok(first !== undefined && second !== undefined)

test('a question is in one draw at most, and leaves it again', () => {
  const inFirst = moveToDraw(moveToDraw(two, 'q1', first), 'q2', first)
  assert.equal(drawNumberOf(inFirst, 'q1'), 1)
  const inSecond = moveToDraw(inFirst, 'q1', second)
  assert.equal(drawNumberOf(inSecond, 'q1'), 2)
  assert.deepEqual(
    inSecond.draws.map(({ questionIds }) => questionIds),
    [['q2'], ['q1']],
  )
  assert.equal(drawNumberOf(moveToDraw(inSecond, 'q1', null), 'q1'), null)
  assert.equal(drawNumberOf(removeDraw(inSecond, first), 'q1'), 1)
})

test('whatever is taken out, a draw leaves something to chance, or has one question', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(ids, ids, fc.integer({ min: 1, max: 9 }), (questionIds, there, take) => {
      const tidy = tidyDraw({ id: 'd', take, questionIds }, there)
      assert.ok(tidy.questionIds.every((id) => there.includes(id) && questionIds.includes(id)))
      assert.ok(tidy.take >= 1)
      assert.ok(tidy.take < tidy.questionIds.length || tidy.take === 1)
      assert.ok(tidy.take <= take)
    }),
  )
})

test('the author reads what every pupil gets, and where points differ', () => {
  const questions = [1, 2, 2, 3].map((points, place) => ({ id: `q${place}`, points }))
  const plan = setTake(moveToDraw(moveToDraw(two, 'q1', first), 'q2', first), first, 9)
  assert.deepEqual(whatPupilsGet(questions, plan), { asked: 3, all: 4, points: 6 })
  assert.equal(
    plan.draws.some((draw) => pointsDiffer(draw, questions)),
    false,
  )
  const uneven = moveToDraw(plan, 'q3', first)
  assert.equal(
    uneven.draws.some((draw) => pointsDiffer(draw, questions)),
    true,
  )
})
