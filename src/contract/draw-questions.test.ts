/** Draws: exactly as many as asked, the same for a seed, fair over seeds, worth the same for all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DrawPlan } from './draw-plan.ts'
import {
  arrangeQuestions,
  drawnCount,
  drawnPoints,
  drawQuestions,
  leavesOut,
  seedOfAttempt,
} from './draw-questions.ts'
import type { PupilQuestion } from './pupil-questions.ts'

const question = (place: number) => ({ id: `q${place}`, points: 1 })
const questionsOf = (count: number) => Array.from({ length: count }, (_, place) => question(place))

/** Questions, and draws that share none of them: the draw of each question, or none. */
const drawn = fc
  .record({
    homes: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 30 }),
    takes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 }),
    shuffleQuestions: fc.boolean(),
  })
  .map(({ homes, takes, shuffleQuestions }) => {
    const questions = questionsOf(homes.length)
    const draws = takes.map((take, place) => ({
      id: `d${place}`,
      take,
      questionIds: questions.filter((_, at) => homes[at] === place).map(({ id }) => id),
    }))
    const plan: DrawPlan = { draws, shuffleQuestions }
    return { questions, plan }
  })

test('a draw asks as many as it says, never a question twice, and all that are in no draw', () => {
  fc.assert(
    fc.property(drawn, fc.integer(), ({ questions, plan }, seed) => {
      const asked = drawQuestions(questions, plan, seed).map(({ id }) => id)
      assert.equal(new Set(asked).size, asked.length)
      for (const { questionIds, take } of plan.draws) {
        const own = asked.filter((id) => questionIds.includes(id))
        assert.equal(own.length, Math.min(take, questionIds.length))
      }
      const inDraws = new Set(plan.draws.flatMap(({ questionIds }) => questionIds))
      const always = questions.filter(({ id }) => !inDraws.has(id))
      assert.ok(always.every(({ id }) => asked.includes(id)))
      assert.equal(asked.length, drawnCount(questions, plan))
      assert.equal(drawnPoints(questions, plan), asked.length)
      assert.equal(leavesOut(questions, plan), asked.length < questions.length)
      assert.deepEqual(
        drawQuestions(structuredClone(questions), structuredClone(plan), seed).map(({ id }) => id),
        asked,
      )
      if (plan.shuffleQuestions) return
      assert.deepEqual(
        asked,
        questions.filter(({ id }) => asked.includes(id)).map(({ id }) => id),
      )
    }),
  )
})

test('a question named by two draws is of the first, and what is not there is not drawn', () => {
  const plan: DrawPlan = {
    draws: [
      { id: 'a', take: 1, questionIds: ['q0', 'q1', 'gone'] },
      { id: 'b', take: 1, questionIds: ['q1', 'q2', 'q3'] },
    ],
    shuffleQuestions: false,
  }
  for (let seed = 0; seed < 200; seed += 1) {
    const asked = drawQuestions(questionsOf(4), plan, seed).map(({ id }) => id)
    assert.match(asked.join(' '), /^q[01] q[23]$/)
  }
})

test('over the attempts of a class every question of a draw is asked about as often', () => {
  const questionIds = questionsOf(7).map(({ id }) => id)
  const plan: DrawPlan = { draws: [{ id: 'd', take: 3, questionIds }], shuffleQuestions: false }
  const pupils = 7_000
  const pairs = new Map<string, number>()
  const counts = new Map<string, number>()
  for (let pupil = 0; pupil < pupils; pupil += 1) {
    const seed = seedOfAttempt({ assignmentId: 'as', pupilId: `pupil-${pupil}`, number: 1 })
    const asked = drawQuestions(questionsOf(7), plan, seed).map(({ id }) => id)
    for (const id of asked) counts.set(id, (counts.get(id) ?? 0) + 1)
    const pair = asked.slice(0, 2).join(' ')
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  const bound = 5 * Math.sqrt(pupils * (3 / 7) * (4 / 7))
  for (const [id, count] of counts) {
    assert.ok(Math.abs(count - (pupils * 3) / 7) < bound, `${id} ${count}`)
  }
  // Every first pair that three of seven in their order can begin with.
  assert.equal(pairs.size, 15)
})

test('another attempt, another pupil and another assignment draw anew', () => {
  const base = { assignmentId: 'a', pupilId: 'p', number: 1 }
  const seeds = [
    base,
    { ...base, number: 2 },
    { ...base, pupilId: 'o' },
    { ...base, assignmentId: 'b' },
  ].map(seedOfAttempt)
  assert.equal(new Set(seeds).size, 4)
  assert.equal(seedOfAttempt({ ...base }), seeds[0])
})

const choices = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, text: [] }))
const withChoices = (id: string, shuffle: boolean): PupilQuestion => ({
  id,
  kind: 'single_choice',
  prompt: [],
  points: 1,
  choices,
  shuffle,
})

test('choices change their order where they may, each question by itself', () => {
  const questions = [withChoices('q1', true), withChoices('q2', false), withChoices('q3', true)]
  const orderOf = (seed: number | null) =>
    arrangeQuestions(questions, undefined, seed).map((one) =>
      'choices' in one ? one.choices.map(({ id }) => id).join('') : '',
    )
  const [first, kept, third] = orderOf(7)
  assert.equal(kept, 'abcdef')
  assert.notEqual(first, third)
  assert.equal(first?.split('').toSorted().join(''), 'abcdef')
  assert.notDeepEqual(orderOf(7), orderOf(8))
})

test('an attempt of before there were draws is asked everything, as it was written', () => {
  const plan: DrawPlan = {
    draws: [{ id: 'd', take: 1, questionIds: ['q1', 'q2'] }],
    shuffleQuestions: true,
  }
  const questions = [withChoices('q1', true), withChoices('q2', true)]
  assert.deepEqual(arrangeQuestions(questions, plan, null), questions)
})
