/** Nothing is lost when the line drops, and the last word is the last to arrive. */
import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import type { Corrected, Correction } from '#contract/attendance.ts'
import { createCorrectionKeeper } from './correction-keeper.ts'

const standing: Corrected = { state: 'present', why: { kind: 'nothing' } }
const saved: ApiResult<Corrected> = { ok: true, value: standing }
const failed = (status: number, retryAfterMs: number | null = null): ApiResult<Corrected> => ({
  ok: false,
  refusal: { code: 'unavailable', status, detail: {}, requestId: null, retryAfterMs },
})
const correction = (id: string, pupilId = 'lina'): Correction => ({
  id,
  pupilId,
  state: 'present',
  note: '',
})

function world() {
  const sent: string[] = []
  const states: string[] = []
  const answers: ((result: ApiResult<Corrected>) => void)[] = []
  const keeper = createCorrectionKeeper({
    send: ({ id }) => {
      sent.push(id)
      return new Promise((resolve) => answers.push(resolve))
    },
    onState: ({ id }, state) => states.push(`${id} ${state}`),
    onSaved: ({ id }) => states.push(`${id} shown`),
    now: Date.now,
    random: () => 0.5,
  })
  const answer = async (result: ApiResult<Corrected>): Promise<void> => {
    answers.shift()?.(result)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { keeper, sent, states, answer }
}

test('without a line the same correction goes again, under the same id, until it is there', async () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { keeper, sent, states, answer } = world()
  keeper.keep(correction('a'))
  await answer(failed(0))
  assert.ok(keeper.hasUnsaved())
  mock.timers.tick(2_000)
  await answer(failed(503))
  keeper.retryNow()
  await answer(saved)
  assert.deepEqual(sent, ['a', 'a', 'a'])
  assert.equal(keeper.hasUnsaved(), false)
  assert.deepEqual(states.slice(-2), ['a saved', 'a shown'])
  mock.timers.reset()
})

test('a newer correction of the same pupil waits for the older answer, and only it is shown', async () => {
  const { keeper, sent, states, answer } = world()
  keeper.keep(correction('a'))
  keeper.keep(correction('b'))
  keeper.keep(correction('c'))
  keeper.keep(correction('d', 'noe'))
  assert.deepEqual(sent, ['a', 'd'])
  await answer(saved)
  assert.deepEqual(sent, ['a', 'd', 'c'])
  assert.ok(!states.includes('a shown'))
  await answer(saved)
  await answer(saved)
  assert.deepEqual(
    states.filter((state) => state.endsWith('shown')),
    ['d shown', 'c shown'],
  )
})

test('what the server refuses for good is not tried again', async () => {
  const { keeper, states, answer } = world()
  keeper.keep(correction('a'))
  await answer(failed(404))
  assert.equal(states.at(-1), 'a refused')
  assert.equal(keeper.hasUnsaved(), false)
})

test('before the time that the server told nothing goes by itself, whatever is corrected meanwhile', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const { keeper, sent, answer } = world()
  keeper.keep(correction('a'))
  await answer(failed(503, 60_000))
  mock.timers.tick(59_000)
  keeper.retryNow()
  keeper.keep(correction('b', 'sami'))
  assert.deepEqual(sent, ['a'])
  mock.timers.tick(30_000)
  await answer(saved)
  await answer(saved)
  assert.deepEqual(sent.slice(1).sort(), ['a', 'b'])
  assert.equal(keeper.hasUnsaved(), false)
  mock.timers.reset()
})
