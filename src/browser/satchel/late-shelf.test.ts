/** A shelf that is built late, in a browser that cannot say whether it is there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from './entry.ts'
import { createLateShelf } from './late-shelf.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { nothingHeld } from './shelf.ts'

const entry: Entry = {
  id: 'one',
  ownerAccountId: 'lina',
  createdAtMs: 0,
  attemptId: 'attempt',
  task: { kind: 'submit' },
  readyAtMs: 0,
  readySetAtMs: 0,
  byteCount: 2,
  place: 1,
  failures: 0,
  where: { at: 'device' },
  sentBytes: 0,
}

test('where the browser refuses its list of databases, the shelf is built and read', async () => {
  let built = 0
  const shelf = createLateShelf({
    isThere: () => Promise.reject(new DOMException('', 'UnknownError')),
    async build() {
      built += 1
      return createMemoryShelf()
    },
  })
  assert.deepEqual(await shelf.read(), nothingHeld)
  assert.equal(built, 1)
  assert.equal(await shelf.noted('work'), null)
})

test('a shelf that was let go of is built again for work, and not for a look', async () => {
  let built = 0
  let letGo = (): void => undefined
  const isThere = () => Promise.resolve(false)
  const shelf = createLateShelf({
    isThere,
    async build(onLetGo) {
      built += 1
      letGo = onLetGo
      return createMemoryShelf()
    },
  })
  await shelf.change(() => ({ put: [entry] }))
  assert.equal((await shelf.read()).entries.length, 1)
  letGo()
  assert.deepEqual(await shelf.read(), nothingHeld)
  await shelf.change(({ pace }) => ({ pace: { ...pace, notBeforeMs: 0 } }))
  assert.equal(built, 1)
  await shelf.change(() => ({ put: [entry] }))
  assert.equal((await shelf.read()).entries.length, 1)
  assert.equal(built, 2)
})
