/** What is typed is shown, sent in its order, sent again where it was refused, and never lost unasked. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import type { GivenGrades, Grade, NewerGrade } from '#contract/grades.ts'
import { type GivenGrade, GradesInHand } from './grades-in-hand.ts'

type Answer = ApiResult<GivenGrades>

const refused = (status: number): Answer =>
  ({
    ok: false,
    refusal: { code: 'x', status, detail: {}, requestId: null, retryAfterMs: null },
  }) as unknown as Answer
const points = (value: number): Grade => ({ kind: 'points', points: value })
const cell = { assessmentId: 'a', pupilId: 'p' }
const average = { pupilId: 'p', periodId: null, hundredths: 1200, counted: 1 }

function handFor(context: TestContext, answers: (Answer | Promise<Answer>)[]) {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const sent: GivenGrade[] = []
  let now = 0
  const hand = new GradesInHand({
    now: () => now,
    random: () => 0.5,
    mintId: () => `id ${sent.length}`,
    send: async (grade) => {
      sent.push(grade)
      return answers.shift() ?? { ok: true, value: { averages: [average], newer: [] } }
    },
  })
  const pass = async (ms: number): Promise<void> => {
    now += ms
    context.mock.timers.tick(ms)
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return { hand, sent, pass }
}

test('a grade is saved, its average is the server’s, and a later reading of the book stands over it', async (context) => {
  const { hand, pass } = handFor(context, [])
  let drawn = 0
  hand.subscribe(() => {
    drawn += 1
  })
  hand.give(cell, points(12), null)
  assert.deepEqual(hand.gradeOf(cell), points(12))
  assert.equal(hand.hasUnsaved(), true)
  await pass(0)
  assert.equal(hand.stateOf(cell)?.kind, 'saved')
  assert.equal(hand.hasUnsaved(), false)
  assert.equal(hand.averageOf('p', null)?.hundredths, 1200)
  assert.ok(drawn > 0 && hand.rowVersion('p') > 0)
  // Asked for before it was saved: the book may not have it.
  hand.readAnew(0)
  assert.deepEqual(hand.gradeOf(cell), points(12))
  await pass(10)
  hand.readAnew(10)
  assert.equal(hand.gradeOf(cell), undefined)
  assert.equal(hand.averageOf('p', null), undefined)
})

test('what waits is replaced by what is typed later, and outlives a reading of the book', async (context) => {
  const { hand, pass, sent } = handFor(context, [refused(0)])
  hand.give(cell, points(12), null)
  await pass(0)
  assert.equal(hand.stateOf(cell)?.kind, 'waiting')
  hand.readAnew(1_000)
  assert.deepEqual(hand.gradeOf(cell), points(12))
  hand.give(cell, points(14), null)
  await pass(0)
  await pass(600_000)
  assert.deepEqual(
    sent.map(({ grade }) => grade),
    [points(12), points(14)],
  )
})

test('a grade never overtakes the one before it in its cell', async (context) => {
  const first = Promise.withResolvers<Answer>()
  const { hand, pass, sent } = handFor(context, [first.promise])
  hand.give(cell, points(12), null)
  await pass(0)
  hand.give(cell, points(14), null)
  await pass(0)
  assert.equal(sent.length, 1)
  first.resolve({ ok: true, value: { averages: [], newer: [] } })
  await pass(0)
  assert.equal(sent.length, 2)
  assert.deepEqual(hand.gradeOf(cell), points(14))
  assert.equal(hand.stateOf(cell)?.kind, 'saved')
})

test('a refused grade stays, is told, and can be given again', async (context) => {
  const { hand, pass, sent } = handFor(context, [refused(403)])
  hand.give(cell, points(12), null)
  await pass(0)
  assert.equal(hand.stateOf(cell)?.kind, 'refused')
  assert.equal(hand.hasUnsaved(), true)
  hand.readAnew(1_000)
  assert.deepEqual(hand.gradeOf(cell), points(12))
  hand.give(cell, points(12), null)
  await pass(0)
  assert.equal(sent.length, 2)
  assert.equal(hand.hasUnsaved(), false)
})

test('what stands in a cell is held until it is left as a grade or as it was', (context) => {
  const { hand } = handFor(context, [])
  hand.write(cell, '2')
  assert.equal(hand.hasUnsaved(), true)
  assert.deepEqual(hand.mistakes(), [])
  hand.refuse(cell, '25', 'too_many')
  const other = { assessmentId: 'a', pupilId: 'q' }
  hand.leave(other)
  assert.deepEqual(hand.mistakes(), [{ cell, text: '25', mistake: 'too_many' }])
  assert.equal(hand.writingOf(cell)?.text, '25')
  hand.leave(cell)
  assert.equal(hand.hasUnsaved(), false)
})

test("a colleague's grade stops the sending; the own one can be kept or theirs taken", async (context) => {
  const theirs: NewerGrade = {
    ...cell,
    grade: points(9),
    by: 'Inès Roux',
    at: '2026-11-24T09:30:00Z',
  }
  const found: Answer = { ok: true, value: { averages: [], newer: [theirs] } }
  const { hand, pass, sent } = handFor(context, [
    found,
    { ok: true, value: { averages: [], newer: [] } },
    found,
  ])
  hand.give(cell, points(12), points(8))
  await pass(0)
  assert.deepEqual(hand.stateOf(cell), { kind: 'overtaken', newer: theirs })
  hand.give(cell, points(13), points(8))
  await pass(90_000)
  assert.equal(sent.length, 1)
  assert.equal(hand.hasUnsaved(), true)
  hand.keepOwn(cell)
  await pass(0)
  assert.equal(hand.stateOf(cell)?.kind, 'saved')
  hand.give(cell, points(14), points(8))
  await pass(0)
  hand.takeNewer(cell)
  assert.deepEqual([hand.gradeOf(cell), hand.stateOf(cell)?.kind], [points(9), 'saved'])
  assert.deepEqual(
    sent.map(({ was }) => was),
    [points(8), points(9), points(13)],
  )
})
