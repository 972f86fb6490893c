/** Chance and ids: nothing is given twice, whatever is fetched ahead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from './clock.ts'
import { idPattern, mintId } from './ids.ts'
import { systemRandom } from './random.ts'

test('bytes come in the number asked for, and none are given twice', () => {
  const seen = new Set<string>()
  for (let count = 0; count < 2_000; count += 1) {
    for (const length of [10, 16, 32, 500, 5_000]) {
      const bytes = systemRandom.bytes(length)
      assert.equal(bytes.length, length)
      // What is written over by its owner is the owner's alone.
      seen.add(Buffer.from(bytes.subarray(0, 10)).toString('hex'))
      bytes.fill(7)
    }
  }
  assert.equal(seen.size, 10_000)
})

test('an id has its shape, tells its time and is never minted twice', () => {
  const clock = fixedClock('2021-04-06T06:00:00Z')
  const ids = new Set(Array.from({ length: 10_000 }, () => mintId(clock, systemRandom)))
  assert.equal(ids.size, 10_000)
  for (const id of ids) {
    assert.match(id, new RegExp(idPattern))
    assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), clock.now())
    assert.equal(id.charAt(14), '7')
  }
})
