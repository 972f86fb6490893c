/** What could not be written is written when the database is back, once for each, and bounded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { CheckIn, FirstArrival } from './first-arrival.ts'
import { createLateCheckIns } from './keep-late-check-ins.ts'

const checkInOf = (number: number): CheckIn => ({
  accountId: `0199a000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  onDay: '2026-11-23',
  arrivedAtMs: 1_000 + number,
  number: { epoch: 1, number },
  lane: 'known',
  warm: null,
  tries: 1,
})

test('kept while the database is away or busy, written once when it is back', async () => {
  let state: 'away' | 'busy' | 'back' = 'away'
  const written: number[] = []
  const late = createLateCheckIns({
    async submit(checkIn): Promise<Result<FirstArrival | null>> {
      if (state === 'away') throw new Error('connect ECONNREFUSED')
      if (state === 'busy') return refuse('overloaded', { retryAfterMs: 1 })
      written.push(checkIn.number.number)
      return accept({ arrivedAtMs: checkIn.arrivedAtMs, number: checkIn.number })
    },
  })
  for (let number = 1; number <= 700; number += 1) late.add(checkInOf(number))
  late.add({ ...checkInOf(1), arrivedAtMs: 9_000 })
  await late.writeSome()
  state = 'busy'
  await late.writeSome()
  assert.equal(late.waiting(), 700)
  state = 'back'
  await late.writeSome()
  await late.writeSome()
  await late.writeSome()
  assert.equal(late.waiting(), 0)
  assert.deepEqual(
    written,
    [...Array(700).keys()].map((number) => number + 1),
  )
})

test('a row that can never be written goes, and the first of an outage alone is told', async () => {
  const late = createLateCheckIns({
    submit: () => Promise.reject(Object.assign(new Error('bad row'), { code: '23514' })),
  })
  assert.deepEqual([late.add(checkInOf(1)), late.add(checkInOf(2))], [true, false])
  await late.writeSome()
  assert.equal(late.waiting(), 0)
})
