/** From a bank to an exercise that a pupil can answer and that marks itself. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { inlinesToText } from '#contract/content.ts'
import { exerciseContentSchema } from '#contract/questions.ts'
import { expectValue } from '#kernel/result.ts'
import { findContentProblems, forbidsPublishing } from '#school/questions/content-problems.ts'
import { markAnswers } from '#school/questions/marking.ts'
import { keyAnswer } from '../../../tests/arbitrary-question.ts'
import { importGift } from './gift.ts'
import { giftExercise } from './gift-exercise.ts'
import { readGiftFile } from './read-gift-file.ts'

const bank = `Avant tout.

::Un::Question une {T}

Au milieu.

::Deux::Question avec image <img src="@@PLUGINFILE@@/a.png"> {F}

::Trois::Question trois {=a ~b}

Une image seule <img src="b.png">.

::Quatre::Question quatre {=c}

À la fin.
`

function prompts(agreed: number[], chosen?: number[]): string[] {
  const choice = { agreed: new Set(agreed), ...(chosen && { chosen: new Set(chosen) }) }
  const content = expectValue(giftExercise(importGift(bank, 'b'), choice))
  const blocks = [content.introduction, ...content.questions.map((question) => question.prompt)]
  return blocks.map((list) =>
    list.map((block) => ('text' in block ? inlinesToText(block.text) : '')).join(' / '),
  )
}

test('nothing lossy comes along before a person agreed to it', () => {
  assert.deepEqual(prompts([]), [
    'Avant tout. / À la fin.',
    'Question une',
    'Au milieu. / Question trois',
    'Question quatre',
  ])
})

test('what was agreed to comes along in its place', () => {
  assert.deepEqual(prompts([4, 6]), [
    'Avant tout. / À la fin.',
    'Question une',
    'Au milieu. / Question avec image [image]',
    'Question trois',
    'Une image seule [image]. / Question quatre',
  ])
})

test('only what was chosen comes along', () => {
  assert.deepEqual(prompts([], [5]), ['Avant tout. / Au milieu. / À la fin.', 'Question trois'])
})

test('too few and too many are refused', () => {
  const none = giftExercise(importGift('rien', 'b'), { agreed: new Set() })
  assert.equal(none.ok ? '' : none.refusal.detail?.reason, 'no_question')
  const many = giftExercise(importGift('Q {T}\n\n'.repeat(101), 'b'), { agreed: new Set() })
  assert.equal(many.ok ? '' : many.refusal.detail?.reason, 'too_many_questions')
  const long = `${'Mot\n\n'.repeat(61)}Q {T}`
  const tooLong = giftExercise(importGift(long, 'b'), { agreed: new Set() })
  assert.equal(tooLong.ok ? '' : tooLong.refusal.detail?.reason, 'too_long')
})

test('every bank becomes an exercise whose key earns all points', () => {
  const fixtures = new URL('../../../tests/fixtures/gift/', import.meta.url)
  for (const name of readdirSync(fixtures)) {
    const report = importGift(readGiftFile(readFileSync(new URL(name, fixtures))).text, name)
    const agreed = new Set(report.lossy.map((entry) => entry.index))
    const content = expectValue(giftExercise(report, { agreed }))
    assert.ok(Value.Check(exerciseContentSchema, content))
    assert.deepEqual(findContentProblems(content).filter(forbidsPublishing), [], name)
    const key = Object.fromEntries(
      content.questions.map((question) => [question.id, keyAnswer(question, 'sel')]),
    )
    for (const mark of markAnswers({ content, salt: 'sel' }, null, key).perQuestion) {
      assert.ok(mark.state === 'right' || mark.state === 'to_mark', `${name} ${mark.questionId}`)
    }
  }
})
