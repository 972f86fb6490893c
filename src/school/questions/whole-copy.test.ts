/** A copy's points, with and without a rubric of the whole: against the rules of docs/grades.md, done by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawnPoints } from '#contract/draw-questions.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { criteriaOf, wholeCopyId } from '#contract/rubric-rules.ts'
import type { Rubric, Ticks } from '#contract/rubrics.ts'
import { arbitraryQuestion, arbitraryRubric, keyAnswer } from '../../../tests/arbitrary-question.ts'
import { countQuestions } from './count-questions.ts'
import { findMarkable, judgeHandMark } from './hand-mark.ts'
import type { QuestionMark } from './mark-outcome.ts'
import { markAnswers } from './marking.ts'
import { marksWithSheet } from './paper-mark.ts'
import { withHandMarks } from './with-hand-marks.ts'

const salt = 'sel'
const content: fc.Arbitrary<ExerciseContent> = fc
  .tuple(
    fc.uniqueArray(arbitraryQuestion(), { selector: (one) => one.id, minLength: 1, maxLength: 4 }),
    fc.option(arbitraryRubric, { nil: undefined }),
  )
  .map(([questions, rubric]) => ({
    format: 1,
    introduction: [],
    questions,
    ...(rubric === undefined ? {} : { rubric }),
  }))
/** Which step of each criterion, and points typed instead of the sum, as shares. */
const hand = fc.record({ steps: fc.array(fc.nat({ max: 4 })), share: fc.option(fc.nat(20)) })
type Hand = { readonly steps: readonly number[]; readonly share: number | null }

function ticksOf(rubric: Rubric, { steps }: Hand): Ticks {
  return Object.fromEntries(
    criteriaOf(rubric).map(({ id, steps: own }, at) => [id, (steps[at] ?? 0) % own.length]),
  )
}

/** In hundred-thousandths of a point, one step after the other. */
function slowSum(rubric: Rubric, ticks: Ticks): number {
  let sum = 0
  for (const { id, steps } of criteriaOf(rubric)) {
    sum += Math.round((steps[ticks[id] ?? 0]?.points ?? 0) * 100_000)
  }
  return sum
}

function bestOf(rubric: Rubric): number {
  let sum = 0
  for (const { steps } of criteriaOf(rubric)) {
    sum += Math.max(...steps.map(({ points }) => Math.round((points ?? 0) * 100_000)))
  }
  return sum
}

/** The marks that a person gives everything that waits, and what they are worth, by the slow way. */
function markByPerson(of: ExerciseContent, marks: readonly QuestionMark[], given: Hand) {
  return marks
    .filter(({ state }) => state === 'to_mark')
    .map(({ questionId }) => {
      const markable = findMarkable(of, questionId)
      assert.ok(markable)
      const { rubric, worth } = markable
      const typed = Math.floor((worth * 100 * (given.share ?? 0)) / 20) / 100
      const ticks = rubric === undefined ? undefined : ticksOf(rubric, given)
      const isTyped = rubric === undefined || (rubric.kind === 'points' && given.share !== null)
      const points = isTyped ? typed : slowSum(rubric, ticks ?? {}) / 100_000
      const judged = judgeHandMark(markable, {
        points,
        comment: '',
        ...(ticks === undefined ? {} : { ticks, because: 'Un mot.' }),
      })
      assert.ok(judged.ok, JSON.stringify(judged))
      return { question_id: questionId, ...judged.value }
    })
}

