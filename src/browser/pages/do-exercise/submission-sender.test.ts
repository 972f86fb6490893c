/** One copy, one id: whatever is pressed, lost or refused, nothing is handed in twice. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'
import { calm, type Entry } from '#browser/satchel/entry.ts'
import { createMemoryShelf } from '#browser/satchel/memory-shelf.ts'
import { satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import type { Answers } from '#contract/questions.ts'
import { createSubmissionSender } from './submission-sender.ts'

const one: Answers = { q: { kind: 'true_false', value: true } }
const other: Answers = { q: { kind: 'true_false', value: false } }

async function pass(ms: number): Promise<void> {
  await settled()
  mock.timers.tick(ms)
  await settled()
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
}

function senderWith(...given: Parameters<typeof satchelInHand>) {
  const hand = satchelInHand(...given)
  let count = 0
  const sender = createSubmissionSender({
    attemptId: 'a1',
    open: hand.open,
    mintId: () => {
      count += 1
      return `id-${count}`
    },
    settle: async () => undefined,
    hashOf: async (id, answers) => JSON.stringify({ id, answers }),
    now: Date.now,
    asWork: () => [
      {
        attemptId: 'a1',
        task: { kind: 'save_answer', questionId: 'q', version: 1 },
        load: { kind: 'save_answer', answer: { kind: 'true_false', value: true } },
        restMs: 1_000_000,
      },
    ],
  })
  const ids = (): string[] => hand.sent.map(({ entry }) => entry.id)
  return { sender, hand, ids }
}

// In a suite of its own: hooks of a file would hold for every file of the process.
describe('a copy on its way', () => {
  beforeEach(() =>
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 23) }),
  )
  afterEach(() => mock.timers.reset())

  test('a second press sends nothing twice', async () => {
    const { sender, ids } = senderWith([])
    await Promise.all([sender.submit(() => one), sender.submit(() => one)])
    await sender.submit(() => one)
    await settled()
    assert.deepEqual(ids(), ['id-1'])
    const { state } = sender.view()
    assert.equal(state, 'received')
  })

  test('without an answer it is sent again by itself, under the same id', async () => {
    const { sender, ids } = senderWith(['no_connection', 'overloaded'])
    await sender.submit(() => one)
    await settled()
    assert.equal(sender.view().state, 'unknown')
    await pass(2_600)
    await pass(5_200)
    assert.deepEqual(ids(), ['id-1', 'id-1', 'id-1'])
    assert.equal(sender.view().state, 'received')
  })

  test('after a clear no the same content keeps its id and another gets a new one', async () => {
    const { sender, ids, hand } = senderWith(['too_late', 'too_late'])
    await sender.submit(() => one)
    await settled()
    assert.equal(sender.view().state, 'refused')
    await sender.submit(() => one)
    await settled()
    await sender.submit(() => other)
    await settled()
    assert.deepEqual(ids(), ['id-1', 'id-1', 'id-2'])
    const { entries } = hand.open.satchel.view()
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['id-2'],
      'the refused copy gives way to the one that was taken',
    )
  })

  test('a copy that is taken back leaves its answers, and the next one gets a new id', async () => {
    const { sender, ids, hand } = senderWith(['no_connection'])
    await sender.submit(() => one)
    await settled()
    await sender.takeBack()
    assert.equal(sender.view().state, 'idle')
    const { entries } = hand.open.satchel.view()
    assert.deepEqual(
      entries.map(({ task }) => task.kind),
      ['save_answer'],
    )
    await pass(60_000)
    assert.equal(ids().length, 1, 'a copy that was taken back is not sent by itself')
    await sender.submit(() => other)
    await pass(2_600)
    assert.deepEqual(ids(), ['id-1', 'id-2'])
  })

  test('the first try stays what it was, whenever the same copy leaves again', async () => {
    const { sender, hand } = senderWith(['too_late', 'no_connection'])
    const pressedAtMs = Date.now()
    await sender.submit(() => one)
    await pass(60_000)
    assert.equal(sender.view().state, 'refused')
    await sender.submit(() => one)
    await pass(60_000)
    const tries = hand.sent.map(({ entry: { task } }) =>
      task.kind === 'submit' ? task.tried : null,
    )
    const first = { atMs: pressedAtMs, contentHash: JSON.stringify({ id: 'id-1', answers: one }) }
    assert.ok(tries.length >= 2)
    for (const tried of tries) assert.deepEqual(tried, first)
  })

  test('another content is a try of its own', async () => {
    const { sender, hand } = senderWith(['too_late'])
    await sender.submit(() => one)
    await pass(60_000)
    await sender.submit(() => other)
    await pass(1_000)
    const last = hand.sent.at(-1)?.entry.task
    assert.ok(last?.kind === 'submit')
    assert.equal(last.tried?.atMs, Date.UTC(2026, 10, 23) + 60_000)
    assert.equal(last.tried?.contentHash, JSON.stringify({ id: 'id-2', answers: other }))
  })

  test('a copy that has no room is told, and goes once it has', async () => {
    const large: Entry = {
      id: 'p0',
      place: 1,
      ownerAccountId: 'lina',
      attemptId: 'a0',
      task: { kind: 'photo', questionId: 'q' },
      createdAtMs: 0,
      readyAtMs: 0,
      where: { at: 'device' },
      failures: 0,
      sentBytes: 0,
      byteCount: 1e9,
    }
    const shelf = createMemoryShelf({ entries: [large], pace: calm, lease: null })
    const { sender, hand, ids } = senderWith([], shelf)
    await sender.submit(() => one)
    assert.deepEqual(sender.view(), { state: 'full' })
    await hand.open.satchel.remove(['p0'])
    await sender.submit(() => one)
    await settled()
    assert.deepEqual(ids(), ['id-2'])
    assert.equal(sender.view().state, 'received')
  })
})
