/** Tries the verdict on small scenes whose truth is plain, and on what must hold of any records. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  connectionEnds,
  type JournalRecord,
  originPlaces,
  type RequestRecord,
  routeClasses,
} from '#pipes/journal/journal-record.ts'
import { eight, madeRequest } from '../../../tests/made-request.ts'
import type { EvidenceInput, RosterRow } from './evidence-input.ts'
import { judgeLoad } from './judge-load.ts'
import { attackSlices, slices } from './slice.ts'
import type { Verdict } from './verdict.ts'

const school = '0270001A'

/** All of one path, where nothing else is said. */
const request = (atMs: number, more: Partial<RequestRecord>): RequestRecord =>
  madeRequest(atMs, { path: 'a', ...more })

function judge(records: readonly JournalRecord[], more: Partial<EvidenceInput> = {}): Verdict {
  return judgeLoad({
    records: [...records].sort((one, other) =>
      'at' in one && 'at' in other ? one.at - other.at : 0,
    ),
    from: eight - 600_000,
    to: eight + 3_600_000,
    roster: pupils(700),
    timetable: [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }],
    capacityPerSecond: null,
    ...more,
  })
}

function pupils(count: number): RosterRow[] {
  return Array.from({ length: count }, (_, index) => ({
    person: `pupil${index}`,
    school,
    class: '6A',
    role: 'pupil' as const,
  }))
}

/** Each opens the page, comes in and works, from home or from one address. */
function visits(count: number, source: (index: number) => string): RequestRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const at = (index * 7_919) % 300_000
    const person = `pupil${index}`
    const from = source(index)
    return [
      request(at, { source: from, route: 'page', path: '/' }),
      request(at + 300, { source: from, route: 'file', path: '/app.js' }),
      request(at + 900, { source: from, route: 'arrival', path: '/api/arrival', person }),
      request(at + 9_000 + index, { source: from, route: 'work', path: `w${index}`, person }),
    ]
  }).flat()
}

const attackOf = (verdict: Verdict) =>
  attackSlices.reduce((sum, slice) => sum + verdict.slices[slice].share, 0)

describe('the verdict on an interval', () => {
  test('pupils whom a lesson calls are expected, with the page that they opened before', () => {
    const verdict = judge(visits(300, (index) => `home${index}`))
    assert.equal(verdict.slices.expected.share, 1)
    assert.equal(attackOf(verdict), 0)
  })

  test('pupils whom no lesson calls are known and not expected, and whoever is on no roster too', () => {
    const verdict = judge(
      visits(300, (index) => `home${index}`),
      { timetable: [] },
    )
    assert.equal(verdict.slices.unexpected.share, 1)
    const strangers = judge(
      visits(300, (index) => `home${index}`),
      { roster: [] },
    )
    assert.equal(strangers.slices.unexpected.share, 1)
  })

  test('without a roster it cannot tell, and says so', () => {
    const verdict = judge(
      visits(300, (index) => `home${index}`),
      { roster: null },
    )
    assert.equal(verdict.slices.unknown.share, 1)
    assert.match(verdict.answer, /On ne peut pas trancher/)
    assert.ok(verdict.blindness.some(({ code }) => code === 'no-roster'))
  })

  test('six hundred pupils behind one address who mistype are no attack; a program among them is', () => {
    const typos = Array.from({ length: 30 }, (_, index) =>
      request(index * 9_000, {
        source: 'school',
        route: 'sign-in',
        status: 401,
        claimed: `pupil${index}`,
      }),
    )
    const crowd = [...visits(600, () => 'school'), ...typos]
    assert.equal(attackOf(judge(crowd)), 0)
    const tries = Array.from({ length: 2_000 }, (_, index) =>
      request(index * 100, {
        source: 'school',
        route: 'sign-in',
        status: 401,
        claimed: `account${index}`,
      }),
    )
    const verdict = judge([...crowd, ...tries])
    assert.equal(verdict.slices.credential.share, round(tries.length / (crowd.length + 2_000)))
    assert.equal(verdict.slices.flood.share, 0)
  })

  test('one try each from thousands of addresses is seen over all of them', () => {
    const tries = Array.from({ length: 3_000 }, (_, index) =>
      request(index * 100, {
        source: `far${index}`,
        route: 'sign-in',
        status: 401,
        claimed: `account${index}`,
      }),
    )
    const verdict = judge([...visits(300, (index) => `home${index}`), ...tries])
    assert.equal(verdict.slices.credential.share, round(3_000 / 4_200))
  })

  test('what comes back after our errors is ours; the first try is the pupil’s', () => {
    const records = visits(200, (index) => `home${index}`).flatMap((one) => {
      if (one.route !== 'arrival') return [one]
      const failures = [0, 1, 2, 3, 4].map((attempt) =>
        request(one.at - eight + attempt * 1_500, {
          ...one,
          at: one.at + attempt * 1_500,
          status: 503,
        }),
      )
      return [...failures, request(0, { ...one, at: one.at + 7_600 })]
    })
    const verdict = judge(records)
    assert.equal(verdict.slices.retry.share, round((200 * 5) / records.length))
    assert.equal(attackOf(verdict), 0)
    assert.ok((verdict.retries.repeatAfterError ?? 0) > (verdict.retries.repeatAfterSuccess ?? 1))
  })

  test('tries that claim to be repeats, where nothing had failed, are no retries', () => {
    const lies = Array.from({ length: 400 }, (_, index) =>
      request(index * 700, {
        source: `bot${index % 4}`,
        route: 'arrival',
        session: 'refused',
        attempt: 7,
      }),
    )
    const verdict = judge([...visits(200, (index) => `home${index}`), ...lies])
    assert.equal(verdict.slices.retry.share, 0)
    assert.equal(verdict.slices.flood.share, round(400 / 1_200))
  })

  test('connections held without a request are seen, though no request is', () => {
    const held = Array.from({ length: 500 }, (_, index): JournalRecord => {
      const { at, network, place, process, seq, steadyMs } = request(index * 50, {})
      return {
        ...{ at, network, place, process, seq, steadyMs, kind: 'connection', requests: 0 },
        ...{ source: `slow${index % 20}`, tookMs: 60_000, end: 'slow', bytesIn: 9, bytesOut: 0 },
      } as JournalRecord
    })
    const verdict = judge([...visits(200, (index) => `home${index}`), ...held])
    assert.equal(verdict.slices.slowHold.share, round(500 / 1_300))
  })

  test('a rehearsal is expected by a plan told before, and not by one told after', () => {
    const load = Array.from({ length: 2_000 }, (_, index) =>
      request(index * 20, { source: 'generator', route: 'arrival', path: '/api/arrival' }),
    )
    const plan = (at: number): JournalRecord => ({
      kind: 'plan',
      process: 'p1',
      seq: 0,
      at: eight + at,
      steadyMs: 0,
      from: eight,
      to: eight + 60_000,
      sources: ['generator'],
      planHash: 'ab'.repeat(32),
    })
    const announced = judge([plan(-60_000), ...load])
    assert.equal(announced.slices.expected.share, 1)
    assert.match(announced.answer, /répétition générale/)
    const late = judge([plan(30_000), ...load])
    assert.equal(late.slices.expected.share, 0)
    assert.ok(late.warnings.some(({ code }) => code === 'late-plan'))
  })

  test('a load that the capacity carries only without the attack is told as such', () => {
    const flood = Array.from({ length: 6_000 }, (_, index) =>
      request(60_000 + index * 10, { source: `bot${index % 3}`, route: 'page', path: '/' }),
    )
    const verdict = judge([...visits(300, (index) => `home${index}`), ...flood], {
      capacityPerSecond: 50,
    })
    const { asItWas, withoutAttack, withoutRetries } = verdict.counterfactual
    assert.deepEqual(
      [asItWas?.held, withoutAttack?.held, withoutRetries?.held],
      [false, true, false],
    )
  })
})

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

