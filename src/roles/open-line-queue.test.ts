/** Tries that a disk which takes nothing is told once, and once that it takes the journal again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { openLineQueue } from './open-line-queue.ts'

test('a journal that cannot be written is told once, however often it is tried and fails again', async () => {
  const told: string[] = []
  const log = {
    warn: (_: object, message: string) => void told.push(message),
    info: (facts: object, message: string) => void told.push(`${message} ${JSON.stringify(facts)}`),
  }
  let isFull = true
  const append = async () => {
    if (isFull) throw new Error('no space left on device')
    return { lost: 0 }
  }
  const random = { fraction: () => -4 }
  const queue = openLineQueue({ random, clock: fixedClock(0), log, writer: { append } })
  const write = async (line: string): Promise<boolean> => {
    queue.offer(line, '2027-04-06')
    return queue.drain(1_000)
  }
  assert.deepEqual([await write('one'), await write('two')], [false, false])
  isFull = false
  while (!(await queue.drain(1_000)));
  isFull = true
  assert.equal(await write('three'), false)
  const once = ['the journal cannot be written', 'the journal can be written again']
  assert.deepEqual(
    told.map((message) => message.replace(/ \{.*/, '')),
    once,
  )
})
