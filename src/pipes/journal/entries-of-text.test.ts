/** What is done in a quick way comes to what the format says, word for word. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { countText, entriesOfText } from './entries-of-text.ts'
import { LatelyUsed } from './lately-used.ts'
import { type Stretch, stretchesOf } from './sequence-stretches.ts'

const commit = (line: string, nonce: Uint8Array) =>
  createHash('sha256').update(line).update(nonce).digest()

test('entries: records in their order, receipts by their bytes, also where many begin alike, padding', () => {
  const receipts = Array.from({ length: 300 }, (_, at) => {
    const bytes = randomBytes(32)
    // Three groups that agree in more than what is compared as a number.
    if (at % 2 === 0) bytes.fill(200 + (at % 3), 0, 6)
    return bytes
  })
  const lines = receipts.flatMap((receipt, at) => [
    `{"process":"x","receipt":"${receipt.toString('base64url')}","seq":${at}}`,
    `{"note":"\\"receipt\\":\\"é","seq":${at}}`,
  ])
  const padding = 7
  const nonces = randomBytes((lines.length + padding) * 32)
  const nonceAt = (place: number) => nonces.subarray(place * 32, (place + 1) * 32)
  const expected = [
    ...lines.map((line, place) => commit(line, nonceAt(place))),
    ...receipts.toSorted(Buffer.compare),
    ...Array.from({ length: padding }, (_, at) =>
      commit('{"kind":"padding"}', nonceAt(lines.length + at)),
    ),
  ]
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const count = countText(text)
  assert.deepEqual(count, { lines: 600, receipts: 300 })
  assert.deepEqual(entriesOfText(text, nonces, { ...count, padding }), Buffer.concat(expected))
  assert.equal(entriesOfText(text, nonces, { ...count, padding: padding + 1 }), null)
  assert.equal(entriesOfText(text, nonces, { ...count, receipts: 299, padding }), null)
})

test('stretches: of each run what a reader of every record would see', () => {
  const all: Omit<Stretch, 'until'>[] = [
    { process: 'a', seq: 0, isStart: true, lost: 0 },
    { process: 'a', seq: 1, isStart: false, lost: 0 },
    { process: 'b', seq: 9, isStart: false, lost: 0 },
    { process: 'a', seq: 2, isStart: false, lost: 5 },
    { process: 'b', seq: 11, isStart: false, lost: 0 },
  ]
  const lines = all.map(({ isStart, lost, process, seq }) => {
    if (isStart) return { kind: 'run', process, seq, what: 'start' }
    if (lost > 0) return { kind: 'gap', lost, process, seq }
    return { agent: 'kind', kind: 'request', process, receipt: 'seq', seq, status: 200 }
  })
  const text = [...lines, { kind: 'padding' }].map((line) => `${JSON.stringify(line)}\n`).join('')
  assert.deepEqual(stretchesOf(Buffer.from(text)), [
    { process: 'a', seq: 0, until: 3, isStart: true, lost: 5 },
    { process: 'b', seq: 9, until: 10, isStart: false, lost: 0 },
    { process: 'b', seq: 11, until: 12, isStart: false, lost: 0 },
  ])
})

test('what was used lately stays, and no more than there is room for', () => {
  const names = new LatelyUsed<number>(10)
  for (let at = 0; at < 100; at += 1) {
    names.set(String(at), at)
    assert.equal(names.get('0'), 0)
  }
  const kept = Array.from({ length: 100 }, (_, at) => names.get(String(at))).filter(
    (value) => value !== undefined,
  )
  assert.ok(kept.length >= 5 && kept.length <= 20)
})
