/** The device at the door, on a virtual clock: when it asks, when it keeps silent, what it keeps. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Arrival, ArrivalReply, PlaceAsked } from '#contract/arrival.ts'
import { type ArrivalLine, createArrivalLine, type TabMessage } from './arrival-line.ts'

const come: ApiResult<ArrivalReply> = {
  ok: true,
  value: { state: 'in', arrivedAt: '2021-04-06T05:58:00Z', personal: null, fetchAfterMs: 60_000 },
}

function wait(ahead: number, pollAfterMs = 20_000): ApiResult<ArrivalReply> {
  const place = {
    ahead,
    waitMs: ahead * 200,
    pollAfterMs,
    number: '1-1240',
    arrivedAt: '2021-04-06T05:58:00Z',
  }
  return { ok: true, value: { state: 'waiting', ticket: `ticket-${ahead}`, place, lottery: null } }
}

function no(code: ApiRefusal['code'], status: number, retryAfterMs: number | null = null) {
  const refusal: ApiRefusal = { code, status, detail: {}, requestId: null, retryAfterMs }
  return { ok: false, refusal } as const
}

const dead = no('no_connection', 0)

/** Lets what was promised happen, without letting time pass. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve()
}

interface Asked {
  readonly what: 'arrival' | 'place'
  readonly body: Arrival | PlaceAsked
  readonly atMs: number
}

function deviceFor(context: TestContext) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  return {
    async pass(ms: number): Promise<void> {
      // Small steps, so that an answer can plan the next question on its way.
      for (let left = ms; left > 0; left -= 250) {
        context.mock.timers.tick(Math.min(250, left))
        await settled()
      }
    },
  }
}

function tabOf(
  answers: (asked: Asked) => ApiResult<ArrivalReply>,
  hidden = { is: false },
  passNow: () => string | null = () => null,
  behindMs = { is: 0 },
) {
  const asked: Asked[] = []
  const told: TabMessage[] = []
  const kept = { now: { ticket: null as string | null, tries: 0 } }
  const ins: unknown[] = []
  const answer = async (what: Asked['what'], body: Arrival | PlaceAsked) => {
    const one = { what, body, atMs: Date.now() }
    asked.push(one)
    return answers(one)
  }
  const line = createArrivalLine({
    now: () => Date.now() - behindMs.is,
    random: () => 0.5,
    isHidden: () => hidden.is,
    askArrival: (body) => answer('arrival', body),
    askPlace: (body) => answer('place', body),
    memory: {
      read: () => kept.now,
      write: (next) => {
        kept.now = { ...next }
      },
    },
    tellTabs: (message) => told.push(message),
    held: async () => {
      const pass = passNow()
      return { held: 'v1', warm: true, ...(pass === null ? {} : { pass }) }
    },
    onIn: (reply) => ins.push(reply),
  })
  const times = (): number[] => asked.map(({ atMs }) => atMs)
  return { line, asked, told, kept, ins, times }
}

function placeOf(line: ArrivalLine): number {
  const state = line.state()
  assert.equal(state.state, 'waiting')
  return state.state === 'waiting' ? state.place.ahead : -1
}

test('one arrival says what the device holds, and whoever may come is in', async (context) => {
  const { pass } = deviceFor(context)
  const { line, asked, kept, ins } = tabOf(() => come)
  await line.arrive()
  assert.equal(line.state().state, 'in')
  assert.deepEqual(asked[0]?.body, { held: 'v1', warm: true, tries: 1 })
  assert.deepEqual(kept.now, { ticket: null, tries: 0 })
  assert.equal(ins.length, 1)
  await pass(3_600_000)
  assert.equal(asked.length, 1)
})

test('a timer that rings before its time is set again, and nobody is left in silence', async (context) => {
  const { pass } = deviceFor(context)
  const behindMs = { is: 0 }
  const { line, asked } = tabOf(() => wait(100, 20_000), { is: false }, undefined, behindMs)
  await line.arrive()
  behindMs.is = 3
  await pass(20_000)
  assert.equal(asked.length, 1)
  await pass(250)
  assert.equal(asked.length, 2)
})

test('in line, the place is asked for exactly when the server said, and the last answer opens', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [wait(100, 20_000), wait(60, 10_000), wait(20, 5_000), come]
  const { line, asked, times, ins, kept } = tabOf(({ what }) => {
    assert.equal(what === 'place', replies.length < 4)
    return replies.shift() ?? come
  })
  await line.arrive()
  assert.equal(placeOf(line), 100)
  assert.equal(kept.now.ticket, 'ticket-100')
  await pass(40_000)
  assert.deepEqual(times(), [0, 20_000, 30_000, 35_000])
  assert.deepEqual(asked[1]?.body, { ticket: 'ticket-100', held: 'v1' })
  assert.deepEqual(asked[2]?.body, { ticket: 'ticket-60', held: 'v1' })
  assert.equal(line.state().state, 'in')
  assert.equal(ins.length, 1)
  assert.equal(kept.now.ticket, null)
  await pass(600_000)
  assert.equal(asked.length, 4)
})

test('hidden, nothing is asked; seen again, at once if the time has come and else in time', async (context) => {
  const { pass } = deviceFor(context)
  const hidden = { is: false }
  const { line, times } = tabOf(() => wait(100, 20_000), hidden)
  await line.arrive()
  hidden.is = true
  await pass(300_000)
  assert.deepEqual(times(), [0])
  hidden.is = false
  line.wake()
  await settled()
  assert.deepEqual(times(), [0, 300_000])
  hidden.is = true
  await pass(5_000)
  hidden.is = false
  line.wake()
  await pass(14_000)
  assert.equal(times().length, 2)
  await pass(2_000)
  assert.deepEqual(times(), [0, 300_000, 320_000])
})

test('without an answer the tries grow apart, up to a bound, and the place is kept', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [wait(100, 1_000)]
  const { line, asked, times, kept } = tabOf(() => replies.shift() ?? dead)
  await line.arrive()
  await pass(3_600_000)
  assert.equal(placeOf(line), 100)
  assert.equal(kept.now.ticket, 'ticket-100')
  const gaps = times().map((at, index) => at - (times()[index - 1] ?? 0))
  assert.deepEqual(gaps.slice(1, 7), [1_000, 2_000, 4_000, 8_000, 16_000, 32_000])
  assert.ok(gaps.slice(7).every((gap) => gap === 60_000))
  assert.ok(asked.length < 70)
  const state = line.state()
  assert.ok(state.state === 'waiting' && state.silence !== null)
  assert.equal(state.silence.failures, asked.length - 1)
})

test('a server that names a time is not asked before it; one that answers again is believed', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [no('overloaded', 503, 30_000), dead, come]
  const { line, times, asked } = tabOf(() => replies.shift() ?? come)
  await line.arrive()
  const state = line.state()
  assert.ok(state.state === 'unreachable')
  const { nextTryAtMs } = state.silence
  assert.ok(nextTryAtMs >= 30_000)
  await pass(nextTryAtMs - 250)
  assert.deepEqual(times(), [0])
  await pass(10_000)
  assert.deepEqual(times(), [0, nextTryAtMs, nextTryAtMs + 4_000])
  assert.equal(line.state().state, 'in')
  // Each try is counted since the device first wanted in.
  assert.deepEqual(
    asked.map(({ body }) => 'tries' in body && body.tries),
    [1, 2, 3],
  )
})

test('a refusal that is neither "wait" nor "later" leads on: what is asked next says why', async (context) => {
  deviceFor(context)
  const { line, ins } = tabOf(() => no('session_ended', 401))
  await line.arrive()
  assert.equal(line.state().state, 'in')
  assert.equal(ins.length, 0)
})

test('a pass whose minute comes while its holder waits is shown, with the place and as no new try', async (context) => {
  const { pass } = deviceFor(context)
  const passNow = () => (Date.now() >= 30_000 && Date.now() < 70_000 ? 'my minute' : null)
  const { line, asked } = tabOf(() => wait(100, 20_000), { is: false }, passNow)
  await line.arrive()
  await pass(90_000)
  assert.deepEqual(
    asked.map(({ what }) => what),
    ['arrival', 'place', 'arrival', 'arrival', 'place'],
  )
  const shown = { held: 'v1', warm: true, pass: 'my minute', ticket: 'ticket-100', tries: 1 }
  assert.deepEqual(asked[2]?.body, shown)
})

test('a ticket that the door does not know any more leads to a new arrival', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [wait(100, 1_000), no('bad_request', 400), wait(3, 60_000)]
  const { line, asked } = tabOf(() => replies.shift() ?? come)
  await line.arrive()
  await pass(10_000)
  assert.deepEqual(
    asked.map(({ what }) => what),
    ['arrival', 'place', 'arrival'],
  )
  assert.equal(placeOf(line), 3)
})

test('coming back after a while is an arrival again, after a moment it is not', async (context) => {
  const { pass } = deviceFor(context)
  const { line, asked } = tabOf(() => come)
  await line.arrive()
  await pass(9 * 60_000)
  line.wake()
  await settled()
  assert.equal(asked.length, 1)
  await pass(60_000)
  line.wake()
  await settled()
  assert.equal(asked.length, 2)
})

test('two tabs ask as one, share the place, and go in together', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [wait(100, 20_000), wait(50, 20_000), wait(10, 20_000), come]
  const answers = () => replies.shift() ?? come
  const first = tabOf(answers)
  const second = tabOf(answers)
  const carry = (): void => {
    for (const message of first.told.splice(0)) second.line.hearTab(message)
    for (const message of second.told.splice(0)) first.line.hearTab(message)
  }
  await first.line.arrive()
  carry()
  assert.equal(placeOf(second.line), 100)
  for (let second = 0; second < 70; second += 1) {
    await pass(1_000)
    carry()
  }
  assert.equal(first.line.state().state, 'in')
  assert.equal(second.line.state().state, 'in')
  assert.equal(first.asked.length + second.asked.length, 4)
  assert.equal(second.asked.length, 0)
})

test('a tab whose neighbour falls silent asks by itself', async (context) => {
  const { pass } = deviceFor(context)
  const { line, times } = tabOf(() => wait(10, 60_000))
  const reply = wait(20, 20_000)
  assert.ok(reply.ok && reply.value.state === 'waiting')
  const { ticket, place, lottery } = reply.value
  line.hearTab({ kind: 'place', ticket, place, lottery, heardAtMs: 0 })
  await pass(20_000)
  line.hearTab({ kind: 'asking' })
  await pass(10_000)
  assert.deepEqual(times(), [])
  await pass(10_000)
  assert.deepEqual(times(), [35_000])
})

test('a refused call waits for its turn, in the same line, and its page may give up', async (context) => {
  const { pass } = deviceFor(context)
  const replies = [come, wait(5, 5_000), come]
  const { line, asked } = tabOf(() => replies.shift() ?? come)
  await line.arrive()
  const left = new AbortController()
  const turns = [line.waitForTurn(), line.waitForTurn(), line.waitForTurn(left.signal)]
  await settled()
  assert.equal(placeOf(line), 5)
  left.abort()
  assert.equal(await turns[2], false)
  await pass(6_000)
  assert.deepEqual(await Promise.all(turns.slice(0, 2)), [true, true])
  assert.equal(asked.length, 3)
})

test('a pressed button asks at once, and a second press not twice', async (context) => {
  deviceFor(context)
  const replies = [dead, come]
  const { line, asked } = tabOf(() => replies.shift() ?? come)
  await line.arrive()
  await Promise.all([line.askNow(), line.askNow()])
  assert.equal(line.state().state, 'in')
  assert.equal(asked.length, 2)
})

test('a clock that is set back an hour puts no question off, in any tab', async (context) => {
  const { pass } = deviceFor(context)
  const behindMs = { is: 0 }
  const { line, asked } = tabOf(() => wait(100, 20_000), { is: false }, undefined, behindMs)
  await line.arrive()
  behindMs.is = 3_600_000
  await pass(20_250)
  assert.equal(asked.length, 2)
  behindMs.is = 7_200_000
  line.hearTab({ kind: 'asking' })
  await pass(15_250)
  assert.equal(asked.length, 3)
  behindMs.is = 10_800_000
  const told = wait(7)
  assert.ok(told.ok && told.value.state === 'waiting')
  const { ticket, place, lottery } = told.value
  line.hearTab({ kind: 'place', ticket, place, lottery, heardAtMs: Date.now() - behindMs.is })
  assert.equal(placeOf(line), 7)
})
