/** What fits a question's rubric is taken; anything else is refused with the place of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Question } from '#contract/questions.ts'
import type { GivenMark } from '#contract/results.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { findMarkable, judgeHandMark } from './hand-mark.ts'
import { markQuestion } from './marking.ts'
import { toPupilQuestion } from './pupil-view.ts'
import { withHandMarks } from './with-hand-marks.ts'

const withPoints: Rubric = {
  kind: 'points',
  criteria: ['plan', 'langue'].map((id) => ({
    id,
    name: id,
    steps: [0, 1, 2].map((points) => ({ words: 'x', points })),
  })),
}
const inSteps: Rubric = {
  kind: 'attainment',
  criteria: ['plan', 'langue'].map((id) => ({
    id,
    name: id,
    steps: Array.from({ length: 4 }, () => ({ words: '' })),
  })),
}
const ask = (rubric?: Rubric): Question => ({
  id: 'q1',
  kind: 'open',
  prompt: [],
  points: 4,
  accepts: 'text',
  ...(rubric === undefined ? {} : { rubric }),
})
const comment = ''

function whereOf(question: Question, mark: Omit<GivenMark, 'comment'>): unknown {
  const markable = findMarkable({ questions: [question] }, question.id)
  assert.ok(markable)
  const judged = judgeHandMark(markable, { comment, ...mark })
  return judged.ok ? judged.value : judged.refusal.detail?.where
}

test('ticks add up; another total needs a word, and one that is the sum keeps none', () => {
  const ticks = { plan: 2, langue: 1 }
  const kept = { points: 3, comment, ticks, because: '' }
  assert.deepEqual(whereOf(ask(withPoints), { points: 3, ticks }), kept)
  assert.deepEqual(whereOf(ask(withPoints), { points: 3, ticks, because: 'inutile' }), kept)
  assert.equal(whereOf(ask(withPoints), { points: 2, ticks }), 'because')
  assert.equal(whereOf(ask(withPoints), { points: 2, ticks, because: '  ' }), 'because')
  const lower = { points: 2, ticks, because: 'Hors sujet à la fin.' }
  assert.deepEqual(whereOf(ask(withPoints), lower), { ...lower, comment })
})

test('every criterion or none, and only those of this rubric', () => {
  assert.equal(whereOf(ask(withPoints), { points: 2, ticks: { plan: 2 } }), 'ticks')
  const strange = { plan: 2, langue: 0, autre: 0 }
  assert.equal(whereOf(ask(withPoints), { points: 2, ticks: strange }), 'ticks')
  assert.equal(whereOf(ask(withPoints), { points: 2, ticks: { plan: 2, langue: 4 } }), 'ticks')
  assert.equal(whereOf(ask(), { points: 2, ticks: { plan: 2, langue: 0 } }), 'ticks')
  const plain = { points: 2, comment, ticks: null, because: '' }
  assert.deepEqual(whereOf(ask(withPoints), { points: 2 }), plain)
  assert.equal(whereOf(ask(withPoints), { points: 5 }), 'points')
})

test('four steps are ticked without points, stand outside the total, and say how it came out', () => {
  const question = ask(inSteps)
  const ticks = { plan: 2, langue: 3 }
  const kept = { points: 0, comment, ticks, because: '' }
  assert.deepEqual(whereOf(question, { points: 0, ticks }), kept)
  assert.equal(whereOf(question, { points: 0 }), 'ticks')
  assert.equal(whereOf(question, { points: 1, ticks }), 'points')
  const waiting = markQuestion(question, 'salt', { kind: 'open', text: 'x', fileIds: [] })
  assert.deepEqual([waiting.pointsMax, waiting.state], [0, 'to_mark'])
  const [marked] = withHandMarks([waiting], [{ question_id: 'q1', ...kept }])
  assert.deepEqual([marked?.state, marked?.points, marked?.ticks], ['right', 0, ticks])
  assert.equal(toPupilQuestion(question, 'salt').points, 0)
})

test('a pupil gets the rubric with the question', () => {
  const shown = toPupilQuestion(ask(withPoints), 'salt')
  assert.deepEqual(shown.kind === 'open' && shown.rubric, withPoints)
})
