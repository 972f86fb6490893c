/** Figures of questions: as a slow way of counting says, and defined where there is little to say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { discriminationAttemptsMin } from '#contract/question-statistics.ts'
import type { Answers, ExerciseContent, Question } from '#contract/questions.ts'
import { keyAnswer } from '../../../tests/arbitrary-question.ts'
import {
  type CountedAttempt,
  countQuestions,
  discriminationOf,
  type SharePair,
} from './count-questions.ts'
import { markAnswers } from './marking.ts'
import { opaqueId } from './opaque-ids.ts'

const salt = 'sel'
const base = {
  prompt: [{ type: 'paragraph' as const, text: [{ type: 'text' as const, text: 'P' }] }],
}
const statement = (id: string, points: number): Question => ({
  ...base,
  id,
  points,
  kind: 'true_false',
  correct: true,
})
const several: Question = {
  ...base,
  id: 'several',
  points: 2,
  kind: 'multiple_choice',
  shuffle: true,
  choices: [
    { id: 'a', text: [{ type: 'text', text: 'A' }], fraction: 0.5 },
    { id: 'b', text: [{ type: 'text', text: 'B' }], fraction: 0.5 },
    { id: 'c', text: [{ type: 'text', text: 'C' }], fraction: -1 },
  ],
}
const open: Question = { ...base, id: 'open', points: 4, kind: 'open', accepts: 'text' }
const contentOf = (...questions: Question[]): ExerciseContent => ({
  format: 1,
  introduction: [],
  questions,
})

function handIn(content: ExerciseContent, answers: Answers): CountedAttempt {
  return { answers, marks: markAnswers({ content, salt }, null, answers).perQuestion }
}

/**
 * Pearson's correlation from all pairs of attempts: no mean is taken, so that it shares no step
 * with what it proves.
 */
function slowCorrelation(pairs: readonly SharePair[]): number | null {
  let own = 0
  let rest = 0
  let both = 0
  for (const one of pairs) {
    for (const other of pairs) {
      own += (one.own - other.own) ** 2
      rest += (one.rest - other.rest) ** 2
      both += (one.own - other.own) * (one.rest - other.rest)
    }
  }
  return own === 0 || rest === 0 ? null : both / Math.sqrt(own * rest)
}

const share = fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8)
const pairsOf = (minLength: number) =>
  fc.array(fc.record({ own: share, rest: share }), { minLength, maxLength: 40 })

test('discrimination is what the slow way finds, between -1 and 1, in any order', () => {
  fc.assert(
    fc.property(pairsOf(discriminationAttemptsMin), (pairs) => {
      const found = discriminationOf(pairs)
      const slow = slowCorrelation(pairs)
      if (slow === null) return assert.deepEqual(found, { kind: 'all_same' })
      assert.ok(found.kind === 'known')
      assert.ok(Math.abs(found.value - slow) < 1e-9, `${found.value} ${slow}`)
      assert.ok(found.value >= -1 && found.value <= 1)
      const turned = discriminationOf(pairs.toReversed())
      assert.ok(turned.kind === 'known' && Math.abs(turned.value - found.value) < 1e-9)
    }),
  )
})

test('for all or nothing it is the point-biserial by its own formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ own: fc.constantFrom(0, 1), rest: share }), {
        minLength: discriminationAttemptsMin,
        maxLength: 40,
      }),
      (pairs) => {
        const found = discriminationOf(pairs)
        const mean = (of: readonly SharePair[]) =>
          of.reduce((sum, one) => sum + one.rest, 0) / of.length
        const right = pairs.filter(({ own }) => own === 1)
        const wrong = pairs.filter(({ own }) => own === 0)
        if (found.kind !== 'known') return
        const all = mean(pairs)
        const deviation = Math.sqrt(
          pairs.reduce((sum, { rest }) => sum + (rest - all) ** 2, 0) / pairs.length,
        )
        const spread = Math.sqrt((right.length * wrong.length) / pairs.length ** 2)
        const biserial = ((mean(right) - mean(wrong)) / deviation) * spread
        assert.ok(Math.abs(found.value - biserial) < 1e-9)
      },
    ),
  )
})