test('a copy earns what its questions and its rubric earn, never more than both are worth', () => {
  fc.assert(
    fc.property(content, hand, fc.boolean(), (one, given, isAnswered) => {
      const key = one.questions.map((question): [string, ReturnType<typeof keyAnswer>] => [
        question.id,
        keyAnswer(question, salt),
      ])
      const marking = markAnswers(
        { content: one, salt },
        null,
        Object.fromEntries(key.slice(isAnswered ? 0 : 1)),
      )
      const byPerson = markByPerson(one, marking.perQuestion, given)
      const marks = withHandMarks(marking.perQuestion, byPerson)
      const ofQuestions = marks.filter(({ questionId }) => questionId !== wholeCopyId)
      const whole = marks.filter(({ questionId }) => questionId === wholeCopyId)
      assert.equal(whole.length, one.rubric === undefined ? 0 : 1)
      if (one.rubric !== undefined) assert.equal(marks.at(-1)?.questionId, wholeCopyId)
      const expected = ofQuestions.reduce(
        (sum, { points }) => sum + Math.round(points * 100_000),
        0,
      )
      const ofWhole = byPerson.find((mark) => mark.question_id === wholeCopyId)
      const earned = expected + Math.round((ofWhole?.points ?? 0) * 100_000)
      const total = marks.reduce((sum, { points }) => sum + points, 0)
      assert.ok(Math.abs(total * 100_000 - earned) < 0.5)
      const worth =
        ofQuestions.reduce((sum, { pointsMax }) => sum + Math.round(pointsMax * 100_000), 0) +
        (one.rubric === undefined ? 0 : bestOf(one.rubric))
      assert.equal(Math.round(marking.pointsMax * 100_000), worth)
      assert.equal(marking.pointsMax, drawnPoints(one.questions, one.plan, one.rubric))
      assert.ok(total >= 0 && total <= marking.pointsMax + 1e-9)
      assert.ok(marks.every(({ state }) => state !== 'to_mark'))
    }),
  )
})

test('a rubric changes no mark of a question, and waits for a person in an empty copy too', () => {
  fc.assert(
    fc.property(content, arbitraryRubric, ({ rubric: _, ...plain }, rubric) => {
      for (const answers of [
        {},
        Object.fromEntries(plain.questions.map((one) => [one.id, keyAnswer(one, salt)])),
      ]) {
        const before = markAnswers({ content: plain, salt }, null, answers)
        const after = markAnswers({ content: { ...plain, rubric }, salt }, null, answers)
        assert.deepEqual(after.perQuestion.slice(0, -1), before.perQuestion)
        assert.deepEqual([after.points, after.toMark], [before.points, before.toMark + 1])
        assert.deepEqual(after.perQuestion.at(-1)?.state, 'to_mark')
      }
    }),
  )
})

test('what questions earn together says nothing of the whole copy in their figures', () => {
  const yes: Question = { id: 'a', kind: 'true_false', prompt: [], points: 1, correct: true }
  const rubric: Rubric = {
    kind: 'points',
    criteria: ['soin', 'langue'].map((id) => ({
      id,
      name: id,
      steps: [0, 5].map((points) => ({ words: 'x', points })),
    })),
  }
  const one: ExerciseContent = {
    format: 1,
    introduction: [],
    questions: [yes, { ...yes, id: 'b' }],
    rubric,
  }
  const figures = [true, false].map((isMarked) => {
    const copies = Array.from({ length: 12 }, (_, place) => {
      const answers = Object.fromEntries(
        ['a', 'b'].map((id, at) => [
          id,
          { kind: 'true_false' as const, value: place % (at + 2) === 0 },
        ]),
      )
      const { perQuestion } = markAnswers({ content: one, salt }, null, answers)
      const byHand = { question_id: wholeCopyId, points: place % 11, comment: '', because: 'x' }
      const given = isMarked ? [{ ...byHand, ticks: { soin: 1, langue: 0 } }] : []
      return { answers, marks: withHandMarks(perQuestion, given) }
    })
    return countQuestions({ content: one, salt }, copies)
  })
  assert.deepEqual(figures[0], figures[1])
  assert.equal(figures[0]?.length, 2)
  assert.equal(figures[0]?.[0]?.discrimination.kind, 'known')
})

test('the mark of the whole copy goes to the right pupil with a sheet for the whole work alone', () => {
  const waiting = (questionId: string): QuestionMark => ({
    questionId,
    state: 'to_mark',
    points: 0,
    pointsMax: 4,
    feedback: [],
    explanation: [],
    parts: [],
  })
  const marks = [waiting('q1'), waiting(wholeCopyId)]
  const sheetFor = (questionId: string | null) =>
    marksWithSheet({ questionId, photoIds: ['p'] }, marks, marks)
  assert.deepEqual(sheetFor(null), [wholeCopyId])
  assert.deepEqual(sheetFor('q1'), ['q1'])
})
