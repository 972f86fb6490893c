/** When a question counts as answered, for every kind, and numbers with their units. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answer } from '#contract/questions.ts'
import { answeredState } from './answered.ts'
import { joinNumber, splitNumber, turnSign } from './number-with-unit.ts'

const base = { id: 'q', prompt: [], points: 1 }
const options = ['a', 'b'].map((id) => ({ id, text: [] }))
const gap = (id: string) => ({ type: 'gap' as const, id, input: 'text' as const, choices: [] })

type Case = [PupilQuestion, Answer | undefined, string]
const cases: Case[] = [
  [{ ...base, kind: 'single_choice', choices: options, shuffle: false }, undefined, 'empty'],
  [
    { ...base, kind: 'single_choice', choices: options, shuffle: false },
    { kind: 'single_choice', choice: 'a' },
    'whole',
  ],
  [
    { ...base, kind: 'multiple_choice', choices: options, shuffle: false },
    { kind: 'multiple_choice', choices: [] },
    'empty',
  ],
  [
    { ...base, kind: 'multiple_choice', choices: options, shuffle: false },
    { kind: 'multiple_choice', choices: ['b'] },
    'whole',
  ],
  [{ ...base, kind: 'true_false' }, { kind: 'true_false', value: false }, 'whole'],
  [
    { ...base, kind: 'numeric', units: [], unitRequired: false },
    { kind: 'numeric', text: ' ' },
    'empty',
  ],
  [
    { ...base, kind: 'numeric', units: [], unitRequired: false },
    { kind: 'numeric', text: '0' },
    'whole',
  ],
  [{ ...base, kind: 'short_text' }, { kind: 'short_text', text: '' }, 'empty'],
  [
    { ...base, kind: 'match', lefts: options, rights: options },
    { kind: 'match', pairs: {} },
    'empty',
  ],
  [
    { ...base, kind: 'match', lefts: options, rights: options },
    { kind: 'match', pairs: { a: 'b' } },
    'partly',
  ],
  [{ ...base, kind: 'order', items: options }, { kind: 'order', order: ['b', 'a'] }, 'whole'],
  [
    { ...base, kind: 'gap_text', lines: [[gap('g1')], [gap('g2')]] },
    { kind: 'gap_text', gaps: { g1: 'x', g2: ' ' } },
    'partly',
  ],
  [
    { ...base, kind: 'open', accepts: 'text_or_photo' },
    { kind: 'open', text: ' ', fileIds: [] },
    'empty',
  ],
  [
    { ...base, kind: 'open', accepts: 'photo' },
    { kind: 'open', text: '', fileIds: ['f'] },
    'whole',
  ],
  // An answer of another kind is none.
  [{ ...base, kind: 'short_text' }, { kind: 'true_false', value: true }, 'empty'],
]

for (const [question, answer, expected] of cases) {
  test(`${question.kind} with ${JSON.stringify(answer)} is ${expected}`, () => {
    assert.equal(answeredState(question, answer), expected)
  })
}

test('a number and its unit are taken apart and put together again', () => {
  assert.deepEqual(splitNumber('12,5 cm²', ['cm', 'cm²']), { number: '12,5', unit: 'cm²' })
  assert.deepEqual(splitNumber('12,5cm', ['cm', 'm']), { number: '12,5', unit: 'cm' })
  assert.deepEqual(splitNumber('dix m', ['m']), { number: 'dix', unit: 'm' })
  const units = ['m', 'cm', 'm²', 'km/h']
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('', ...units), (number, unit) => {
      const parts = { number: String(number), unit }
      assert.deepEqual(splitNumber(joinNumber(parts), units), parts)
    }),
  )
})

test('turning the sign twice changes nothing', () => {
  assert.equal(turnSign('3,5'), '-3,5')
  assert.equal(turnSign('−3,5'), '3,5')
  assert.equal(turnSign(turnSign('8')), '8')
})
