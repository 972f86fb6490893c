/** Tokens: what is minted is read back, anything else is nothing, keys rotate, age ends them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idFromBytes } from '#kernel/id-bytes.ts'
import {
  expiresAtMs,
  isOver,
  mintSessionToken,
  readSessionToken,
  type SessionToken,
  sessionLifeMs,
  sharedSessionLifeMs,
} from './session-token.ts'

const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)

/** Ids of version 7, whatever their bytes. */
const anyId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return idFromBytes(bytes)
})
const anyToken: fc.Arbitrary<SessionToken> = fc.record(
  {
    accountId: anyId,
    sessionId: anyId,
    issuedAtMs: fc.nat(2 ** 31).map((seconds) => seconds * 1_000),
    shared: fc.boolean(),
    parked: fc.boolean(),
    pupilOnly: fc.boolean(),
  },
  { noNullPrototype: true },
)
const [sample] = fc.sample(anyToken, { numRuns: 1, seed: 1 })
assert.ok(sample)

test('every token is read back as it was minted, in 96 characters', () => {
  fc.assert(
    fc.property(anyToken, (token) => {
      const text = mintSessionToken(key, token)
      assert.equal(text.length, 96)
      assert.deepEqual(readSessionToken([key], text), token)
    }),
  )
})

test('a token with any character changed is nothing', () => {
  const text = mintSessionToken(key, sample)
  for (let index = 0; index < text.length; index += 1) {
    const changed = text[index] === 'A' ? 'B' : 'A'
    assert.equal(
      readSessionToken([key], text.slice(0, index) + changed + text.slice(index + 1)),
      null,
    )
  }
})

test('other texts are nothing, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => readSessionToken([key], text) === null),
  )
  for (const text of ['', 'A'.repeat(95), 'A'.repeat(97), '!'.repeat(96), 'é'.repeat(96)]) {
    assert.equal(readSessionToken([key], text), null)
  }
})

test('after one rotation the old key still opens, after two it does not', () => {
  const text = mintSessionToken(key, sample)
  assert.deepEqual(readSessionToken([otherKey, key], text), sample)
  assert.equal(readSessionToken([otherKey], text), null)
})

test('a waiting token cannot be turned into an active one without the key', () => {
  const parked = mintSessionToken(key, { ...sample, parked: true })
  const active = mintSessionToken(key, { ...sample, parked: false })
  const spliced = active.slice(0, 48) + parked.slice(48)
  assert.equal(readSessionToken([key], spliced), null)
})

test('a session lasts 90 days, four hours on a shared computer', () => {
  const issuedAtMs = Date.parse('2026-11-24T07:00:00Z')
  const own = { issuedAtMs, shared: false }
  const shared = { issuedAtMs, shared: true }
  assert.equal(expiresAtMs(own) - issuedAtMs, 90 * 24 * 3_600_000)
  assert.equal(expiresAtMs(shared) - issuedAtMs, 4 * 3_600_000)
  assert.equal(isOver(own, issuedAtMs + sessionLifeMs - 1), false)
  assert.equal(isOver(own, issuedAtMs + sessionLifeMs), true)
  assert.equal(isOver(shared, issuedAtMs + sharedSessionLifeMs - 1), false)
  assert.equal(isOver(shared, issuedAtMs + sharedSessionLifeMs), true)
})

test('a token from a clock a minute ahead is accepted, one from tomorrow is not', () => {
  const token = { issuedAtMs: 1_000_000_000_000, shared: false }
  assert.equal(isOver(token, token.issuedAtMs - 60_000), false)
  assert.equal(isOver(token, token.issuedAtMs - 60_001), true)
})
