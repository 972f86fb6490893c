/** Answers are called saved only once the school has answered, whatever the line does. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'
import type { SatchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import { satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import type { Answer } from '#contract/questions.ts'
import { createAnswerKeeper, pauseMs, pauseMsMax, type SavedAnswers } from './answer-keeper.ts'

const text = (words: string): Answer => ({ kind: 'short_text', text: words })
const saved: SavedAnswers = { answers: { q1: text('avant') }, versions: { q1: 3 } }

/** Lets timers fire and what waits for them run. */
async function pass(ms: number): Promise<void> {
  await settled()
  mock.timers.tick(ms)
  await settled()
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
}

async function keeperOn(hand: SatchelInHand, known: SavedAnswers = saved) {
  return createAnswerKeeper({ attemptId: 'a1', saved: known, open: hand.open })
}

const answersSent = ({ sent }: SatchelInHand): Answer[] =>
  sent.flatMap(({ load }) => (load.kind === 'save_answer' ? [load.answer] : []))

// In a suite of its own: hooks of a file would hold for every file of the process.
describe('answers in the hands of a clock', () => {
  beforeEach(() =>
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 23) }),
  )
  afterEach(() => mock.timers.reset())

  test('typing is sent once it pauses, the last words only', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    keeper.change('q1', text('a'))
    assert.equal(keeper.view().states.q1, 'on_page', 'on no disk yet')
    await pass(pauseMs / 2)
    assert.equal(keeper.view().states.q1, 'on_device')
    keeper.change('q1', text('ab'))
    assert.equal(keeper.view().states.q1, 'on_device', 'nothing flickers at every letter')
    await pass(pauseMs)
    assert.deepEqual(answersSent(hand), [text('ab')])
    assert.equal(keeper.view().states.q1, 'saved')
    assert.equal(keeper.view().unsavedCount, 0)
  })

  test('a letter that was typed lies on the device before anything is sent', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    keeper.change('q1', text('a'))
    await settled()
    assert.equal(hand.sent.length, 0)
    const again = await keeperOn(satchelInHand(['no_connection'], hand.shelf))
    assert.deepEqual(again.view().answers.q1, text('avant'), 'the page that opens looks first')
    const reopened = satchelInHand([], hand.shelf)
    await reopened.open.satchel.lookAgain()
    assert.deepEqual((await keeperOn(reopened)).view().answers.q1, text('a'))
  })

  test('who types without a pause is sent all the same', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    for (let ms = 0; ms <= pauseMsMax; ms += 300) {
      keeper.change('q1', text(`${ms}`))
      await pass(300)
    }
    assert.ok(hand.sent.length >= 1)
  })

  test('versions always rise, above what another device had saved', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    for (const word of ['a', 'b', 'c']) {
      keeper.change('q1', text(word))
      await pass(pauseMs)
    }
    const versions = hand.sent.map(({ entry }) =>
      entry.task.kind === 'save_answer' ? entry.task.version : 0,
    )
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    )
    assert.equal(new Set(versions).size, 3)
    assert.ok((versions[0] ?? 0) > 3)
  })

  test('without a line the answer stays on the device, is tried again later and then saved', async () => {
    const hand = satchelInHand(['no_connection', 'overloaded'])
    const keeper = await keeperOn(hand)
    keeper.change('q2', text('x'))
    await pass(pauseMs)
    assert.equal(keeper.view().states.q2, 'on_device')
    assert.equal(keeper.view().trouble?.code, 'no_connection')
    assert.equal(keeper.view().retrying, true)
    await pass(2_600)
    assert.equal(hand.sent.length, 2)
    assert.equal(keeper.view().states.q2, 'on_device')
    await pass(5_200)
    assert.equal(keeper.view().states.q2, 'saved')
    assert.equal(keeper.view().trouble, null)
  })

  test('a clear no is told and not repeated by itself; the pupil may ask again', async () => {
    const hand = satchelInHand(['too_late'])
    const keeper = await keeperOn(hand)
    keeper.change('q2', text('x'))
    await pass(pauseMs)
    assert.equal(keeper.view().retrying, false)
    await pass(600_000)
    assert.equal(hand.sent.length, 1)
    assert.equal(keeper.view().states.q2, 'on_device')
    await keeper.flush()
    await pass(pauseMs)
    assert.equal(hand.sent.length, 2)
    assert.equal(keeper.view().states.q2, 'saved')
  })

  test('what another device saved comes in; what is newer here stays', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    keeper.change('q1', text('mine'))
    await settled()
    keeper.refresh({
      answers: { q1: text('theirs'), q2: text('theirs') },
      versions: { q1: 4, q2: 1 },
    })
    assert.deepEqual(keeper.view().answers, { q1: text('mine'), q2: text('theirs') })
    const farAhead = Date.UTC(2026, 10, 23)
    keeper.refresh({ answers: { q1: text('newer') }, versions: { q1: farAhead } })
    assert.deepEqual(keeper.view().answers.q1, text('newer'))
  })

  test('an answer from another tab comes in', async () => {
    const hand = satchelInHand([])
    const [one, other] = [await keeperOn(hand), await keeperOn(hand)]
    one.change('q1', text('from the first'))
    await settled()
    assert.deepEqual(other.view().answers.q1, text('from the first'))
  })

  test('half an emoji is put right before it is kept, so that it is not refused for ever', async () => {
    const hand = satchelInHand([])
    const keeper = await keeperOn(hand)
    keeper.change('q1', text('bien \ud83d'))
    await pass(pauseMs)
    assert.deepEqual(answersSent(hand).at(-1), text('bien \ufffd'))
    assert.deepEqual(keeper.view().answers.q1, text('bien \ufffd'))
  })
})
