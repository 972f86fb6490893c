/** Tries what a verdict says that it could not see, and what that does to its judgement. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JournalRecord, RequestRecord } from '#pipes/journal/journal-record.ts'
import { judgeLoad } from './judge-load.ts'
import { publicRemarks } from './public-remarks.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const hourMs = 3_600_000
const dayMs = 24 * hourMs

let seq = 0
const every = (process: string, atMs: number) => {
  seq += 1
  return { process, seq, at: eight + atMs, steadyMs: atMs + 9 * dayMs }
}

function beat(process: string, atMs: number, overflows = 0, lost = 0): JournalRecord {
  const counts = { connectionsOpen: 1, connectionsSilent: 0, loopDelayMs: 1, admitPerSecond: null }
  return { kind: 'heartbeat', ...every(process, atMs), ...counts, listenOverflows: overflows, lost }
}

function request(process: string, atMs: number, more: Partial<RequestRecord>): RequestRecord {
  const from = { source: 'home', place: 'metropolitan', network: null, tookMs: 5 } as const
  const asked = { method: 'GET', route: 'read', path: 'a', status: 200, session: 'none' } as const
  const counts = { bytesIn: 0, bytesOut: 0 }
  return { kind: 'request', ...every(process, atMs), ...from, ...asked, ...counts, ...more }
}

/** An hour of one process, or of two of which the second begins later: one pupil a second. */
function hour(secondFromMs = 0, firstToMs = 0): JournalRecord[] {
  return Array.from({ length: 3_600 }, (_, index) => index * 1_000)
    .filter((atMs) => atMs < firstToMs || atMs >= secondFromMs)
    .flatMap((atMs) => {
      const process = atMs < firstToMs ? 'run-1' : 'run-2'
      const person = `pupil${(atMs / 1_000) % 150}`
      const pupil = { person, source: `of ${person}`, session: 'valid' } as const
      return [beat(process, atMs), request(process, atMs + 10, pupil)]
    })
}

function judge(records: readonly JournalRecord[]) {
  const given = { roster: null, timetable: null, capacityPerSecond: null }
  return judgeLoad({ records, from: eight, to: eight + hourMs, ...given })
}

test('who claims to try again where nothing failed is not excused by what was lost days before', () => {
  const liar = Array.from({ length: 60 }, (_, index) =>
    request('run-2', index * 60_000, { source: 'liar', attempt: 7 }),
  )
  const now = [...hour(), ...liar]
  const before = [beat('run-0', -5 * dayMs), beat('run-0', 40_000 - 5 * dayMs, 500, 30)]
  const forgedOf = (records: readonly JournalRecord[]) =>
    judge(records).reasons.find(({ reason }) => reason === 'forged')?.units
  assert.equal(forgedOf(now), 60)
  assert.equal(forgedOf([...before, ...now]), 60)
  const codes = judge([...before, ...now]).blindness.map(({ code }) => code)
  for (const code of ['listen-overflows', 'lost-records', 'silences']) {
    assert.ok(!codes.includes(code), code)
  }
  // Lost in the interval itself, errors that we answered may be missing.
  assert.equal(forgedOf([...now, beat('run-2', hourMs - 500, 0, 30)]), undefined)
})

test('a service that was killed and came back twenty minutes later is told, to everybody too', () => {
  const stoppedOf = (records: readonly JournalRecord[]) =>
    judge(records).blindness.filter(({ code }) => code === 'stopped')
  assert.deepEqual(stoppedOf(hour()), [])
  const [told, ...others] = stoppedOf(hour(50 * 60_000, 30 * 60_000))
  assert.ok(told !== undefined && others.length === 0)
  assert.match(told.text, /de 8\sh\s29 à 8\sh\s50 \(1\s201 s\)/)
  assert.equal(publicRemarks([told]).length, 1)
})
