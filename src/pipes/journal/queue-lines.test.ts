/** Lines on their way to a writer that fails, is slow, or loses some: each comes once, in order, or is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type LineBatch, type LineWriter, queueLines } from './queue-lines.ts'

const day = '2027-04-06'
/** Tries come at once. */
const random = { fraction: () => -2 }

/** The lines of a batch, which are as many as it says. */
function linesOf({ count, text }: LineBatch): string[] {
  const lines = Buffer.from(text).toString().split(',').slice(0, -1)
  assert.equal(lines.length, count)
  return lines
}

function openQueue(append: LineWriter['append'], bytesMax?: number) {
  const limit = bytesMax === undefined ? {} : { bytesMax }
  return queueLines({
    random,
    clock: fixedClock(0),
    log: silentLog,
    writer: { append },
    ...limit,
  })
}

test('each line comes once and in order, under its day, however often the writer fails', async () => {
  const whatHappens = fc.array(
    fc.record({ fails: fc.boolean(), days: fc.array(fc.nat({ max: 1 })) }),
  )
  await fc.assert(
    fc.asyncProperty(whatHappens, async (steps) => {
      const failures = steps.map(({ fails }) => fails)
      const written: LineBatch[] = []
      const queue = openQueue(async (batch) => {
        if (failures.shift() === true) throw new Error('no space left on device')
        written.push(batch)
        return { lost: 0 }
      })
      const offered: string[] = []
      for (const { days } of steps) {
        for (const one of days) {
          const line = `${one} ${offered.length}`
          offered.push(line)
          assert.equal(queue.offer(line, `day ${one}`), true)
        }
        await queue.drain(1_000)
      }
      while (!(await queue.drain(1_000)));
      assert.deepEqual(written.flatMap(linesOf), offered)
      for (const batch of written) {
        assert.ok(linesOf(batch).every((line) => batch.day === `day ${line[0]}`))
      }
    }),
    { numRuns: 200 },
  )
})

test('a line that comes while others are written waits for its own turn', async () => {
  const written: string[][] = []
  const letGo: (() => void)[] = []
  const queue = openQueue(async (batch) => {
    written.push(linesOf(batch))
    await new Promise<void>((resolve) => letGo.push(resolve))
    return { lost: 0 }
  })
  queue.offer('first', day)
  const all = queue.drain(10_000)
  queue.offer('second', day)
  assert.deepEqual(written, [['first']])
  while (letGo.length > 0) {
    letGo.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  assert.equal(await all, true)
  assert.deepEqual(written, [['first'], ['second']])
})

test('what waits is bounded, and whoever writes gives its room back', async () => {
  let isFull = true
  const queue = openQueue(async () => {
    if (isFull) throw new Error('no space left on device')
    return { lost: 0 }
  }, 100)
  const line = 'x'.repeat(30)
  const offer = () => queue.offer(line, day)
  assert.deepEqual([offer(), offer(), offer(), offer()], [true, true, true, false])
  assert.equal(queue.why(), 'queue')
  assert.equal(await queue.drain(1_000), false)
  assert.deepEqual([offer(), queue.why()], [false, 'disk'])
  isFull = false
  assert.equal(await queue.drain(1_000), true)
  assert.equal(offer(), true)
  await queue.drain(1_000)
})

test('lines that a writer lost are told once', async () => {
  const queue = openQueue(async () => ({ lost: 2 }))
  queue.offer('one', day)
  await queue.drain(1_000)
  assert.deepEqual([queue.takeLost(), queue.takeLost()], [2, 0])
})

test('lines longer than a batch, and more of them than it holds, come whole', async () => {
  const written: string[] = []
  const queue = openQueue(async (batch) => {
    written.push(...linesOf(batch))
    return { lost: 0 }
  })
  const offered = [300_000, 10, 200_000, 100_000, 90_000, 3].map((length, at) =>
    `${at}é`.repeat(length),
  )
  for (const line of offered) assert.equal(queue.offer(line, day), true)
  assert.equal(await queue.drain(10_000), true)
  assert.deepEqual(written, offered)
})

test('a journal that cannot be written is told once, however often it is tried', async () => {
  const told: string[] = []
  const log = {
    warn: (_: object, message: string) => void told.push(message),
    info: (facts: object, message: string) => void told.push(`${message} ${JSON.stringify(facts)}`),
  }
  let failures = 2
  const append: LineWriter['append'] = async () => {
    failures -= 1
    if (failures >= 0) throw new Error('no space left on device')
    return { lost: 0 }
  }
  const queue = queueLines({ random, clock: fixedClock(0), log, writer: { append } })
  queue.offer('one', day)
  for (const isWritten of [false, false, true]) assert.equal(await queue.drain(1_000), isWritten)
  assert.deepEqual(told, [
    'the journal cannot be written',
    'the journal can be written again {"failures":2}',
  ])
})