test('too few attempts, and no differences, say so instead of a number', () => {
  const varied = Array.from({ length: discriminationAttemptsMin }, (_, place) => ({
    own: place % 2,
    rest: place / 10,
  }))
  assert.equal(discriminationOf(varied).kind, 'known')
  assert.deepEqual(discriminationOf(varied.slice(1)), { kind: 'too_few' })
  assert.deepEqual(discriminationOf([]), { kind: 'too_few' })
  assert.deepEqual(discriminationOf(varied.map(({ rest }) => ({ own: 1, rest }))), {
    kind: 'all_same',
  })
  assert.deepEqual(discriminationOf(varied.map(({ own }) => ({ own, rest: 1 / 3 }))), {
    kind: 'all_same',
  })
  // Thirds that do not add up exactly are no difference.
  const thirds = varied.map(({ own }, place) => ({ own, rest: place % 2 ? 1 / 3 : 1 - 2 / 3 }))
  assert.deepEqual(discriminationOf(thirds), { kind: 'all_same' })
})

test('who answered, who left it empty, what was chosen and what it earned', () => {
  const content = contentOf(statement('tf', 1), several, open)
  const choose = (...ids: string[]): Answers => ({
    several: {
      kind: 'multiple_choice',
      choices: ids.map((id) => opaqueId(salt, 'several', 'choice', id)),
    },
  })
  const attempts = [
    handIn(content, { tf: { kind: 'true_false', value: true }, ...choose('a', 'b') }),
    handIn(content, { tf: { kind: 'true_false', value: false }, ...choose('a') }),
    handIn(content, {
      ...choose('a', 'c', 'nothing'),
      open: { kind: 'open', text: 'x', fileIds: [] },
    }),
    handIn(content, {}),
  ]
  const [first, second, third] = countQuestions({ content, salt }, attempts)
  assert.ok(first && second && third)
  assert.deepEqual([first.asked, first.answered, first.empty, first.toMark], [4, 2, 2, 0])
  assert.equal(first.facility, 1 / 4)
  assert.deepEqual(
    first.choices.map(({ isRight, count }) => [isRight, count]),
    [
      [true, 1],
      [false, 1],
    ],
  )
  assert.equal(second.facility, (2 + 1) / 8)
  assert.deepEqual(
    second.choices.map(({ isRight, count }) => [isRight, count]),
    [
      [true, 3],
      [true, 1],
      [false, 1],
    ],
  )
  assert.deepEqual([third.answered, third.empty, third.toMark], [1, 3, 1])
  // Three left it empty and earned nothing; the one that waits for its mark is no figure yet.
  assert.equal(third.facility, 0)
  assert.deepEqual(third.choices, [])
  const nobody = countQuestions({ content, salt }, [])
  assert.ok(nobody.every((one) => one.facility === null && one.discrimination.kind === 'too_few'))
})

test('a question is counted where it was drawn, against the rest that was drawn with it', () => {
  const questions = Array.from({ length: 6 }, (_, place) => statement(`q${place}`, 1))
  const content: ExerciseContent = {
    ...contentOf(...questions),
    plan: {
      draws: [{ id: 'd', take: 3, questionIds: questions.map(({ id }) => id) }],
      shuffleQuestions: false,
    },
  }
  const answers = Object.fromEntries(questions.map((one) => [one.id, keyAnswer(one, salt)]))
  const attempts = Array.from({ length: 60 }, (_, seed): CountedAttempt => {
    const wrong: Answers = seed % 2 === 0 ? {} : answers
    return { answers: wrong, marks: markAnswers({ content, salt }, seed, wrong).perQuestion }
  })
  const found = countQuestions({ content, salt }, attempts)
  assert.equal(
    found.reduce((sum, { asked }) => sum + asked, 0),
    60 * 3,
  )
  for (const one of found) {
    assert.ok(one.asked > 10 && one.asked < 60)
    assert.equal(one.facility, one.answered / one.asked)
    // Whoever has one has all: nothing tells the weak from the strong better.
    assert.ok(one.discrimination.kind === 'known' && one.discrimination.value > 0.999)
  }
})
