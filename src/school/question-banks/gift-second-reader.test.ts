/**
 * A second opinion: where the gift-pegjs library reads a question of our banks at all, it must find
 * the same key. (Alone it would not do: it stops at a bare colon, at `~=` and at every other quirk.)
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type GIFTQuestion, type NumericalChoice, parse, type TextChoice } from 'gift-pegjs'
import type { Question } from '#contract/questions.ts'
import { importGift } from './gift.ts'
import { splitGift } from './gift-split.ts'
import { readGiftFile } from './read-gift-file.ts'

const fixtures = new URL('../../../tests/fixtures/gift/', import.meta.url)

function secondOpinion(text: string): GIFTQuestion | undefined {
  try {
    const questions = parse(`${text}\n`)
    return questions.length === 1 ? questions[0] : undefined
  } catch {
    return undefined
  }
}

function worth(choice: TextChoice | NumericalChoice): number {
  return choice.weight === null ? Number(choice.isCorrect) : choice.weight / 100
}

/** The key in the few words in which both readers can say it. */
function theirKey(question: GIFTQuestion): unknown {
  switch (question.type) {
    case 'MC':
      return question.choices.map(worth)
    case 'Short':
      return question.choices.map((choice) => worth(choice))
    case 'TF':
      return question.isTrue
    case 'Matching':
      return question.matchPairs.length
    case 'Essay':
      return 'open'
    case 'Numerical':
      return Array.isArray(question.choices)
        ? question.choices.filter((choice) => 'number' in choice.text).map(worth)
        : [1]
    default:
      return undefined
  }
}

function ourKey(question: Question): unknown {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return question.choices.map((choice) => choice.fraction)
    case 'short_text':
    case 'numeric':
      return question.answers.map((answer) => answer.fraction)
    case 'true_false':
      return question.correct
    case 'match':
      return question.pairs.length + question.distractors.length
    default:
      return question.kind
  }
}

test('both readers find the same key', () => {
  let compared = 0
  for (const name of readdirSync(fixtures)) {
    const { text } = readGiftFile(readFileSync(new URL(name, fixtures)))
    const chunks = splitGift(text)
    // A question with a remark was written in a way that the two may well read differently.
    for (const entry of importGift(text, name).imported.filter((one) => one.notes.length === 0)) {
      const theirs = secondOpinion(chunks[entry.index - 1]?.text ?? '')
      if (theirs === undefined) continue
      assert.deepEqual(theirKey(theirs), ourKey(entry.question), `${name} ${entry.index}`)
      compared += 1
    }
  }
  assert.ok(compared >= 20, `only ${compared} questions were read by both`)
})
