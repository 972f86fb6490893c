/** What stands in the journal for a request, a receipt, a name: the same bytes for everybody who recomputes them. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { systemRandom } from '#kernel/random.ts'
import { readReceipt, receiptBody, receiptEntry, writeReceipt } from './answer-receipt.ts'
import { createDaySecrets } from './day-secrets.ts'
import {
  connectionRecordSchema,
  originPlaces,
  requestRecordSchema,
  routeClasses,
} from './journal-record.ts'
import { batchEntriesMin, paddedCount } from './padding-rule.ts'
import { ReceiptEntries } from './receipt-entries.ts'
import { ReceiptWriter } from './receipt-writer.ts'
import { connectionLine, requestLine } from './record-line.ts'
import { routeClassOf } from './route-class.ts'

const name = fc.stringMatching(/^[\w-]{22}$/)
const count = fc.nat()
const ms = fc.nat({ max: 10_000_000 }).map((tenths) => tenths / 10)
const everyRecord = {
  process: fc.stringMatching(/^[\w-]{12}$/),
  seq: count,
  at: fc.nat(),
  steadyMs: ms,
  source: name,
  place: fc.constantFrom(...originPlaces),
  network: fc.option(count),
  tookMs: ms,
  bytesIn: count,
  bytesOut: count,
}
const optional = [
  'refusal',
  'person',
  'claimed',
  'attempt',
  'ahead',
  'agent',
  'receipt',
  'unsent',
  'weak',
]
const request = fc
  .record({
    ...everyRecord,
    method: fc.constantFrom('GET', 'POST', '-'),
    route: fc.constantFrom(...routeClasses),
    path: name,
    status: fc.integer({ min: 0, max: 599 }),
    session: fc.constantFrom('valid', 'refused', 'none'),
    refusal: fc.constantFrom('overloaded', 'bad_request'),
    person: name,
    claimed: name,
    attempt: fc.integer({ min: 1 }),
    ahead: count,
    agent: name,
    receipt: fc.stringMatching(/^[\w-]{43}$/),
    unsent: fc.constant(true),
    weak: fc.constant(true),
    left: fc.subarray(optional),
  })
  .map(({ left, ...whole }) => {
    const kept = Object.entries(whole).filter(([key]) => !left.includes(key))
    return Value.Parse(requestRecordSchema, { ...Object.fromEntries(kept), kind: 'request' })
  })

test('lines that are written by hand are the canonical ones, whatever is absent', () => {
  fc.assert(
    fc.property(request, (record) => {
      assert.equal(requestLine(record), canonicalJson(record))
    }),
  )
  const connection = fc.record({ ...everyRecord, requests: count, end: fc.constant('slow') })
  fc.assert(
    fc.property(connection, (fields) => {
      const record = Value.Parse(connectionRecordSchema, { ...fields, kind: 'connection' })
      assert.equal(connectionLine(record), canonicalJson(record))
    }),
  )
})

test('names of a day are the keyed hash of that day, also of very long things', () => {
  const dayKey = new Uint8Array(randomBytes(32))
  const secret = keyedHash(dayKey, 'journal pseudonyms')
  const { pseudonymOf } = createDaySecrets(dayKey)
  for (const value of ['192.0.2.1', 'Élève', '', 'x'.repeat(20_000)]) {
    const expected = Buffer.from(keyedHash(secret, 'journal path', value))
    assert.equal(pseudonymOf('path', value), expected.toString('base64url').slice(0, 22))
    assert.notEqual(pseudonymOf('path', value), pseudonymOf('person', value))
  }
  assert.notEqual(
    createDaySecrets(new Uint8Array(32)).pseudonymOf('path', 'x'),
    pseudonymOf('path', 'x'),
  )
})

test('a receipt opens the entry that its request names, and nothing else', () => {
  const receipt = {
    at: 1_775_462_400_123,
    route: 'sign-in' as const,
    status: 200,
    id: randomBytes(12).toString('base64url'),
    nonce: randomBytes(32).toString('base64url'),
  }
  const text = writeReceipt(receipt)
  assert.ok(text.length < 100)
  assert.deepEqual(readReceipt(text), receipt)
  const { at, id, route, status } = receipt
  assert.equal(receiptBody(receipt), canonicalJson({ at, id, kind: 'receipt', route, status }))
  const entry = createHash('sha256')
    .update(receiptBody(receipt))
    .update(Buffer.from(receipt.nonce, 'base64url'))
    .digest()
  assert.deepEqual(Buffer.from(receiptEntry(receipt)), entry)
  assert.equal(new ReceiptEntries().of(text), entry.toString('base64url'))
  for (const wrong of ['', 'x', text.slice(1, -1), text.replace('sign-in', 'nowhere')]) {
    assert.equal(readReceipt(wrong), null)
  }
})

test('receipts that are written one after another are those that are written alone', () => {
  const given = fc.record({
    at: fc.integer({ min: 1_775_462_400_000, max: 1_775_462_400_002 }),
    route: fc.constantFrom(...routeClasses),
    status: fc.constantFrom(200, 204, 404),
  })
  fc.assert(
    fc.property(fc.array(given, { maxLength: 200 }), (all) => {
      const writer = new ReceiptWriter(systemRandom)
      const entries = new ReceiptEntries()
      const texts = all.map(({ at, route, status }) => writer.write(at, route, status))
      for (const [place, text] of texts.entries()) {
        const receipt = readReceipt(text)
        assert.ok(receipt !== null)
        const { at, id, nonce, route, status } = receipt
        assert.deepEqual({ at, route, status }, { ...all[place] })
        assert.equal(writeReceipt(receipt), text)
        // No character says more than the bytes that it stands for.
        assert.equal(Buffer.from(nonce, 'base64url').toString('base64url'), nonce)
        assert.equal(Buffer.from(id, 'base64url').toString('base64url'), id)
        assert.equal(entries.of(text), Buffer.from(receiptEntry(receipt)).toString('base64url'))
      }
      // The id and the nonce of a receipt are nobody else's.
      assert.equal(new Set(texts.flatMap((text) => text.split('.').slice(3))).size, 2 * all.length)
    }),
    { numRuns: 30 },
  )
})

test('the tree grows in few sizes, and never by more than twice what came', () => {
  for (let entries = 1; entries < 5_000; entries += 1) {
    const padded = paddedCount(entries)
    assert.ok(padded >= entries && padded <= Math.max(batchEntriesMin, entries * 2))
    if (entries > 256) assert.ok(padded <= entries * 1.26)
  }
  const sizes = new Set(Array.from({ length: 100_000 }, (_, entries) => paddedCount(entries)))
  assert.ok(sizes.size < 50)
  assert.equal(paddedCount(11), 16)
  assert.equal(paddedCount(17), 32)
})

test('routes are told apart by what they are for', () => {
  const of = (route: string | null, url: string, method = 'GET', status = 200) =>
    routeClassOf({ route, url, method, status })
  assert.equal(of('/api/arrival', '/api/arrival', 'POST'), 'arrival')
  assert.equal(of('/api/place', '/api/place', 'POST'), 'line')
  assert.equal(of('/api/sign-in/card', '/api/sign-in/card', 'POST'), 'sign-in')
  assert.equal(of('/api/attempts/:attemptId/submission', '/x', 'PUT'), 'work')
  assert.equal(of('/api/me', '/api/me'), 'read')
  assert.equal(of('/api/exercises', '/api/exercises', 'POST'), 'write')
  assert.equal(of('/api/lessons/:lessonId/live/register', '/x'), 'live')
  assert.equal(of('/*', '/assets/app.js'), 'file')
  assert.equal(of(null, '/assets/app.js'), 'file')
  assert.equal(of(null, '/api/news', 'GET', 101), 'live')
  assert.equal(of(null, '/ma-classe?x=1'), 'page')
  assert.equal(of(null, '/wp-login.php', 'GET', 404), 'none')
  assert.equal(of(null, '', '', 400), 'none')
})
