/** A satchel that is full of photos: what is small has room all the same, above all a copy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Work } from './create-satchel.ts'
import { calm, type Entry, satchelBytesMax } from './entry.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { satchelInHand } from './satchel-in-hand.ts'

const photoTask = { kind: 'photo', questionId: 'q1' } as const

/** Photos that wait for a line, of so many bytes, as far as anybody counts them. */
const waiting = (byteCount: number): Entry => ({
  id: 'p0',
  place: 1,
  ownerAccountId: 'lina',
  attemptId: 'a0',
  task: photoTask,
  createdAtMs: 0,
  readyAtMs: 0,
  where: { at: 'device' },
  failures: 0,
  sentBytes: 0,
  byteCount,
})

const photo = (id: string): Work => ({
  id,
  attemptId: 'a1',
  task: photoTask,
  load: { kind: 'photo', name: 'page.jpg', bytes: new Uint8Array(100) },
})

const copy = (length: number): Work => ({
  id: 'copy',
  attemptId: 'a1',
  task: { kind: 'submit' },
  load: {
    kind: 'submit',
    answers: { q1: { kind: 'open', text: 'x'.repeat(length), fileIds: [] } },
  },
})

async function fullSatchel(byteCount: number) {
  const shelf = createMemoryShelf({
    entries: [waiting(byteCount)],
    pace: calm,
    lease: null,
  })
  return satchelInHand([], shelf).open.satchel
}

test('beside photos that take all the room, a copy is kept and another photo is not', async () => {
  const satchel = await fullSatchel(satchelBytesMax - 50)
  assert.equal(await satchel.keep([photo('p1')]), 'full')
  assert.equal(await satchel.keep([copy(500)]), 'kept')
  assert.equal(await satchel.keep([copy(5_000_000)]), 'full')
})

test('what stands in the place of something as large has room: no photo is counted twice', async () => {
  const satchel = await fullSatchel(satchelBytesMax - 150)
  assert.equal(await satchel.keep([photo('p1')]), 'kept')
  assert.equal(await satchel.keep([photo('p1')]), 'kept')
})
