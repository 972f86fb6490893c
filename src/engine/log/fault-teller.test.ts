/** A fault is said when it begins and when it is over, however often it is met in between. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { createFaultTeller } from './fault-teller.ts'

function tellerOf(level: 'error' | 'warn' = 'error') {
  const clock = fixedClock(0)
  const told: string[] = []
  const parts = {
    clock,
    log: {
      error: (_: object, message: string) => void told.push(message),
      warn: (_: object, message: string) => void told.push(`warning: ${message}`),
      info: (facts: object, message: string) =>
        void told.push(`${message} ${JSON.stringify(facts)}`),
    },
    fails: 'it fails',
    worksAgain: 'it works again',
  }
  const teller = createFaultTeller(level === 'warn' ? { ...parts, level } : parts)
  return { clock, teller, told }
}

test('four failures a second are one line, and their end is another', () => {
  const { clock, teller, told } = tellerOf()
  teller.worked()
  assert.deepEqual(told, [])
  for (let second = 0; second < 600; second += 1) {
    for (let each = 0; each < 4; each += 1) teller.failed(new Error('away'))
    clock.advance(1_000)
  }
  assert.deepEqual(told, ['it fails'])
  teller.worked()
  teller.worked()
  assert.deepEqual(told, ['it fails', 'it works again {"failures":2400}'])
})

test('what fails now and then is not said four times a second either, and the next time it is', () => {
  const { clock, teller, told } = tellerOf()
  for (let each = 0; each < 20; each += 1) {
    teller.failed(new Error('away'))
    teller.worked()
  }
  assert.equal(told.length, 2)
  clock.advance(10_000)
  teller.failed(new Error('away'))
  assert.equal(told.length, 3)
})

test('what is less than an error is told as that', () => {
  const { teller, told } = tellerOf('warn')
  teller.failed(new Error('away'))
  teller.worked()
  assert.deepEqual(told, ['warning: it fails', 'it works again {"failures":1}'])
})
