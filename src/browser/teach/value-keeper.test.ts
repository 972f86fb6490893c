/** What is given is kept and sent again until it is there, and a refused one is told. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import { createValueKeeper } from './value-keeper.ts'

interface HandMark {
  readonly points: number
  readonly comment: string
}

const refused = (status: number, retryAfterMs: number | null = null): ApiResult<unknown> =>
  ({
    ok: false,
    refusal: { code: 'x', status, detail: {}, requestId: null, retryAfterMs },
  }) as unknown as ApiResult<unknown>

function keeperFor(context: TestContext, answers: ApiResult<unknown>[], random = 0.5) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const sent: HandMark[] = []
  const states: string[] = []
  const keeper = createValueKeeper<HandMark>({
    now: Date.now,
    random: () => random,
    onState: (_, state) => states.push(state.kind),
    send: async (_, mark) => {
      sent.push(mark)
      return answers.shift() ?? { ok: true, value: {} }
    },
  })
  const tick = async (ms: number): Promise<void> => {
    context.mock.timers.tick(ms)
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { keeper, sent, states, tick }
}

test('without a line a mark waits, says until when, and arrives', async (context) => {
  const { keeper, sent, states, tick } = keeperFor(context, [refused(0), refused(503)])
  assert.equal(await keeper.save('q', { points: 2, comment: 'Bien.' }), false)
  assert.equal(keeper.hasUnsaved(), true)
  await tick(2_000)
  await tick(4_000)
  assert.deepEqual(states, ['saving', 'waiting', 'saving', 'waiting', 'saving', 'saved'])
  assert.equal(sent.length, 3)
  assert.equal(keeper.hasUnsaved(), false)
})

test('the line is back: nobody waits for the clock', async (context) => {
  const { keeper, sent, tick } = keeperFor(context, [refused(0)])
  await keeper.save('q', { points: 1, comment: '' })
  keeper.retryNow()
  await tick(0)
  assert.equal(sent.length, 2)
  await tick(600_000)
  assert.equal(sent.length, 2)
})

test('a newer mark takes the place of the one that waits', async (context) => {
  const { keeper, sent, tick } = keeperFor(context, [refused(0)])
  await keeper.save('q', { points: 1, comment: '' })
  assert.equal(await keeper.save('q', { points: 3, comment: '' }), true)
  await tick(600_000)
  assert.deepEqual(
    sent.map((mark) => mark.points),
    [1, 3],
  )
})

test('what the server will never take is told, not sent for ever', async (context) => {
  const { keeper, sent, states, tick } = keeperFor(context, [refused(400)])
  assert.equal(await keeper.save('q', { points: 9, comment: '' }), false)
  await tick(600_000)
  assert.equal(sent.length, 1)
  assert.equal(states.at(-1), 'refused')
})

test('on a slow line the older of two never arrives after the newer: one request of a key at a time', async () => {
  const states: string[] = []
  const sent: string[] = []
  const tries: ((answer: ApiResult<unknown>) => void)[] = []
  const keeper = createValueKeeper<number>({
    now: () => 0,
    random: () => 0.5,
    onState: (key, { kind }) => states.push(`${key} ${kind}`),
    send: (key, value) => {
      sent.push(`${key} ${value}`)
      return new Promise((resolve) => tries.push(resolve))
    },
  })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  const told = [keeper.save('q', 1), keeper.save('q', 2), keeper.save('q', 3)]
  void keeper.save('other', 9)
  await settle()
  assert.deepEqual(sent, ['q 1', 'other 9'], 'the first of q is not answered yet')
  tries[1]?.({ ok: true, value: {} })
  // Also where the server said no to the older one: that is no word on the newer.
  tries[0]?.(refused(400))
  await settle()
  assert.deepEqual(sent.slice(2), ['q 3'], 'the newest alone follows')
  assert.equal(keeper.hasUnsaved(), true)
  assert.ok(!states.includes('q refused') && !states.includes('q saved'))
  tries[2]?.({ ok: true, value: {} })
  assert.deepEqual(await Promise.all(told), [false, false, true])
  assert.equal(states.at(-1), 'q saved')
  assert.equal(keeper.hasUnsaved(), false)
})

test('what follows a try that the line lost goes at once, and waits in its turn', async (context) => {
  const { keeper, sent, states, tick } = keeperFor(context, [refused(0), refused(503)])
  const first = keeper.save('q', { points: 1, comment: '' })
  const second = keeper.save('q', { points: 2, comment: '' })
  await tick(0)
  assert.deepEqual(await Promise.all([first, second]), [false, false])
  assert.equal(states.at(-1), 'waiting')
  await tick(600_000)
  assert.deepEqual(
    sent.map((mark) => mark.points),
    [1, 2, 2],
  )
  assert.equal(keeper.hasUnsaved(), false)
})

test('the line comes back while a try hangs: one try at a time, and what is saved stays saved', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const states: string[] = []
  const tries: ((answer: ApiResult<unknown>) => void)[] = []
  const keeper = createValueKeeper<number>({
    now: () => 0,
    random: () => 0.5,
    onState: (_, state) => states.push(state.kind),
    send: () => new Promise((resolve) => tries.push(resolve)),
  })
  const tick = async (ms: number): Promise<void> => {
    context.mock.timers.tick(ms)
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  void keeper.save('q', 1)
  tries[0]?.(refused(0))
  await tick(0)
  await tick(2_000)
  keeper.retryNow()
  await tick(0)
  assert.equal(tries.length, 2, 'the try that hangs is the one that counts')
  tries[1]?.(refused(0))
  await tick(0)
  // Not the longer wait of a line that stays away.
  await tick(2_000)
  assert.equal(tries.length, 3)
  tries[2]?.({ ok: true, value: {} })
  await tick(600_000)
  assert.equal(tries.length, 3)
  assert.equal(states.at(-1), 'saved')
  assert.equal(keeper.hasUnsaved(), false)
})

test('before the time that the server told nothing goes: not what waits, what is new, nor with the line', async (context) => {
  // The lowest of the dice, which would undercut.
  const { keeper, sent, states, tick } = keeperFor(context, [refused(503, 60_000)], 0)
  await keeper.save('q', { points: 1, comment: '' })
  await tick(59_000)
  keeper.retryNow()
  assert.equal(await keeper.save('q', { points: 2, comment: '' }), false)
  assert.equal(await keeper.save('other', { points: 3, comment: '' }), false)
  await tick(500)
  assert.equal(sent.length, 1)
  assert.equal(states.at(-1), 'waiting')
  await tick(500)
  assert.deepEqual(
    sent.slice(1).map(({ points }) => points),
    [2, 3],
  )
  assert.equal(keeper.hasUnsaved(), false)
  // It is over: who gives a mark now is not kept waiting.
  assert.equal(await keeper.save('q', { points: 4, comment: '' }), true)
})
