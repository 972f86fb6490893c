/** Tries what the replay calls held against what the records themselves say was borne. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JournalRecord, RequestRecord } from '#pipes/journal/journal-record.ts'
import { eight, madeRequest } from '../../../tests/made-request.ts'
import { judgeLoad } from './judge-load.ts'
import type { Counterfactual } from './replayed-load.ts'

const capacityPerSecond = 20

const request = (at: number, more: Partial<RequestRecord>): RequestRecord =>
  madeRequest(at, { method: 'POST', route: 'arrival', path: '/api/arrival', ...more })

/**
 * Each second as many pupils as are served, and on top of them, for four seconds, so much of one machine: for
 * a while everybody waits `pushed × 4 / 20` seconds. `status` is what every tenth of those pupils gets.
 */
function replay(pushed: number, status: number): Counterfactual {
  const records: JournalRecord[] = []
  for (let at = 0; at < 120; at += 1) {
    const people = at < 90 ? capacityPerSecond : 5
    for (let each = 0; each < people; each += 1) {
      const person = `pupil${at}-${each}`
      const failed = at >= 10 && at < 90 && each % 10 === 0
      const told = failed ? { status } : {}
      records.push(request(at * 1_000 + each * 40, { person, source: `home-${person}`, ...told }))
    }
    if (at < 10 || at >= 14) continue
    for (let each = 0; each < pushed; each += 1) {
      const more = { source: 'bot', session: 'none' } as const
      records.push(request(at * 1_000 + each * 5 + 1, { ...more, route: 'page', path: '/' }))
    }
  }
  return judgeLoad({
    ...{ records, from: eight, to: eight + 120_000, roster: null, timetable: null },
    capacityPerSecond,
  }).counterfactual
}

const heldOf = ({ asItWas, withoutAttack, withoutBoth, withoutRetries }: Counterfactual) =>
  [asItWas, withoutAttack, withoutRetries, withoutBoth].map((each) => each?.held)

describe('a replay', () => {
  test('held with the wait that people bore without errors, and with every part left out', () => {
    const told = replay(16, 200)
    assert.equal(told.asItWas?.worstWaitSeconds, 3.2)
    assert.deepEqual(heldOf(told), [true, true, true, true])
    assert.equal(told.model.waitSecondsMax, 3.2)
  })

  test('did not hold with the same wait where people got errors', () => {
    const told = replay(16, 503)
    assert.equal(told.asItWas?.worstWaitSeconds, 3.2)
    assert.deepEqual(heldOf(told), [false, true, false, true])
    assert.equal(told.model.waitSecondsMax, 0.5)
  })

  test('did not hold beyond five seconds, though everybody was answered', () => {
    const told = replay(30, 200)
    assert.equal(told.asItWas?.worstWaitSeconds, 6)
    assert.deepEqual(heldOf(told), [false, true, false, true])
  })
})

/** Two minutes: `fine` requests a second of as many people, then `served` and `failed` ones. */
function measure(
  [fine, served, failed]: readonly [number, number, number],
  whoFails: (at: number) => Partial<RequestRecord> = () => ({}),
): Counterfactual {
  const records = Array.from({ length: 120 }, (_, at) =>
    Array.from({ length: at < 60 ? fine : served + failed }, (__, each) => {
      const person = `pupil${at}-${each}`
      const more = { person, source: `home-${person}`, route: 'page', path: `/${at}` } as const
      const isFailed = at >= 60 && each >= served
      const told = isFailed ? { status: 500, ...whoFails(at) } : {}
      return request(at * 1_000 + each * 5, { ...more, ...told })
    }),
  ).flat()
  const interval = { from: eight, to: eight + 120_000 }
  const nothing = { roster: null, timetable: null, capacityPerSecond: null }
  return judgeLoad({ records, ...interval, ...nothing }).counterfactual
}

describe('a capacity', () => {
  test('is measured where requests failed because there were too many', () => {
    const { capacityFrom, capacityPerSecond } = measure([18, 20, 12])
    assert.deepEqual([capacityFrom, capacityPerSecond], ['measured', 20])
  })

  test('stays unknown where more was served without an error', () => {
    const { asItWas, capacityFrom, capacityPerSecond } = measure([31, 4, 4])
    assert.deepEqual([asItWas, capacityFrom, capacityPerSecond], [null, 'unknown', null])
  })

  test('is not measured by what a search for weak places broke', () => {
    const loads = [4, 4, 4] as const
    assert.equal(measure(loads).capacityFrom, 'measured')
    const probe = (at: number) =>
      ({ source: 'bot', session: 'none', path: `/${at}?q=<script>` }) as const
    assert.equal(measure(loads, probe).capacityFrom, 'unknown')
  })
})
