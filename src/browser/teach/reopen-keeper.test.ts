/** Whoever leaves a page without a line and comes back has what waits in hand: nothing older overtakes it. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import { reopenKeeper } from './reopen-keeper.ts'

const lost = {
  ok: false,
  refusal: { code: 'no_connection', status: 0, detail: {}, requestId: null, retryAfterMs: null },
} as const satisfies ApiResult<unknown>

function cellFor(context: TestContext, answers: ApiResult<unknown>[]) {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const sent: number[] = []
  const held: string[] = []
  const told: string[] = []
  const openPage = (page: string) =>
    reopenKeeper<number>(
      context.name,
      {
        now: () => 0,
        random: () => 0.5,
        onState: (key, { kind }, value) => told.push(`${page}: ${key} ${value} ${kind}`),
        send: async (_, value) => {
          sent.push(value)
          return answers.shift() ?? { ok: true, value: {} }
        },
      },
      () => {
        held.push('begun')
        return () => held.push('done')
      },
    )
  const tick = async (ms: number): Promise<void> => {
    context.mock.timers.tick(ms)
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { openPage, sent, held, told, tick }
}

test('a mark that waits since the page was left is replaced by the one that is given on coming back', async (context) => {
  const { held, openPage, sent, tick, told } = cellFor(context, [lost])
  const first = openPage('first')
  assert.equal(await first.keeper.save('q', 1), false)
  first.leave()
  const second = openPage('second')
  assert.deepEqual(
    second.keeper.unsaved().map(({ key, state, value }) => [key, value, state.kind]),
    [['q', 1, 'waiting']],
  )
  assert.equal(await second.keeper.save('q', 2), true)
  await tick(600_000)
  assert.deepEqual(sent, [1, 2], 'the older one never goes again')
  assert.deepEqual(told.slice(-2), ['second: q 2 saving', 'second: q 2 saved'])
  second.leave()
  assert.deepEqual(held, ['begun', 'done'])
})

test('nobody comes back: what waits is sent all the same, and only then let go', async (context) => {
  const { held, openPage, sent, tick } = cellFor(context, [lost])
  const page = openPage('only')
  const kept = page.keeper.save('q', 1)
  page.leave()
  assert.equal(await kept, false)
  assert.deepEqual(held, ['begun'])
  await tick(2_000)
  assert.deepEqual(
    [sent, held],
    [
      [1, 1],
      ['begun', 'done'],
    ],
  )
  const anew = openPage('anew')
  assert.deepEqual(anew.keeper.unsaved(), [])
  anew.leave()
})

test('a page that takes the place of another of the same things keeps them open', async (context) => {
  const { held, openPage, sent } = cellFor(context, [])
  const first = openPage('first')
  const second = openPage('second')
  first.leave()
  assert.deepEqual(held, ['begun'])
  assert.equal(await second.keeper.save('q', 1), true)
  assert.deepEqual([sent, held], [[1], ['begun']])
  second.leave()
  assert.deepEqual(held, ['begun', 'done'])
})
