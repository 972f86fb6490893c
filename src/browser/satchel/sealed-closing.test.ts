/** On a shared computer only the owner's key opens what was left; bytes say nothing without it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealedClosing } from './sealed-closing.ts'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url')
const answer = {
  kind: 'save_answer',
  answer: { kind: 'short_text', text: 'Le Havre, la marée' },
} as const
const photo = { kind: 'photo', name: 'page.jpg', bytes: Uint8Array.of(1, 2, 3, 255) } as const

test('what was sealed comes back whole, photos with their bytes', async () => {
  const closing = await sealedClosing([key(1)])
  assert.deepEqual(await closing.open(await closing.close(answer)), answer)
  assert.deepEqual(await closing.open(await closing.close(photo)), photo)
})

test('another key opens nothing, and the sealed bytes hold no word of the answer', async () => {
  const closed = await (await sealedClosing([key(1)])).close(answer)
  assert.ok(closed.is === 'sealed')
  assert.ok(!Buffer.from(closed.bytes).includes('Havre'))
  assert.equal(await (await sealedClosing([key(2)])).open(closed), null)
})

test('the key of before a rotation still opens', async () => {
  const closed = await (await sealedClosing([key(1)])).close(answer)
  assert.deepEqual(await (await sealedClosing([key(2), key(1)])).open(closed), answer)
})

test('one changed byte opens nothing', async () => {
  const closing = await sealedClosing([key(1)])
  const closed = await closing.close(answer)
  assert.ok(closed.is === 'sealed')
  closed.bytes[0] = (closed.bytes[0] ?? 0) ^ 1
  assert.equal(await closing.open(closed), null)
})
