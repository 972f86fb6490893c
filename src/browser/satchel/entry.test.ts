/** What replaces what in the satchel, what is refused for ever, and which copies are forgotten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSatchel } from './create-satchel.ts'
import {
  calm,
  copiesToForget,
  copyBytesMax,
  copyKeptMsMax,
  type Entry,
  isWork,
  placeEntry,
} from './entry.ts'
import { judgeReply } from './judge-reply.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { delayMsMax, retryDelayMs } from './retry-delay.ts'
import type { Shelf } from './shelf.ts'
import { refusalOf } from './virtual-school.ts'

function fresh(id: string, task: Entry['task'], attemptId = 'a1') {
  return {
    id,
    ownerAccountId: 'lina',
    createdAtMs: 0,
    attemptId,
    task,
    readyAtMs: 0,
    byteCount: 10,
  }
}
const save = (questionId: string, version: number) =>
  ({ kind: 'save_answer', questionId, version }) as const
const at = (entry: Entry, sinceMs: number, byteCount = 10): Entry => ({
  ...entry,
  byteCount,
  where: { at: 'school', sinceMs, receipt: null },
})
const now = { ms: 1_000_000, random: 0.5 }

test('a newer answer replaces the older one of its question, with a higher version', () => {
  const first = placeEntry([], fresh('e1', save('q1', 9))).entry
  const other = placeEntry([first], fresh('e2', save('q2', 1))).entry
  const placing = placeEntry([first, other], fresh('e3', save('q1', 4)))
  assert.deepEqual(placing.gone, ['e1'])
  assert.deepEqual(placing.entry.task, save('q1', 10))
  assert.equal(placing.entry.place, 3)
})

test('a copy replaces the answers of its attempt, and nothing of another', () => {
  const mine = placeEntry([], fresh('e1', save('q1', 1))).entry
  const others = placeEntry([mine], fresh('e2', save('q1', 1), 'a2')).entry
  const photo = placeEntry([mine, others], fresh('e3', { kind: 'photo', questionId: 'q1' })).entry
  const placing = placeEntry([mine, others, photo], fresh('e4', { kind: 'submit' }))
  assert.deepEqual(placing.gone, ['e1'])
})

test('opened hints stay beside each other and before the copy, and are no work of a person', () => {
  const hints = (opened: number) => ({ kind: 'open_hints', questionId: 'q1', opened }) as const
  const first = placeEntry([], fresh('e1', hints(1))).entry
  const copy = placeEntry([first], fresh('e2', { kind: 'submit' }))
  const second = placeEntry([first, copy.entry], fresh('e3', hints(2)))
  assert.deepEqual([...copy.gone, ...second.gone], [])
  assert.ok(first.place < copy.entry.place)
  assert.deepEqual([first, copy.entry].map(isWork), [false, true])
})

test('copies go after their time, and the oldest first where they take too much room', () => {
  const entry = placeEntry([], fresh('e', { kind: 'submit' })).entry
  const old = { ...at(entry, 0), id: 'old' }
  const large = { ...at(entry, copyKeptMsMax, copyBytesMax), id: 'large' }
  const small = { ...at(entry, copyKeptMsMax - 1), id: 'small' }
  const waiting = { ...entry, id: 'waiting' }
  assert.deepEqual(copiesToForget([old, waiting], copyKeptMsMax + 1), ['old'])
  assert.deepEqual(copiesToForget([small, large, waiting], copyKeptMsMax), ['small'])
})

test('a clear no is kept and told; silence, crowds and strange answers are not a no', () => {
  const { entry } = placeEntry([], fresh('e', { kind: 'submit' }))
  const judge = (code: Parameters<typeof refusalOf>[0], status: number) =>
    judgeReply(refusalOf(code, status), { entry, pace: calm }, now).entry.where.at
  assert.equal(judge('too_late', 409), 'refused')
  assert.equal(judge('body_too_large', 413), 'refused')
  for (const [code, status] of [
    ['no_connection', 0],
    ['overloaded', 503],
    ['too_many_requests', 429],
    ['internal', 500],
    ['strange_answer', 403],
    ['session_ended', 401],
    ['other_account', 409],
  ] as const) {
    assert.equal(judge(code, status), 'device', code)
  }
})

test('the pause grows to its bound, and what the server asks for is never undercut', () => {
  assert.ok(retryDelayMs(1, null, 0) >= 1_000 && retryDelayMs(1, null, 1) <= 2_600)
  assert.ok(retryDelayMs(50, null, 1) <= delayMsMax * 1.3)
  for (const random of [0, 0.5, 0.999]) assert.ok(retryDelayMs(1, 90_000, random) >= 90_000)
})

/** A disk that takes nothing any more. */
function fullShelf(): Shelf {
  const shelf = createMemoryShelf()
  return {
    ...shelf,
    isDurable: true,
    change: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  }
}

test('where the disk takes nothing, the page keeps the work, says so, and sends it', async () => {
  const sent: string[] = []
  const satchel = createSatchel({
    owner: 'lina',
    shelf: fullShelf(),
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (work) => work(),
    now: () => 0,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    inFront: () => ({ accountId: 'lina', isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
    async send(entry) {
      sent.push(entry.id)
      return { ok: true, value: { kind: 'received', receipt: null } }
    },
  })
  assert.equal(satchel.view().isDurable, true)
  const load = { kind: 'save_answer', answer: { kind: 'short_text', text: 'x' } } as const
  const work = { id: 'e1', attemptId: 'a1', task: save('q1', 1), load }
  assert.equal(await satchel.keep([work]), 'kept')
  assert.equal(satchel.view().isDurable, false)
  await satchel.step()
  assert.deepEqual(sent, ['e1'])
})

test('an answer that was replaced while it was on its way does not come back', async () => {
  let answer: (reply: ReturnType<typeof refusalOf>) => void = () => undefined
  const satchel = createSatchel({
    owner: 'lina',
    shelf: createMemoryShelf(),
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (work) => work(),
    now: () => 0,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    inFront: () => ({ accountId: 'lina', isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
    send: () =>
      new Promise((done) => {
        answer = done
      }),
  })
  const load = { kind: 'save_answer', answer: { kind: 'short_text', text: 'x' } } as const
  const keep = (id: string) => satchel.keep([{ id, attemptId: 'a1', task: save('q1', 1), load }])
  await keep('e1')
  const step = satchel.step()
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  await keep('e2')
  answer(refusalOf('no_connection', 0))
  await step
  const { entries, pace } = satchel.view()
  assert.deepEqual(
    entries.map(({ id }) => id),
    ['e2'],
  )
  assert.equal(pace.failures, 1)
})
