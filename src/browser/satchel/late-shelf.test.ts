/** A shelf that is built late, in a browser that cannot say whether it is there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLateShelf } from './late-shelf.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { nothingHeld } from './shelf.ts'

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
