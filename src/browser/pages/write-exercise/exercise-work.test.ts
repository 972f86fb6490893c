/** What is sent is what the contract takes, and what is missing is said where it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { withKey, withKeys } from '#browser/write/keyed-list.ts'
import { questionKinds } from '#contract/question-kinds.ts'
import { exerciseContentSchema, type Question } from '#contract/questions.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { exerciseToSend, type QuestionWork, questionWork } from './exercise-work.ts'
import { newQuestion } from './new-question.ts'
import { newRubric } from './new-rubric.ts'

const missing = ({ number }: { number: number }) => `question ${number}`
const words = {
  titleMissing: 'title',
  rubricPoints: 'rubric',
  noQuestion: 'no question',
  parts: { answer: missing, number: missing, unit: missing, points: missing },
}
const sendOf = (...questions: QuestionWork[]) => sendWith(undefined, ...questions)
const sendWith = (rubric: Rubric | undefined, ...questions: QuestionWork[]) =>
  exerciseToSend(
    {
      title: 'Calcul',
      subjectCode: null,
      levelLabel: null,
      introduction: [],
      questions: questions.map(withKey),
      plan: { draws: [], shuffleQuestions: false },
      rubric,
    },
    words,
  )
const fresh = (kind: Question['kind']): QuestionWork => questionWork(newQuestion(kind))

test('a new question of each kind can be kept, or says what it waits for', () => {
  const waiting = new Set(['short_text', 'numeric'])
  for (const kind of questionKinds) {
    const sent = sendOf(fresh('open'), fresh(kind))
    if (waiting.has(kind)) {
      assert.deepEqual(sent, { ok: false, why: 'question 2' }, kind)
      continue
    }
    assert.ok(sent.ok, kind)
    assert.ok(Value.Check(exerciseContentSchema, sent.draft.draft), kind)
  }
})

test('empty rows are left out, and an empty paragraph is no prompt', () => {
  const question = newQuestion('short_text')
  assert.ok(question.kind === 'short_text')
  const written: QuestionWork = {
    question: {
      ...question,
      answers: [
        { pattern: 'chat', fraction: 1 },
        { pattern: ' ', fraction: 1 },
      ],
    },
    prompt: withKeys([{ type: 'paragraph', text: [] }]),
  }
  const sent = sendOf(written)
  assert.ok(sent.ok)
  const [only] = sent.draft.draft.questions
  assert.ok(only?.kind === 'short_text')
  assert.equal(only.answers.length, 1)
  assert.deepEqual(only.prompt, [])
})

test('a title, a question, points and units are needed', () => {
  assert.deepEqual(sendOf(), { ok: false, why: 'no question' })
  const open = newQuestion('open')
  assert.equal(sendOf(questionWork({ ...open, points: 0 })).ok, false)
  assert.equal(sendOf(questionWork({ ...open, points: Number.NaN })).ok, false)
  const numeric = newQuestion('numeric')
  assert.ok(numeric.kind === 'numeric')
  const answers = [{ value: 3, tolerance: 0, fraction: 1 }]
  const unit = { rule: 'required' as const, symbols: [{ symbol: ' ', factor: 1 }] }
  assert.equal(sendOf(questionWork({ ...numeric, answers })).ok, true)
  assert.equal(sendOf(questionWork({ ...numeric, answers, unit })).ok, false)
})

test('a rubric of the whole copy goes with the exercise, once its steps have points', () => {
  for (const kind of ['points', 'attainment'] as const) {
    const sent = sendWith(newRubric(kind), fresh('open'))
    assert.ok(sent.ok)
    assert.equal(sent.draft.draft.rubric?.kind, kind)
    assert.ok(Value.Check(exerciseContentSchema, sent.draft.draft), kind)
  }
  const rubric = newRubric('points')
  assert.ok(rubric.kind === 'points')
  const [first, ...others] = rubric.criteria
  assert.ok(first)
  for (const points of [Number.NaN, -1, 101]) {
    const steps = [points, 1].map((one) => ({ words: 'x', points: one }))
    const broken: Rubric = { kind: 'points', criteria: [{ ...first, steps }, ...others] }
    assert.deepEqual(sendWith(broken, fresh('open')), { ok: false, why: 'rubric' })
  }
})
