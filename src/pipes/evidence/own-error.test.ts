/** Tries that nobody makes an error of ours by hanging up, or by asking for what no server has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { eight, madeRequest } from '../../../tests/made-request.ts'
import { judgeLoad } from './judge-load.ts'
import { isOwnError } from './own-error.ts'
import type { Verdict } from './verdict.ts'

const school = '0270001A'
const pupils = 120

/** All of one path, where nothing else is said. */
const request = (atMs: number, more: Partial<RequestRecord>): RequestRecord =>
  madeRequest(atMs, { path: 'a', tookMs: 12, ...more })

/** Each reads a few things that nobody else reads at that time. */
const readers = Array.from({ length: pupils * 6 }, (_, index) => {
  const pupil = index % pupils
  return request(((pupil * 7_919) % 240_000) + Math.floor(index / pupils) * (9_000 + pupil * 40), {
    ...{ source: `home${pupil}`, person: `pupil${pupil}`, path: `read${index}` },
  })
})

function judge(others: readonly RequestRecord[]): Verdict {
  const person = (_: unknown, index: number) =>
    ({ person: `pupil${index}`, school, class: '6A', role: 'pupil' }) as const
  return judgeLoad({
    records: [...readers, ...others].sort((one, other) => one.at - other.at),
    ...{ from: eight, to: eight + 900_000, capacityPerSecond: null },
    roster: Array.from({ length: pupils }, person),
    timetable: [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }],
  })
}

/** One machine that asks the same hundreds of times a minute. */
const machine = (more: Partial<RequestRecord>) =>
  Array.from({ length: 3_000 }, (_, index) =>
    request(index * 120, { source: 'bot', path: 'health', ...more }),
  )
/** Hundreds of them, each as quiet as a person, at the door. */
const crowd = (more: Partial<RequestRecord>) =>
  Array.from({ length: 300 * 12 }, (_, index) =>
    request((index % 12) * (9_000 + (index % 83) * 50) + Math.floor(index / 12) * 700, {
      ...{ source: `bot${Math.floor(index / 12)}`, route: 'arrival', path: 'arrival' },
      ...{ method: 'POST' },
      ...more,
    }),
  )

function attackAndRetry(others: readonly RequestRecord[]) {
  const { counterfactual, harm, retries, slices } = judge(others)
  return {
    attack: slices.flood.share,
    retry: slices.retry.share,
    errors: retries.errors + harm.errorShare,
    capacity: counterfactual.capacityPerSecond,
  }
}

test('attackers who hang up at once are told like those who wait for the answer', () => {
  for (const load of [machine, crowd]) {
    const waited = attackAndRetry(load({ status: 200 }))
    assert.ok(waited.attack > 0.75 && waited.retry === 0, JSON.stringify(waited))
    assert.deepEqual(attackAndRetry(load({ status: 0, tookMs: 15 })), waited)
  }
})

test('no answer in five seconds is our error, unless it is a line that stays open', () => {
  const unanswered = { status: 0, tookMs: 5_000, isLive: false, isUnsent: false }
  assert.ok(isOwnError(unanswered))
  assert.ok(!isOwnError({ ...unanswered, tookMs: 4_999 }))
  assert.ok(!isOwnError({ ...unanswered, tookMs: 600_000, isLive: true }))
  const storm = Array.from({ length: 100 * 6 }, (_, index) => {
    const pupil = index % 100
    const status = index < 500 ? { status: 0, tookMs: 8_000 } : {}
    return request(20_000 + Math.floor(index / 100) * 12_000 + pupil * 90, {
      ...{ source: `late${pupil}`, route: 'arrival', path: 'arrival', ...status },
    })
  })
  const { retry } = attackAndRetry(storm)
  assert.ok(Math.abs(retry - 500 / (readers.length + storm.length)) < 0.001, String(retry))
  // Those who never sent what we waited for brought it about themselves.
  const halves = storm.map((each) =>
    each.status === 0 ? { ...each, unsent: true as const } : each,
  )
  assert.ok(!isOwnError({ ...unanswered, tookMs: 600_000, isUnsent: true }))
  const { errors, retry: retryOfHalves } = attackAndRetry(halves)
  assert.deepEqual([errors, retryOfHalves], [0, 0])
})

test('attackers who hold bodies back are told like those who wait for the answer', () => {
  for (const load of [machine, crowd]) {
    const waited = attackAndRetry(load({ status: 200 }))
    const held = load({ status: 0, tookMs: 30_000, unsent: true })
    assert.deepEqual(attackAndRetry(held), waited)
  }
})

test('a status that whoever asks can choose is no error of ours', () => {
  const answered = (status: number) =>
    isOwnError({ status, tookMs: 3, isLive: false, isUnsent: false })
  assert.deepEqual([500, 502, 503, 504, 507, 520, 529].map(answered), Array(7).fill(true))
  assert.deepEqual([200, 404, 429, 499, 501, 505, 506, 511].map(answered), Array(8).fill(false))
  for (const load of [machine, crowd]) {
    const waited = attackAndRetry(load({ status: 200 }))
    for (const status of [501, 505]) assert.deepEqual(attackAndRetry(load({ status })), waited)
  }
})

test('people whose line breaks and who ask again are no retries of ours, and no flood', () => {
  const broken = Array.from({ length: pupils * 2 }, (_, index) => {
    const pupil = index % pupils
    const more = index < pupils ? { status: 0, tookMs: 900 } : {}
    return request(300_000 + pupil * 1_500 + Math.floor(index / pupils) * 2_500, {
      ...{ source: `home${pupil}`, person: `pupil${pupil}`, path: `last${pupil}`, ...more },
    })
  })
  const { slices } = judge(broken)
  assert.equal(slices.expected.share, 1)
})
