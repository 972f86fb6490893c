/** Only what is new is announced. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Following } from '#contract/following.ts'
import { arrivedSince } from './arrived-since.ts'

const table = (received: Record<string, string | null>): Following =>
  ({
    pupils: Object.entries(received).map(([id, receivedAt]) => ({ pupil: { id }, receivedAt })),
  }) as unknown as Following

test('a first submission and a second one have arrived; what was there has not', () => {
  const before = table({ ana: null, bilal: '2026-11-23T08:00:00Z', chloe: '2026-11-23T08:01:00Z' })
  const after = table({
    ana: '2026-11-23T08:05:00Z',
    bilal: '2026-11-23T08:00:00Z',
    chloe: '2026-11-23T08:06:00Z',
    dario: null,
  })
  assert.deepEqual(
    arrivedSince(before, after).map((row) => row.pupil.id),
    ['ana', 'chloe'],
  )
  assert.deepEqual(arrivedSince(after, after), [])
})
