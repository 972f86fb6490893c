/** What a pupil gets never tells the key. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { textToInlines } from '#contract/content.ts'
import { pupilQuestionSchema } from '#contract/pupil-questions.ts'
import type { Question } from '#contract/questions.ts'
import { arbitraryQuestion, secretWord } from '../../../tests/arbitrary-question.ts'
import { toPupilQuestion } from './pupil-view.ts'

const telling =
  /"(?:fraction|tolerance|feedback\w*|explanation|correct|answers?|pattern|value|weight|rule|markingGuide|factor|distractors|pairs)":/u

test('no key, no fraction, no tolerance, no feedback leaves', () => {
  fc.assert(
    fc.property(arbitraryQuestion(), fc.string(), (question, salt) => {
      const json = JSON.stringify(toPupilQuestion(question, salt))
      assert.doesNotMatch(json, telling)
      assert.ok(!json.includes(secretWord), json)
      assert.ok(!json.includes('8675'), json)
    }),
  )
})

const wire = Compile(pupilQuestionSchema)

test('the shape fits the contract, and has no field besides', () => {
  fc.assert(
    fc.property(arbitraryQuestion(), (question) => {
      const shape = toPupilQuestion(question, 'sel')
      assert.ok(wire.Check(shape))
      assert.deepEqual(wire.Clean(structuredClone(shape)), shape)
    }),
    // To clean a union tries each of its kinds to the end.
    { numRuns: 30 },
  )
})

test('ids are all different, change with the salt and hold nothing of the author’s', () => {
  fc.assert(
    fc.property(arbitraryQuestion('single_choice', 'match', 'order', 'gap_text'), (question) => {
      const ids = partIds(toPupilQuestion(question, 'un'))
      const others = new Set(partIds(toPupilQuestion(question, 'deux')))
      assert.equal(new Set(ids).size, ids.length)
      assert.ok(ids.every((id) => !others.has(id) && /^[A-Za-z0-9_-]{22}$/u.test(id)))
    }),
  )
})

test('the order of items, right-hand sides and gap choices is as likely any as any other', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ id: key, text: textToInlines(key) }))
  const question: Question = { id: 'q', prompt: [], points: 1, kind: 'order', items }
  const seen = new Map<string, number>()
  const salts = 1_200
  for (let salt = 0; salt < salts; salt += 1) {
    const shape = toPupilQuestion(question, `sel ${salt}`)
    assert.ok(shape.kind === 'order')
    const order = shape.items.map((item) => item.text.map((i) => 'text' in i && i.text)).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  assert.equal(seen.size, 6)
  for (const count of seen.values()) assert.ok(count > 140 && count < 270, String(count))
})

test('the order of the ids tells nothing of the author’s order', () => {
  const items = ['a', 'b'].map((key) => ({ id: key, text: textToInlines(key) }))
  const question: Question = { id: 'q', prompt: [], points: 1, kind: 'order', items }
  let firstBySort = 0
  for (let salt = 0; salt < 1_000; salt += 1) {
    const shape = toPupilQuestion(question, `sel ${salt}`)
    assert.ok(shape.kind === 'order')
    const [first] = [...shape.items].sort((x, y) => (x.id < y.id ? -1 : 1))
    if (first?.text.some((i) => 'text' in i && i.text === 'a')) firstBySort += 1
  }
  assert.ok(firstBySort > 420 && firstBySort < 580, String(firstBySort))
})

test('choices keep the author’s order when they may not be shuffled', () => {
  const choices = Array.from('abcdef', (key, index) => ({
    id: key,
    text: textToInlines(key),
    fraction: index === 0 ? 1 : 0,
  }))
  const question: Question = {
    id: 'q',
    prompt: [],
    points: 1,
    kind: 'single_choice',
    choices,
    shuffle: false,
  }
  const shape = toPupilQuestion(question, 'sel')
  assert.ok(shape.kind === 'single_choice')
  assert.deepEqual(
    shape.choices.map((choice) => choice.text),
    choices.map((choice) => choice.text),
  )
  const shuffled = toPupilQuestion({ ...question, shuffle: true }, 'sel')
  assert.ok(shuffled.kind === 'single_choice')
  assert.notDeepEqual(shuffled.choices, shape.choices)
})

test('right-hand sides that read the same are shown once', () => {
  const pair = (id: string, right: string) => ({
    id,
    left: textToInlines(id),
    right: textToInlines(right),
  })
  const shape = toPupilQuestion(
    {
      id: 'q',
      prompt: [],
      points: 1,
      kind: 'match',
      pairs: [pair('a', 'x'), pair('b', 'y'), pair('c', 'x')],
      distractors: [textToInlines('y'), textToInlines('z')],
    },
    'sel',
  )
  assert.ok(shape.kind === 'match')
  assert.equal(shape.rights.length, 3)
  assert.equal(shape.lefts.length, 3)
})

/** Ids of parts: everything but the question's own. */
function partIds(shape: ReturnType<typeof toPupilQuestion>): string[] {
  return [...JSON.stringify(shape).matchAll(/"id":"([^"]+)"/gu)]
    .map((match) => match[1] ?? '')
    .filter((id) => id !== shape.id)
}
