/** Moving things about, counting words, the proof of a copy, a question read out. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { currentOrder, moveTo } from '#browser/parts/item-order.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { contentHashOf, shortHash } from './content-proof.ts'
import { countWords } from './count-words.ts'
import { spokenQuestion } from './spoken-question.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
})

test('a thing that is moved stands where it was put, and nothing is lost', () => {
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (order, which, where) => {
      const id = order[which % order.length] ?? ''
      const place = where % order.length
      const moved = moveTo(order, id, place)
      assert.equal(moved[place], id)
      assert.deepEqual([...moved].sort(), [...order].sort())
    }),
  )
})

test('an answer given to another version of the question still gives each thing one place', () => {
  fc.assert(
    fc.property(ids, ids, (asked, given) => {
      assert.deepEqual(currentOrder(asked, given).sort(), [...asked].sort())
    }),
  )
  assert.deepEqual(currentOrder(['a', 'b'], ['b', 'b']), ['b', 'a'])
  assert.deepEqual(currentOrder(['a', 'b'], undefined), ['a', 'b'])
})

test('words are counted as a teacher does', () => {
  assert.equal(countWords("L'eau s'évapore, peut-être à 3,5 km."), 8)
  assert.equal(countWords('  …  '), 0)
})

test('the device computes the same proof as the school', async () => {
  const answers = {
    q2: { kind: 'numeric' as const, text: 'é' },
    q1: { kind: 'true_false' as const, value: true },
  }
  const school = createHash('sha256')
    .update(canonicalJson({ attemptId: 'a', answers }))
    .digest('hex')
  assert.equal(await contentHashOf('a', answers), school)
  assert.equal(shortHash('323fcde558908428'), '323f cde5')
})

test('a question is read out with its choices', () => {
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  const question: PupilQuestion = {
    id: 'q',
    kind: 'single_choice',
    points: 1,
    shuffle: false,
    prompt: [{ type: 'paragraph', text: text('Combien ?') }],
    choices: [
      { id: 'a', text: text('Un') },
      { id: 'b', text: text('Deux') },
    ],
  }
  const labels = {
    question: 'Question 1.',
    choices: 'Les choix :',
    gap: '(trou)',
    trueOrFalse: 'Vrai ou faux ?',
    image: 'Image :',
    callouts: { remember: '', example: '', method: '', careful: '' },
  }
  assert.deepEqual(
    spokenQuestion(question, labels).map((piece) => piece.text),
    ['Question 1.', 'Combien ?', 'Les choix :', 'Un.', 'Deux.'],
  )
})
