/** Tries what the records tell of the processes that wrote them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import { addRecord, createLoadTable } from './load-table.ts'

const every = (process: string) => ({ process, seq: 1, at: 1_000, steadyMs: 0 })
const gap = (process: string, lost: number): JournalRecord => {
  return { kind: 'gap', ...every(process), lost, why: 'disk' }
}
const beat = (process: string, lost: number): JournalRecord => {
  const counts = { connectionsOpen: 1, connectionsSilent: 0, loopDelayMs: 1, lost }
  return { kind: 'heartbeat', ...every(process), ...counts, ...noLimits }
}
const noLimits = { admitPerSecond: null, listenOverflows: null }

function lostOf(records: readonly JournalRecord[]): number {
  const table = createLoadTable()
  for (const record of records) addRecord(table, record)
  return table.aside.lost
}

test('records that were lost and are told twice, by a gap and by signs of life, are counted once', () => {
  assert.equal(lostOf([beat('web-1', 60), beat('web-1', 40), gap('web-1', 100)]), 100)
  assert.equal(lostOf([gap('web-1', 100), beat('web-1', 100)]), 100)
  // The signs of life of a time in which nothing could be written are lost as well.
  assert.equal(lostOf([gap('web-1', 100), beat('web-1', 30)]), 100)
  // A process that ended before it could write again told it with its signs of life alone.
  assert.equal(lostOf([gap('web-1', 100), beat('web-1', 130)]), 130)
  assert.equal(lostOf([gap('web-1', 100), beat('web-2', 40)]), 140)
})