const anyRequest = fc
  .record({
    at: fc.integer({ min: 0, max: 600_000 }),
    source: fc.integer({ min: 0, max: 12 }),
    route: fc.constantFrom(...routeClasses),
    path: fc.integer({ min: 0, max: 40 }),
    status: fc.constantFrom(0, 200, 304, 401, 404, 429, 503),
    person: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    attempt: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    place: fc.constantFrom(...originPlaces),
    network: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    silent: fc.boolean(),
    end: fc.constantFrom(...connectionEnds),
  })
  .map(({ attempt, end, person, silent, ...one }): JournalRecord => {
    const made = request(one.at, {
      source: `s${one.source}`,
      route: one.route,
      path: `/p${one.path}`,
      status: one.status,
      place: one.place,
      network: one.network,
      ...(person !== undefined && { person: `pupil${person}` }),
      ...(attempt !== undefined && { attempt }),
    })
    if (!silent) return made
    const { at, network, place, process, seq, source, steadyMs, tookMs } = made
    const base = { at, network, place, process, seq, source, steadyMs, tookMs }
    return { ...base, kind: 'connection', requests: 0, end, bytesIn: 0, bytesOut: 0 }
  })

describe('of any records', () => {
  test('every unit lies in one slice: the shares sum to 1, each within its interval', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 300 }), (records) => {
        const verdict = judge(records)
        const sum = slices.reduce((all, slice) => all + verdict.slices[slice].share, 0)
        assert.ok(Math.abs(sum - 1) < 1e-5, String(sum))
        for (const { high, low, share } of Object.values(verdict.slices)) {
          assert.ok(low <= share && share <= high)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('other places and networks change no slice, no reason and no minute', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 300 }), (records) => {
        const moved = records.map((record) =>
          'place' in record ? { ...record, place: 'abroad' as const, network: 64_500 } : record,
        )
        const told = ({ minutes, reasons, slices: shares, suspects }: Verdict) =>
          [minutes, reasons, suspects, Object.values(shares).map(({ share }) => share)] as const
        assert.deepEqual(told(judge(moved)), told(judge(records)))
      }),
      { numRuns: 60 },
    )
  })

  test('the same records give the same verdict, to the byte', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 200 }), (records) => {
        assert.equal(JSON.stringify(judge(records)), JSON.stringify(judge(records)))
      }),
      { numRuns: 30 },
    )
  })
})
