/** Tries what the records tell, of an interval, about the processes that wrote them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import { type IntervalSpans, spansOfInterval } from './interval-spans.ts'
import { addRecord, createLoadTable } from './load-table.ts'

type Beat = Extract<JournalRecord, { kind: 'heartbeat' }>

const eight = Date.UTC(2027, 3, 6, 6)
const hourMs = 3_600_000
const week = 5 * 24 * hourMs

const every = (process: string, atMs: number, seq: number) => {
  return { process, seq, at: eight + atMs, steadyMs: atMs + week }
}
const gap = (process: string, lost: number, atMs = 1_000): JournalRecord => {
  return { kind: 'gap', ...every(process, atMs, 1), lost, why: 'disk' }
}
function beat(process: string, more: Partial<Beat> = {}, atMs = 1_000, seq = 1): Beat {
  const counts = { connectionsOpen: 1, connectionsSilent: 0, loopDelayMs: 1, lost: 0 }
  const none = { admitPerSecond: null, listenOverflows: null }
  return { kind: 'heartbeat', ...every(process, atMs, seq), ...counts, ...none, ...more }
}

/** Every second from `fromMs` until before `toMs`; numbers go on from `seq`. */
function beats(process: string, fromMs: number, toMs: number, more: Partial<Beat> = {}, seq = 0) {
  return Array.from({ length: (toMs - fromMs) / 1_000 }, (_, index) =>
    beat(process, more, fromMs + index * 1_000, seq + index),
  )
}

function spansOf(records: readonly JournalRecord[]): IntervalSpans {
  const table = createLoadTable()
  for (const record of records) addRecord(table, record)
  return spansOfInterval(table.processes, { from: eight, to: eight + hourMs })
}

const lostOf = (records: readonly JournalRecord[]) => spansOf(records).lost

test('records that were lost and are told twice, by a gap and by signs of life, are counted once', () => {
  const lost = (count: number) => beat('web-1', { lost: count })
  assert.equal(lostOf([lost(60), lost(40), gap('web-1', 100)]), 100)
  assert.equal(lostOf([gap('web-1', 100), lost(100)]), 100)
  // The signs of life of a time in which nothing could be written are lost as well.
  assert.equal(lostOf([gap('web-1', 100), lost(30)]), 100)
  // A process that ended before it could write again told it with its signs of life alone.
  assert.equal(lostOf([gap('web-1', 100), lost(130)]), 130)
  assert.equal(lostOf([gap('web-1', 100), beat('web-2', { lost: 40 })]), 140)
})

test('what was days before an interval, or is after it, is not told of the interval', () => {
  const calm = beats('web-2', 0, hourMs, { listenOverflows: 3 })
  const clock = { steadyMs: 7 * 24 * hourMs }
  const trouble = (atMs: number) => [
    beat('web-1', { listenOverflows: 0 }, atMs, 0),
    beat('web-1', { listenOverflows: 500, lost: 30, ...clock }, atMs + 40_000, 9),
    gap('web-1', 20, atMs + 41_000),
  ]
  const none = {
    ...{ isLifeTold: true, lifeless: [], silencesMs: [], overflows: 0, areOverflowsTold: true },
    ...{ lost: 0, missing: 0, stepped: 0 },
  }
  assert.deepEqual(spansOf([...trouble(-week), ...calm]), none)
  assert.deepEqual(spansOf([...calm, ...trouble(hourMs)]), none)
  const told = { ...none, silencesMs: [40_000], overflows: 500, lost: 30, missing: 7, stepped: 1 }
  assert.deepEqual(spansOf([...calm, ...trouble(60_000)]), told)
  // Of one run that goes on into the interval: only what came to its counts since it began.
  const before = beats('web-3', -600_000, 0, { listenOverflows: 40 })
  const since = beats('web-3', 1_000, hourMs, { listenOverflows: 45 }, 600)
  assert.equal(spansOf([...before, ...since]).overflows, 5)
  assert.equal(
    spansOf([...beats('web-4', -week, -week + 9_000), ...before]).areOverflowsTold,
    false,
  )
})

test('a stop is told where no process gives a sign of life, whatever the names of the runs', () => {
  const minutesMs = (count: number) => count * 60_000
  const lifelessOf = (records: readonly JournalRecord[]) =>
    spansOf(records).lifeless.map(({ from, to }) => [from - eight, to - eight])
  const killed = beats('run-1', 0, minutesMs(30))
  const again = beats('run-2', minutesMs(50), hourMs)
  assert.deepEqual(lifelessOf([...killed, ...again]), [[minutesMs(30) - 1_000, minutesMs(50)]])
  // No run was silent while it was there.
  assert.deepEqual(spansOf([...killed, ...again]).silencesMs, [])
  // Another process went on.
  assert.deepEqual(lifelessOf([...beats('web-2', 0, hourMs), ...killed, ...again]), [])
  // It began before the interval, or went on to its end.
  assert.deepEqual(lifelessOf([...beats('run-0', -minutesMs(9), -minutesMs(5)), ...again]), [
    [0, minutesMs(50)],
  ])
  assert.deepEqual(lifelessOf(killed), [[minutesMs(30) - 1_000, hourMs]])
  // One process that hung; half of it lies before the interval.
  const hung = [...beats('web-1', -minutesMs(4), -minutesMs(3)), ...beats('web-1', 60_000, hourMs)]
  assert.deepEqual([lifelessOf(hung), spansOf(hung).silencesMs], [[[0, 60_000]], [60_000]])
  assert.deepEqual(spansOf([]).isLifeTold, false)
})

test('of records in whatever order the same is told', () => {
  const records = [
    ...beats('web-1', -20_000, 60_000, { listenOverflows: 2 }),
    ...beats('web-1', 90_000, 120_000, { listenOverflows: 7, lost: 1 }, 95),
    ...beats('web-2', 30_000, 100_000, { listenOverflows: 7 }),
  ]
  const told = spansOf(records)
  assert.deepEqual([told.missing, told.overflows, told.lost], [15, 5, 30])
  const shuffled = fc.shuffledSubarray(records, { minLength: records.length })
  fc.assert(fc.property(shuffled, (some) => assert.deepEqual(spansOf(some), told)))
})

test('a record that took long is not missed, though it stands where it began', () => {
  const long: JournalRecord = {
    ...{ kind: 'connection', ...every('web-1', 5_000, 3_000), source: 'home', place: 'unknown' },
    ...{ network: null, tookMs: 2_995_500, requests: 2, end: 'client', bytesIn: 0, bytesOut: 0 },
  }
  const around = [...beats('web-1', 0, 3_000_000), ...beats('web-1', 3_001_000, hourMs, {}, 3_001)]
  const byTime = [...around, long].sort((one, other) => one.at - other.at)
  assert.equal(spansOf(byTime).missing, 0)
  assert.equal(spansOf(around).missing, 1)
})
