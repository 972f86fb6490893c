/** No change is lost: not by a slow line, not by none, not by somebody else's save. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import { createDraftSaver } from './draft-saver.ts'

type Saved = ApiResult<{ draftVersion: number }>

const refused = (
  code: string,
  status: number,
  detail = {},
  retryAfterMs: number | null = null,
): Saved =>
  ({ ok: false, refusal: { code, status, detail, requestId: null, retryAfterMs } }) as Saved

function saverFor(
  context: TestContext,
  answers: ((version: number) => Saved)[] = [],
  random = 0.5,
) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const sent: { draft: string; version: number }[] = []
  const states: string[] = []
  const saver = createDraftSaver<string>({
    version: 1,
    now: Date.now,
    random: () => random,
    onState: (state) => states.push(state.kind),
    save: async (draft, version) => {
      sent.push({ draft, version })
      const answer = answers.shift()
      return answer?.(version) ?? { ok: true, value: { draftVersion: version + 1 } }
    },
  })
  const tick = async (ms: number): Promise<void> => {
    context.mock.timers.tick(ms)
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  const change = (draft: string): void => saver.change({ ok: true, draft })
  return { saver, sent, states, tick, change }
}

test('changes are saved together, a moment after the last one', async (context) => {
  const { saver, sent, states, tick, change } = saverFor(context)
  change('a')
  await tick(1_000)
  change('ab')
  await tick(1_000)
  assert.deepEqual(sent, [])
  assert.equal(saver.hasUnsaved(), true)
  await tick(300)
  assert.deepEqual(sent, [{ draft: 'ab', version: 1 }])
  assert.equal(states.at(-1), 'saved')
  assert.equal(saver.hasUnsaved(), false)
  change('abc')
  assert.equal(await saver.flush(), true)
  assert.deepEqual(sent[1], { draft: 'abc', version: 2 })
})

test('what is typed while a save is on its way follows with the next version', async (context) => {
  const { saver, sent, change } = saverFor(context)
  change('a')
  const first = saver.flush()
  change('b')
  await first
  await saver.flush()
  assert.deepEqual(sent, [
    { draft: 'a', version: 1 },
    { draft: 'b', version: 2 },
  ])
})

test('without a line the work waits and is tried again, the newest only', async (context) => {
  const { saver, sent, states, tick, change } = saverFor(context, [
    () => refused('no_connection', 0),
    () => refused('overloaded', 503),
  ])
  change('a')
  assert.equal(await saver.flush(), false)
  assert.equal(states.at(-1), 'failed')
  assert.equal(saver.hasUnsaved(), true)
  change('b')
  await tick(1_999)
  assert.equal(sent.length, 1)
  await tick(1)
  assert.equal(sent.at(-1)?.draft, 'b')
  await tick(4_000)
  assert.deepEqual(sent.at(-1), { draft: 'b', version: 1 })
  assert.equal(states.at(-1), 'saved')
})

test('what the server refuses for good is not sent again by itself', async (context) => {
  const { saver, sent, states, tick, change } = saverFor(context, [
    () => refused('bad_request', 400),
  ])
  change('a')
  await saver.flush()
  await tick(600_000)
  assert.equal(sent.length, 1)
  assert.equal(states.at(-1), 'failed')
  change('b')
  assert.equal(await saver.flush(), true)
})

test('a newer version elsewhere stops the saving until a person decides', async (context) => {
  const { saver, sent, states, tick, change } = saverFor(context, [
    () => refused('edited_elsewhere', 409, { draftVersion: 7 }),
  ])
  change('mine')
  await saver.flush()
  assert.equal(states.at(-1), 'conflict')
  change('mine too')
  await tick(600_000)
  assert.equal(sent.length, 1)
  assert.equal(await saver.overwrite(), true)
  assert.deepEqual(sent[1], { draft: 'mine too', version: 7 })
  assert.equal(states.at(-1), 'saved')
})

test('what is incomplete waits until it is whole', async (context) => {
  const { saver, sent, states, tick, change } = saverFor(context)
  saver.change({ ok: false, why: 'question 3' })
  await tick(2_000)
  assert.equal(states.at(-1), 'incomplete')
  assert.equal(saver.hasUnsaved(), true)
  assert.deepEqual(sent, [])
  change('whole')
  await tick(2_000)
  assert.deepEqual(sent, [{ draft: 'whole', version: 1 }])
})

test('whoever types without a pause is saved all the same', async (context) => {
  const { sent, tick, change } = saverFor(context)
  for (let second = 0; second < 11; second += 1) {
    change(String(second))
    await tick(1_000)
  }
  assert.deepEqual(sent, [{ draft: '9', version: 1 }])
})

test('who types on over a lost line does not make it be tried sooner', async (context) => {
  const { sent, tick, change } = saverFor(context, [
    () => refused('no_connection', 0),
    () => refused('no_connection', 0),
    () => refused('no_connection', 0),
  ])
  change('a')
  await tick(1_200)
  for (let pause = 0; pause < 8; pause += 1) {
    change(`a${pause}`)
    await tick(1_500)
  }
  // After 2 and 4 seconds; the next would be 8 seconds later.
  assert.equal(sent.length, 3)
})

test('before the time that the server told nothing goes by itself, and what somebody asks for goes', async (context) => {
  const { saver, sent, tick, change } = saverFor(
    context,
    [() => refused('overloaded', 503, {}, 60_000)],
    0,
  )
  change('a')
  await tick(1_200)
  await tick(30_000)
  change('ab')
  saver.hurry()
  await tick(29_000)
  assert.equal(sent.length, 1)
  assert.equal(await saver.flush(), true)
  assert.equal(sent.length, 2)
  change('abc')
  saver.hurry()
  await tick(0)
  assert.equal(sent.length, 3, 'with its answer the time is over')
})
