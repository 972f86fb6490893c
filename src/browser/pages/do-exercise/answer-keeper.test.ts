/** Answers are called saved only once the school has answered, whatever the line does. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Answer } from '#contract/questions.ts'
import { createAnswerKeeper, pauseMs, pauseMsMax } from './answer-keeper.ts'

const text = (words: string): Answer => ({ kind: 'short_text', text: words })
const refusal = (status: number): ApiRefusal => ({
  code: status === 0 ? 'no_connection' : 'too_late',
  status,
  detail: {},
  requestId: null,
  retryAfterMs: null,
})

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 23) }))
afterEach(() => mock.timers.reset())

/** A keeper whose saves are answered from a list; what was sent is kept to be looked at. */
function keeperWith(results: (ApiResult<unknown> | 'ok')[]) {
  const sent: { questionId: string; answer: Answer; version: number }[] = []
  const keeper = createAnswerKeeper({
    saved: { answers: { q1: text('avant') }, versions: { q1: 3 } },
    random: () => 0.5,
    save: async (one) => {
      sent.push(one)
      const result = results.shift() ?? 'ok'
      return result === 'ok' ? { ok: true, value: {} } : result
    },
  })
  return { keeper, sent }
}

/** Lets timers fire and what waits for them run. */
async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms)
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('typing is saved once it pauses, the last words only', async () => {
  const { keeper, sent } = keeperWith([])
  keeper.change('q1', text('a'))
  await pass(pauseMs / 2)
  keeper.change('q1', text('ab'))
  assert.equal(keeper.view().states.q1, 'on_device')
  await pass(pauseMs)
  assert.deepEqual(
    sent.map((one) => one.answer),
    [text('ab')],
  )
  assert.equal(keeper.view().states.q1, 'saved')
  assert.equal(keeper.view().unsavedCount, 0)
})

test('who types without a pause is saved all the same', async () => {
  const { keeper, sent } = keeperWith([])
  for (let ms = 0; ms <= pauseMsMax; ms += 300) {
    keeper.change('q1', text(`${ms}`))
    await pass(300)
  }
  assert.ok(sent.length >= 1)
})

test('versions always rise, above what another device had saved', async () => {
  const { keeper, sent } = keeperWith([])
  for (const word of ['a', 'b', 'c']) {
    keeper.change('q1', text(word))
    await pass(pauseMs)
  }
  const versions = sent.map((one) => one.version)
  assert.deepEqual(
    versions,
    [...versions].sort((a, b) => a - b),
  )
  assert.equal(new Set(versions).size, 3)
  assert.ok((versions[0] ?? 0) > 3)
})

test('without a line the answer stays on the device, is tried again later and then saved', async () => {
  const { keeper, sent } = keeperWith([
    { ok: false, refusal: refusal(0) },
    { ok: false, refusal: refusal(503) },
  ])
  keeper.change('q2', text('x'))
  await pass(pauseMs)
  assert.equal(keeper.view().states.q2, 'on_device')
  assert.equal(keeper.view().trouble?.status, 0)
  assert.equal(keeper.view().retrying, true)
  await pass(2_000)
  assert.equal(sent.length, 2)
  await pass(2_000)
  assert.equal(sent.length, 2, 'the second delay is longer')
  await pass(2_000)
  assert.equal(sent.length, 3)
  assert.equal(keeper.view().states.q2, 'saved')
  assert.equal(keeper.view().trouble, null)
})

test('a clear no is told and not repeated by itself', async () => {
  const { keeper, sent } = keeperWith([{ ok: false, refusal: refusal(409) }])
  keeper.change('q2', text('x'))
  await pass(pauseMs)
  assert.equal(keeper.view().retrying, false)
  await pass(600_000)
  assert.equal(sent.length, 1)
  assert.equal(keeper.view().states.q2, 'on_device')
})

test('what is typed while a save is on its way is saved after it', async () => {
  let arrive: (result: ApiResult<unknown>) => void = () => undefined
  const sent: Answer[] = []
  const keeper = createAnswerKeeper({
    saved: { answers: {}, versions: {} },
    save: ({ answer }) => {
      sent.push(answer)
      return new Promise((resolve) => {
        arrive = resolve
      })
    },
  })
  keeper.change('q1', text('a'))
  await pass(pauseMs)
  keeper.change('q1', text('ab'))
  arrive({ ok: true, value: {} })
  await pass(0)
  assert.equal(keeper.view().states.q1, 'on_device')
  await pass(pauseMs)
  arrive({ ok: true, value: {} })
  await pass(0)
  assert.deepEqual(sent, [text('a'), text('ab')])
  assert.equal(keeper.view().states.q1, 'saved')
})

test('flushing saves everything at once', async () => {
  const { keeper, sent } = keeperWith([])
  keeper.change('q1', text('a'))
  keeper.change('q2', text('b'))
  await keeper.flush()
  assert.equal(sent.length, 2)
  assert.equal(keeper.view().unsavedCount, 0)
})

test('what another device saved comes in; what is not saved here yet stays', () => {
  const { keeper } = keeperWith([])
  keeper.change('q1', text('mine'))
  keeper.refresh({
    answers: { q1: text('theirs'), q2: text('theirs') },
    versions: { q1: 4, q2: 1 },
  })
  assert.deepEqual(keeper.view().answers, { q1: text('mine'), q2: text('theirs') })
})

test('half an emoji is put right before it is sent, so that it is not refused for ever', async () => {
  const { keeper, sent } = keeperWith([])
  keeper.change('q1', text('bien \ud83d'))
  await keeper.flush()
  assert.deepEqual(sent.at(-1)?.answer, text('bien \ufffd'))
  assert.deepEqual(keeper.view().answers.q1, text('bien \ufffd'))
})
