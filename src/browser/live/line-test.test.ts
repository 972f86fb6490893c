/** What a test of the line asks for, and what it says of lines that are good, slow and gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineBlockBytes } from '#contract/live-line-test.ts'
import { judgeLine, testLine } from './line-test.ts'

/** A line of made-up speed; `asked` are the bytes asked for, in order. */
function lineOf(roundTripMs: number, kbitPerSecond: number) {
  let now = 0
  const asked: number[] = []
  return {
    asked,
    nowMs: () => now,
    findWay: async () => 'direct' as const,
    async ask(address: string, timeoutMs: number) {
      const bytes = Number(new URL(address, 'http://x').searchParams.get('bytes'))
      asked.push(bytes)
      const takesMs = roundTripMs + (bytes * 8) / kbitPerSecond
      now += Math.min(takesMs, timeoutMs)
      if (takesMs > timeoutMs) throw new Error('too late')
      return bytes
    },
  }
}

test('a line is measured by its quickest round trip and one block', async () => {
  const line = lineOf(80, 64)
  assert.deepEqual(await testLine(line), {
    word: 'slow',
    roundTripMs: 80,
    kbitPerSecond: 64,
    way: 'direct',
  })
  assert.deepEqual(line.asked, [0, 0, 0, lineBlockBytes])
})

test('the word follows from speed and round trip', async () => {
  assert.equal((await testLine(lineOf(50, 5_000))).word, 'good')
  assert.equal((await testLine(lineOf(900, 5_000))).word, 'slow')
  assert.equal((await testLine(lineOf(80, 30))).word, 'poor')
  assert.deepEqual(await testLine(lineOf(80, 10)), {
    word: 'poor',
    roundTripMs: 80,
    kbitPerSecond: null,
    way: 'direct',
  })
  assert.equal(judgeLine(2_000, 5_000), 'poor')
})

test('a line that gives no answer is asked once', async () => {
  const line = lineOf(60_000, 64)
  assert.deepEqual(await testLine(line), {
    word: 'none',
    roundTripMs: null,
    kbitPerSecond: null,
    way: null,
  })
  assert.deepEqual(line.asked, [0])
})

test('a proxy that answers with something else is no line', async () => {
  const line = { ...lineOf(10, 1_000), ask: async () => 7 }
  assert.equal((await testLine(line)).word, 'none')
})
