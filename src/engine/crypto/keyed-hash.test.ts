/** What is done in a quick way is HMAC-SHA256, as the library's own and the RFC say. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { keyedHash, keyedHashText, sameBytes } from './keyed-hash.ts'

/** The parts as the library's own HMAC takes them: each with its length before it. */
function slowly(key: Uint8Array, parts: readonly (Uint8Array | string)[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    hmac.update(length).update(bytes)
  }
  return hmac.digest()
}

const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.uint8Array({ maxLength: 3_000 }),
)

test('the same as HMAC-SHA256 of the library, for every key and all parts', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      fc.string({ maxLength: 40 }),
      fc.array(part, { maxLength: 4 }),
      (key, purpose, parts) => {
        const expected = slowly(key, [purpose, ...parts])
        assert.deepEqual(Buffer.from(keyedHash(key, purpose, ...parts)), expected)
        assert.equal(keyedHashText(key, purpose, ...parts), expected.toString('base64url'))
      },
    ),
  )
})

test('what was given stays as it is when others are asked for', () => {
  const key = Buffer.alloc(32, 7)
  const first = keyedHash(key, 'one', 'a')
  const copy = Buffer.from(first)
  keyedHash(key, 'one', 'b')
  assert.ok(sameBytes(first, copy))
  assert.ok(!sameBytes(first, keyedHash(key, 'one', 'b')))
  assert.ok(!sameBytes(first, keyedHash(key, 'two', 'a')))
  assert.ok(!sameBytes(first, keyedHash(Buffer.alloc(32, 8), 'one', 'a')))
  // Parts are kept apart: their lengths count.
  assert.ok(!sameBytes(keyedHash(key, 'one', 'ab', 'c'), keyedHash(key, 'one', 'a', 'bc')))
})

test('a key that does not fit, and a part that is too long, are refused', () => {
  assert.throws(() => keyedHash(Buffer.alloc(65), 'one', 'a'), /64 bytes at most/)
  assert.throws(() => keyedHash(Buffer.alloc(32), 'one', Buffer.alloc(65_536)), RangeError)
})
