/** What of a file is sent, by what is asked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readByteRange } from './byte-range.ts'

const ask = (range: string, byteCount = 100) => readByteRange({ range }, byteCount)

test('one range is sent as it is asked for, and never beyond the end', () => {
  assert.deepEqual(ask('bytes=0-1'), { start: 0, end: 1 })
  assert.deepEqual(ask('bytes=40-'), { start: 40, end: 99 })
  assert.deepEqual(ask('bytes=40-900'), { start: 40, end: 99 })
  assert.deepEqual(ask('bytes=99-99'), { start: 99, end: 99 })
  assert.deepEqual(ask('bytes=-30'), { start: 70, end: 99 })
  assert.deepEqual(ask('bytes=-900'), { start: 0, end: 99 })
})

test('whatever else is asked for is answered with the whole', () => {
  for (const range of [
    'bytes=100-',
    'bytes=5-4',
    'bytes=-0',
    'bytes=-',
    'bytes=0-1,4-5',
    'x=0-1',
  ]) {
    assert.equal(ask(range), null, range)
  }
  assert.equal(ask('bytes=-5', 0), null)
  assert.equal(ask('bytes=0-', 0), null)
  assert.equal(readByteRange({}, 100), null)
  assert.equal(readByteRange({ range: 'bytes=0-1', 'if-range': '"old"' }, 100), null)
})
