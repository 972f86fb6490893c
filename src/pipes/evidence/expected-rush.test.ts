/** Tries that a rush is people who came, not the requests that a few of them brought. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { judgeLoad } from './judge-load.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const minuteMs = 60_000
const school = '0270001A'
const minutes = 40

let nextSeq = 0
function request(at: number, more: Partial<RequestRecord>): RequestRecord {
  nextSeq += 1
  return {
    kind: 'request',
    process: 'p1',
    seq: nextSeq,
    at: eight + at,
    steadyMs: at,
    source: 'home',
    place: 'metropolitan',
    network: 3215,
    tookMs: 5,
    method: 'GET',
    route: 'read',
    path: `/${nextSeq}`,
    status: 200,
    session: more.person === undefined ? 'none' : 'valid',
    bytesIn: 0,
    bytesOut: 0,
    ...more,
  }
}

/** One comes from home in that minute: the page with its files, then signed in. */
function visit(minute: number, number: number, requests = 25): RequestRecord[] {
  const at = minute * minuteMs + ((number * 997) % 30_000)
  const [source, agent, person] = [`home${number}`, 'browser', `pupil${number}`]
  return Array.from({ length: requests }, (_, index) => {
    const when = at + index * 100
    if (index === 0) return request(when, { source, agent, route: 'page', path: '/' })
    if (index < 15) return request(when, { source, agent, route: 'file' })
    return request(when, { source, agent, person })
  })
}

/** In each minute as many as are told, each of them once. */
function comers(countIn: (minute: number) => number): RequestRecord[] {
  let number = 0
  const records: RequestRecord[] = []
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let each = countIn(minute); each > 0; each -= 1) records.push(...visit(minute, number++))
  }
  return records
}

function judge(records: readonly RequestRecord[], more: Partial<EvidenceInput> = {}) {
  return judgeLoad({
    records: [...records].sort((one, other) => one.at - other.at),
    from: eight,
    to: eight + minutes * minuteMs,
    roster: Array.from({ length: 2_000 }, (_, index) => ({
      person: `pupil${index}`,
      school,
      class: '6A',
      role: 'pupil' as const,
    })),
    timetable: [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }],
    capacityPerSecond: null,
    ...more,
  })
}

const quiet = /^Rien d’inhabituel/
const rush = /^Un afflux de personnes attendues/

describe('a rush of expected people', () => {
  test('is none where chance brings fourteen instead of four in some minute of a quiet day', () => {
    const verdict = judge(comers((minute) => (minute === 17 ? 14 : 3 + (minute % 3))))
    assert.equal(verdict.rushFrom, null)
    assert.match(verdict.answer, quiet)
  })

  test('is one where two classes come at once instead of three pupils, and in which minute', () => {
    const verdict = judge(comers((minute) => (minute === 17 ? 60 : 2 + (minute % 3))))
    assert.equal(verdict.rushFrom, new Date(eight + 17 * minuteMs).toISOString())
    assert.match(verdict.answer, rush)
    // One class is enough where hardly anybody comes else.
    assert.match(judge(comers((minute) => (minute === 17 ? 30 : minute % 2))).answer, rush)
  })

  test('is none where five of them happen to ask twice as much as others', () => {
    const calm = comers((minute) => 3 + (minute % 3))
    const busy = [1, 2, 3, 4, 5].flatMap((each) => visit(17, 1_500 + each, 50))
    assert.match(judge([...calm, ...busy]).answer, quiet)
  })

  test('is none where five of them open page after page: each is one, however often they reload', () => {
    const calm = comers((minute) => 3 + (minute % 3))
    const busy = [1, 2, 3, 4, 5].flatMap((each) =>
      [0, 1, 2, 3, 4].flatMap(() => visit(17, 1_500 + each)),
    )
    assert.match(judge([...calm, ...busy]).answer, quiet)
  })

  test('is none where those who come at once are strangers', () => {
    const calm = comers((minute) => 3 + (minute % 3))
    const strangers = Array.from({ length: 60 }, (_, number) =>
      Array.from({ length: 25 }, (_, index) =>
        request(17 * minuteMs + number * 500 + index * 100, {
          source: `guest${number}`,
          agent: 'browser',
          route: index === 0 ? 'page' : 'file',
        }),
      ),
    ).flat()
    const verdict = judge([...calm, ...strangers])
    assert.equal(verdict.slices.unknown.share > 0.2, true)
    assert.doesNotMatch(verdict.answer, rush)
  })

  test('is seen where twelve kinds of machines behind one address stand for all, by their pages', () => {
    const source = '192.0.2.7'
    const records = comers((minute) => (minute === 17 ? 60 : 3 + (minute % 3))).map(
      ({ at, path, route, source: home }) => {
        const agent = `kind ${Number(home.slice(4)) % 12}`
        return request(at - eight, { source, agent, route, path })
      },
    )
    const roster = [{ person: source, school, class: '6A', role: 'pupil' as const }]
    const verdict = judge(records, { roster, format: 'clf' })
    assert.equal(verdict.slices.expected.share, 1)
    assert.match(verdict.answer, rush)
  })
})
