/** What was typed and ticked becomes a mark, or says what it lacks; and comes back as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rubric } from '#contract/rubrics.ts'
import { asTyped, judgeTyped, type TypedMark, withTicks } from './typed-mark.ts'

const rubric: Rubric = {
  kind: 'points',
  criteria: ['plan', 'langue'].map((id) => ({
    id,
    name: id,
    steps: [0, 1.5, 2].map((points) => ({ words: 'x', points })),
  })),
}
const french = (points: number): string => String(points).replace('.', ',')
const nothing: TypedMark = { text: '', comment: 'Bien.', ticks: {}, because: '' }
const question = { points: 4, rubric }

test('ticks write the points; a criterion that is left out is asked for', () => {
  const half = withTicks(nothing, rubric, { plan: 1 }, french)
  assert.deepEqual([half.text, judgeTyped(half, question)], ['1,5', { ok: false, why: 'ticks' }])
  const whole = withTicks(half, rubric, { plan: 1, langue: 2 }, french)
  assert.equal(whole.text, '3,5')
  const judged = judgeTyped(whole, question)
  const mark = { points: 3.5, comment: 'Bien.', ticks: { plan: 1, langue: 2 } }
  assert.deepEqual(judged, { ok: true, mark })
  assert.deepEqual(asTyped(mark, french), whole)
  assert.equal(withTicks(whole, rubric, {}, french).text, '')
})

test('another total needs a word, and points alone need none', () => {
  const ticks = { plan: 2, langue: 2 }
  const lower = { ...withTicks(nothing, rubric, ticks, french), text: '3' }
  assert.deepEqual(judgeTyped(lower, question), { ok: false, why: 'because' })
  const said = { ...lower, because: ' Trop court. ' }
  const mark = { points: 3, comment: 'Bien.', ticks, because: 'Trop court.' }
  assert.deepEqual(judgeTyped(said, question), { ok: true, mark })
  assert.equal(withTicks(said, rubric, { plan: 0, langue: 0 }, french).because, '')
  const alone = judgeTyped({ ...nothing, text: '2' }, question)
  assert.deepEqual(alone, { ok: true, mark: { points: 2, comment: 'Bien.' } })
  assert.deepEqual(judgeTyped(nothing, question), { ok: false, why: 'missing' })
})

test('the four steps need every criterion, and no points', () => {
  const steps = Array.from({ length: 4 }, () => ({ words: '' }))
  const criteria = ['plan', 'langue'].map((id) => ({ id, name: id, steps }))
  const inSteps: Rubric = { kind: 'attainment', criteria }
  const ask = { points: 0, rubric: inSteps }
  assert.deepEqual(judgeTyped(nothing, ask), { ok: false, why: 'ticks' })
  const ticks = { plan: 3, langue: 0 }
  const whole = withTicks(nothing, inSteps, ticks, french)
  assert.deepEqual(
    [whole.text, judgeTyped(whole, ask)],
    ['', { ok: true, mark: { points: 0, comment: 'Bien.', ticks } }],
  )
})
