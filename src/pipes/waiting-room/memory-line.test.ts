/** The line in memory: the conformance suite, what a place costs, and the order against a plain sort. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '#kernel/random.ts'
import { eight, entrant, testLine } from '../../../tests/line-conformance.ts'
import { compareRanks, rankOf } from './line-order.ts'
import { createMemoryLine } from './memory-line.ts'
import type { Entrant, Line } from './waiting-line.ts'

testLine('in memory', async (options) => createMemoryLine(options))

const arrivals = fc.array(
  fc.record({
    orderMs: fc.integer({ min: 0, max: 5 }),
    draw: fc.integer({ min: 0, max: 3 }),
    isStaff: fc.boolean(),
    /** In which of three rounds they come; a release of nobody lies between. */
    round: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 40 },
)

test('people alone go in exactly in the order of a plain sort, however they came', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 7 }), async (people, perSecond) => {
      const line = createMemoryLine()
      const all: Entrant[] = people.map(({ round: _, ...rest }, index) =>
        entrant(index + 1, { ...rest, orderMs: eight + rest.orderMs }),
      )
      for (let round = 0; round < 3; round += 1) {
        await line.release(0, eight + round)
        for (const [index, each] of all.entries()) {
          if (people[index]?.round === round) await line.take(each, eight + round)
        }
      }
      const expected = [...all].sort((left, right) => compareRanks(rankOf(left), rankOf(right)))
      const keys = await letAllIn(line, all.length, perSecond)
      assert.deepEqual(
        keys,
        expected.map((each) => each.key),
      )
    }),
  )
})

async function letAllIn(line: Line, people: number, perSecond: number): Promise<string[]> {
  const keys: string[] = []
  for (let second = 1; keys.length < people && second <= people + 1; second += 1) {
    const nowMs = eight + second * 1_000
    const released = await line.release(perSecond, nowMs)
    keys.push(...released.map((each) => each.entrant.key))
    for (let number = 1; number <= people; number += 1) await line.standing(`a:${number}`, nowMs)
  }
  return keys
}

test('100,000 who wait cost at most 400 bytes each, keys included', async () => {
  const random = seededRandom(1)
  const line = createMemoryLine()
  const before = await usedBytes()
  await line.release(100, eight)
  for (let number = 1; number <= 100_000; number += 1) {
    const key = `a:${hex(random.bytes(16))}`
    const together = `class ${Math.floor(number / 28)}`
    await line.take(entrant(number, { key, together, orderMs: eight + number }), eight)
    if (number % 10_000 === 0) await line.release(0.1, eight + number / 100)
  }
  const after = await usedBytes()
  assert.ok((await line.sizes()).waiting.known > 99_000)
  const each = (after - before) / 100_000
  assert.ok(each <= 400, `${each.toFixed(0)} bytes`)
})

/** What is left after everything unused was thrown away. */
async function usedBytes(): Promise<number> {
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  assert.ok(typeof collect === 'function')
  collect()
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
