/** A device whose clock was ahead and is set right: no pause lasts as long as the clock was ahead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { createSatchel, type Satchel } from './create-satchel.ts'
import { calm, type Entry } from './entry.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import type { Contents, Shelf } from './shelf.ts'
import { refusalOf } from './virtual-school.ts'

const hourMs = 3_600_000
const eightMs = Date.UTC(2026, 10, 24, 8)

interface Device {
  readonly satchel: Satchel
  readonly sent: string[]
  /** What the school says, in order; afterwards it takes everything. */
  readonly refusals: ReturnType<typeof refusalOf>[]
  nowMs: number
}

/** At eight o'clock, with a clock that says nine. */
function openDevice(shelf: Shelf = createMemoryShelf()): Device {
  const sent: string[] = []
  const refusals: ReturnType<typeof refusalOf>[] = []
  const device = { sent, refusals, nowMs: eightMs + hourMs }
  const satchel = createSatchel({
    owner: 'lina',
    shelf,
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (work) => work(),
    now: () => device.nowMs,
    random: seededRandom(3),
    inFront: () => ({ accountId: 'lina', isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
    async send(entry) {
      sent.push(entry.id)
      return refusals.shift() ?? { ok: true, value: { kind: 'received', receipt: null } }
    },
  })
  return Object.assign(device, { satchel })
}

const load = { kind: 'save_answer', answer: { kind: 'short_text', text: 'x' } } as const
const task = { kind: 'save_answer', questionId: 'q1', version: 1 } as const
const keep = ({ satchel }: Device, restMs?: number) =>
  satchel.keep([{ id: 'e1', attemptId: 'a1', task, load, ...(restMs && { restMs }) }])

for (const [code, status, retryAfterMs] of [
  ['overloaded', 503, 20_000],
  ['no_connection', 0, null],
  ['session_ended', 401, null],
] as const) {
  test(`the pause after ${code} ends when the clock is set back behind its beginning`, async () => {
    const device = openDevice()
    await keep(device)
    device.refusals.push(refusalOf(code, status, retryAfterMs))
    await device.satchel.step()
    device.nowMs += 1_000
    assert.equal((await device.satchel.step()).kind, 'wait')
    device.nowMs -= hourMs
    assert.deepEqual(await device.satchel.step(), { kind: 'tried' })
    assert.deepEqual(device.sent, ['e1', 'e1'])
    assert.deepEqual(await device.satchel.step(), { kind: 'rest' })
  })
}

test('a pause of the clock that was set right is kept', async () => {
  const device = openDevice()
  await keep(device)
  const busy = refusalOf('overloaded', 503, 20_000)
  device.refusals.push(busy, busy)
  await device.satchel.step()
  device.nowMs -= hourMs
  await device.satchel.step()
  const step = await device.satchel.step()
  assert.ok(step.kind === 'wait' && step.ms >= 20_000 && step.ms <= 26_000)
  device.nowMs += step.ms - 1
  assert.deepEqual(await device.satchel.step(), { kind: 'wait', ms: 1 })
  assert.deepEqual(device.sent, ['e1', 'e1'])
})

test('an answer that rests goes when the clock is set back, and what cannot be opened does not spin', async () => {
  const device = openDevice()
  await keep(device, 900)
  assert.deepEqual(await device.satchel.step(), { kind: 'wait', ms: 900 })
  device.nowMs -= hourMs
  assert.deepEqual(await device.satchel.step(), { kind: 'tried' })
  assert.deepEqual(device.sent, ['e1'])

  const unopened = openDevice({ ...createMemoryShelf(), load: async () => null })
  await keep(unopened)
  unopened.nowMs -= hourMs
  assert.deepEqual(await unopened.satchel.step(), { kind: 'tried' })
  assert.deepEqual(await unopened.satchel.step(), { kind: 'wait', ms: 60_000 })
})

test('a hurry after the clock was set back is spread like any other', async () => {
  const device = openDevice()
  await keep(device)
  device.refusals.push(refusalOf('no_connection', 0))
  await device.satchel.step()
  device.nowMs -= hourMs
  await device.satchel.hurry(10_000)
  const step = await device.satchel.step()
  assert.ok(step.kind === 'wait' && step.ms <= 10_000)
})

test('what was written before pauses noted their beginning is read as it was', async () => {
  const entry: Entry = {
    id: 'e1',
    place: 1,
    ownerAccountId: 'lina',
    createdAtMs: eightMs,
    attemptId: 'a1',
    task,
    readyAtMs: eightMs + hourMs + 400,
    where: { at: 'device' },
    failures: 0,
    sentBytes: 0,
    byteCount: 10,
  }
  const pace = { ...calm, failures: 1, notBeforeMs: eightMs + hourMs + 300, isTold: true }
  const held: Contents = { entries: [entry], pace, lease: null }
  const shelf = createMemoryShelf(held)
  await shelf.change(() => ({ loads: [['e1', { is: 'open', value: load }]] }))
  const device = openDevice(shelf)
  assert.deepEqual(await device.satchel.step(), { kind: 'wait', ms: 400 })
  device.nowMs += 400
  assert.deepEqual(await device.satchel.step(), { kind: 'tried' })
  assert.deepEqual(device.sent, ['e1'])
})
