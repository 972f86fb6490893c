/** The seed is checked against the hash that was published before it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { seedMatches } from './seed-matches.ts'

const seed = 'ab'.repeat(32)
const hash = createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')

test('only the seed that was promised matches', async () => {
  assert.equal(await seedMatches(seed, hash), true)
  assert.equal(await seedMatches('cd'.repeat(32), hash), false)
  for (const strange of ['', 'zz', 'abc']) assert.equal(await seedMatches(strange, hash), false)
})
