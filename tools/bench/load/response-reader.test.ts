/** Answers come out whole, however the bytes are cut on their way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerBytesMax, createResponseReader } from './response-reader.ts'

interface Seen {
  readonly status: number
  readonly body: string
  readonly isLast: boolean
}

function read(pieces: readonly Buffer[]): Seen[] {
  const seen: Seen[] = []
  const reader = createResponseReader(({ status, body, isLast }) => {
    seen.push({ status, body: body.toString(), isLast })
  })
  for (const piece of pieces) {
    // As on a line: the same memory is written over by the next piece.
    const lent = Buffer.from(piece)
    reader(lent)
    lent.fill('#')
  }
  return seen
}

const withLength =
  'HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 7\r\n\r\n{"é":1}'.replace('7', '8')
const inChunks =
  'HTTP/1.1 429 Too Many Requests\r\ntransfer-encoding: chunked\r\n\r\n4\r\nabcd\r\n1A\r\nefghijklmnopqrstuvwxyz0123\r\n0\r\n\r\n'
const empty = 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'
const wanted: Seen[] = [
  { status: 200, body: '{"é":1}', isLast: false },
  { status: 429, body: 'abcdefghijklmnopqrstuvwxyz0123', isLast: false },
  { status: 204, body: '', isLast: true },
]

test('by length, in chunks and without a body, wherever the bytes are cut', () => {
  const bytes = Buffer.from(withLength + inChunks + empty)
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
      assert.deepEqual(read(pieces), wanted)
    }),
  )
})

test('an announcement is no answer', () => {
  assert.deepEqual(read([Buffer.from(`HTTP/1.1 100 Continue\r\n\r\n${withLength}`)]), [wanted[0]])
})

test('what is not an answer is not counted as one', () => {
  const strange = [
    'SSH-2.0-OpenSSH\r\n\r\n',
    'HTTP/1.1 200 OK\r\n\r\nuntil the end',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  ]
  for (const text of strange) assert.throws(() => read([Buffer.from(text)]), Error)
})

test('an answer that never ends is given up', () => {
  const head = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${answerBytesMax * 2}\r\n\r\n`)
  assert.throws(() => read([head, Buffer.alloc(answerBytesMax + 1)]), /too long/)
})
