/** Ids of requests: short enough to be read out, and never the same, in one process or two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRequestIds } from './request-ids.ts'

test('no id comes twice, within a process and beside another', () => {
  const ids = [createRequestIds(), createRequestIds()].flatMap((next) =>
    Array.from({ length: 5_000 }, next),
  )
  assert.equal(new Set(ids).size, 10_000)
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{8}-[0-9a-z]{1,10}$/)
})
