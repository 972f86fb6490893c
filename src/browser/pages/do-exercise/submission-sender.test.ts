/** One content has one id, however often it is sent. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Answers } from '#contract/questions.ts'
import { createSubmissionSender } from './submission-sender.ts'

const receipt: Receipt = {
  submissionId: 's',
  number: 7,
  receivedAt: '2026-11-23T09:00:00.000Z',
  contentHash: 'ab',
  isLate: false,
}
const failure = (status: number): ApiResult<Receipt> => ({
  ok: false,
  refusal: {
    code: 'no_connection',
    status,
    detail: {},
    requestId: null,
    retryAfterMs: null,
  } as ApiRefusal,
})
const one: Answers = { q: { kind: 'true_false', value: true } }
const other: Answers = { q: { kind: 'true_false', value: false } }

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
afterEach(() => mock.timers.reset())

function senderWith(results: ApiResult<Receipt>[]) {
  const sent: string[] = []
  let count = 0
  const sender = createSubmissionSender({
    random: () => 0.5,
    mintId: () => {
      count += 1
      return `id-${count}`
    },
    send: async ({ id }) => {
      sent.push(id)
      return results.shift() ?? { ok: true, value: receipt }
    },
  })
  return { sender, sent }
}

async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms)
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('a second press sends nothing twice', async () => {
  const { sender, sent } = senderWith([])
  await Promise.all([sender.submit(one), sender.submit(one)])
  await sender.submit(one)
  assert.deepEqual(sent, ['id-1'])
  assert.deepEqual(sender.view(), { state: 'received', receipt })
})

test('without an answer it is sent again by itself, under the same id', async () => {
  const { sender, sent } = senderWith([failure(0), failure(503)])
  await sender.submit(one)
  assert.equal(sender.view().state, 'unknown')
  await pass(2_000)
  await pass(4_000)
  assert.deepEqual(sent, ['id-1', 'id-1', 'id-1'])
  assert.equal(sender.view().state, 'received')
})

test('after a clear no the same content keeps its id and another gets a new one', async () => {
  const { sender, sent } = senderWith([failure(401), failure(401)])
  await sender.submit(one)
  assert.equal(sender.view().state, 'refused')
  await sender.submit(one)
  await sender.submit(other)
  assert.deepEqual(sent, ['id-1', 'id-1', 'id-2'])
})

test('who changes the answers while nobody knows sends them under a new id', async () => {
  const { sender, sent } = senderWith([failure(0)])
  await sender.submit(one)
  sender.pause()
  assert.equal(sender.view().state, 'idle')
  await pass(60_000)
  assert.equal(sent.length, 1, 'a paused submission is not sent by itself')
  await sender.submit(other)
  assert.deepEqual(sent, ['id-1', 'id-2'])
})
