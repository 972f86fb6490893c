/** Tries the verdict on logs that name nobody, as other people's servers write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { readClfLine } from './clf-reader.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { judgeLoad } from './judge-load.ts'
import type { Verdict } from './verdict.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const dayMs = 86_400_000
const school = '0270001A'
const timetable = [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }]
const pupil = (person: string) => ({ person, school, class: '6A', role: 'pupil' as const })

interface Line {
  readonly at: number
  readonly from: string
  readonly path: string
  readonly method?: string
  readonly status?: number
  readonly user?: string
  readonly agent?: string
}

function record({
  agent = 'Firefox',
  at,
  from,
  method = 'GET',
  path,
  status = 200,
  user = '-',
}: Line) {
  const [, day = '', time = ''] = /^(.*)T(.*)\.\d+Z$/.exec(new Date(at).toISOString()) ?? []
  const [year, month, date] = day.split('-').map(Number)
  const name = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[(month ?? 1) - 1]
  const line = `${from} - ${user} [${String(date).padStart(2, '0')}/${name}/${year}:${time} +0000] "${method} ${path} HTTP/1.1" ${status} 512 "-" "${agent}"`
  const read = readClfLine(line, 1)
  assert.ok(read, line)
  return read
}

/** A page with its files, the door, and some lessons; nobody is named unless `user` is. */
function visit(index: number, at: number, from: string, more: Partial<Line> = {}): RequestRecord[] {
  const files = [0, 1, 2, 3].map((file) => ({ at: at + 300, path: `/static/app-${file}.js` }))
  const lessons = [0, 1, 2].map((step) => ({
    at: at + 30_000 + step * (20_000 + 137 * (index % 50)),
    path: `/cours/${(index * 7 + step) % 40}`,
  }))
  const door = { at: at + 9_000 + (index % 7) * 900, path: '/login/index.php', method: 'POST' }
  return [{ at, path: '/' }, ...files, { ...door, status: 303 }, ...lessons].map((line) =>
    record({ from, ...line, ...more }),
  )
}

const home = (index: number) => `192.0.${index >> 8}.${index & 255}`

function judge(records: readonly RequestRecord[], more: Partial<EvidenceInput> = {}): Verdict {
  const sorted = [...records].sort((one, other) => one.at - other.at)
  const from = sorted[0]?.at ?? 0
  const to = (sorted.at(-1)?.at ?? 0) + 1
  const nothing = { roster: null, timetable: null, capacityPerSecond: null, format: 'clf' as const }
  return judgeLoad({ records: sorted, from, to, ...nothing, ...more })
}

const attackOf = ({ slices: { credential, flood, scanner, slowHold } }: Verdict) =>
  credential.share + flood.share + scanner.share + slowHold.share

test('those who come back every day of a month are no crowd without purpose', () => {
  const month = Array.from({ length: 31 * 40 }, (_, index) =>
    visit(index, eight + Math.floor(index / 40) * dayMs + (index % 40) * 61_000, home(index % 40)),
  ).flat()
  assert.equal(attackOf(judge(month)), 0)
})

test('a school behind one address is no flood, whether or not all its machines are alike', () => {
  const pupils = (agentOf: (index: number) => string) =>
    Array.from({ length: 400 }, (_, index) =>
      visit(index, eight + ((index * 7_919) % 180_000), '192.0.2.1', { agent: agentOf(index) }),
    ).flat()
  assert.equal(attackOf(judge(pupils(() => 'Firefox'))), 0)
  assert.equal(attackOf(judge(pupils((index) => `Firefox ${index % 30}`))), 0)
})

test('open tabs that ask for news every half minute are no flood', () => {
  const tabs = Array.from({ length: 60 * 20 }, (_, index) =>
    record({
      at: eight + (index % 20) * 30_000 + index,
      from: home(Math.floor(index / 20)),
      path: '/lib/ajax/service.php',
      method: 'POST',
    }),
  )
  assert.equal(attackOf(judge(tabs)), 0)
})

test('pages that fail and are asked again are our retries, though people read on elsewhere', () => {
  const storm = Array.from({ length: 200 }, (_, index) => {
    const began = eight + ((index * 7_919) % 120_000)
    const failed = [0, 1, 2, 3, 4].map((time) =>
      record({ at: began + time * 15_000, from: home(index), path: '/', status: 503 }),
    )
    return [...failed, ...visit(index, began + 75_000, home(index))]
  }).flat()
  const { answer, slices } = judge(storm)
  // Of five failed tries and a sixth that is answered, five are repeats; of the visit, no more.
  const truth = (5 * 200) / storm.length
  assert.ok(Math.abs(slices.retry.share - truth) < 0.05, String(slices.retry.share))
  assert.match(answer, /causés par nos propres erreurs/)
})

test('accounts tried at a door that answers 200 to everybody are told from those who go on', () => {
  const people = Array.from({ length: 60 }, (_, index) =>
    visit(index, eight + index * 2_000, home(index)),
  ).flat()
  const tries = (fromOf: (index: number) => string) =>
    Array.from({ length: 600 }, (_, index) =>
      record({
        at: eight + index * 200,
        from: fromOf(index),
        path: '/login/index.php',
        method: 'POST',
      }),
    )
  for (const fromOf of [
    () => '203.0.113.9',
    (index: number) => `198.51.${index >> 8}.${index & 255}`,
  ]) {
    const verdict = judge([...people, ...tries(fromOf)])
    assert.ok(Math.abs(verdict.slices.credential.share - 600 / (600 + people.length)) < 0.01)
  }
  assert.equal(attackOf(judge(people)), 0)
})

test('a machine that fails at the door does not blame the school whose address it shares', () => {
  const pupils = Array.from({ length: 300 }, (_, index) =>
    visit(index, eight + ((index * 7_919) % 180_000), '192.0.2.1'),
  ).flat()
  const tries = Array.from({ length: 500 }, (_, index) =>
    record({
      at: eight + index * 300,
      from: '192.0.2.1',
      path: '/login/index.php',
      method: 'POST',
      status: 401,
      agent: 'a program',
    }),
  )
  const { slices } = judge([...pupils, ...tries])
  assert.ok(Math.abs(slices.credential.share - 500 / (500 + pupils.length)) < 0.01)
})

test('one program in an empty hour is told by what it did, and no attack is made of it', () => {
  const alone = (count: number, everyMs: number, status = 200) =>
    Array.from({ length: count }, (_, index) =>
      record({ at: eight + index * everyMs, from: '203.0.113.9', path: '/api/thing', status }),
    )
  const few = judge(alone(80, 700))
  assert.match(few.answer, /On ne peut pas trancher/)
  assert.doesNotMatch(few.answer, /[Uu]ne attaque \(/)
  const harmless = judge(alone(300, 200))
  assert.ok(harmless.harm.isHarmless)
  assert.match(harmless.answer, /machine isolée.*rien n’en fait une attaque/)
  // Little against what the cell carries, and much against a smaller one.
  assert.ok(judge(alone(3_000, 20), { capacityPerSecond: 1_000 }).harm.isHarmless)
  assert.match(
    judge(alone(3_000, 20), { capacityPerSecond: 20 }).answer,
    /Une attaque \(inondation/,
  )
  assert.match(judge(alone(3_000, 20)).answer, /Une attaque \(inondation/)
  assert.match(judge(alone(400, 150, 503)).answer, /nos propres erreurs|Une attaque/)
})

test('a flood from one network of IPv6 is told, whatever addresses and ports it takes there', () => {
  const readers = Array.from({ length: 40 }, (_, index) =>
    visit(index, eight + index * 4_000, home(index)),
  ).flat()
  const flood = (fromOf: (index: number) => string) =>
    Array.from({ length: 2_000 }, (_, index) =>
      record({ at: eight + index * 60, from: fromOf(index), path: `/cours/${index % 9}` }),
    )
  const one = judge([...readers, ...flood(() => '2001:db8:1:2::5')])
  assert.ok(Math.abs(one.slices.flood.share - 2_000 / (2_000 + readers.length)) < 1e-5)
  for (const fromOf of [
    (index: number) => `2001:db8:1:2:${index.toString(16)}:9:${(index * 7).toString(16)}:1`,
    (index: number) => `[2001:db8:1:2::5]:${20_000 + index}`,
  ]) {
    const { slices, suspects } = judge([...readers, ...flood(fromOf)])
    assert.equal(slices.flood.share, one.slices.flood.share)
    assert.equal(suspects[0]?.source, '2001:db8:1:2::/64')
  }
})

test('a roster may name addresses, and one of which nobody came decides nothing', () => {
  const visits = Array.from({ length: 100 }, (_, index) =>
    visit(index, eight + index * 900, home(index)),
  ).flat()
  const addresses = Array.from({ length: 100 }, (_, index) => pupil(home(index)))
  assert.equal(judge(visits, { roster: addresses, timetable }).slices.expected.share, 1)
  assert.equal(judge(visits, { roster: addresses, timetable: [] }).slices.unexpected.share, 1)
  const named = visits.map((each) => ({ ...each, person: each.source, session: 'valid' as const }))
  const other = judge(named, { roster: [pupil('nobody')], timetable })
  assert.equal(other.slices.unknown.share, 1)
  assert.ok(other.warnings.some(({ code }) => code === 'roster-unseen'))
})

test('a lesson without a class calls the whole school', () => {
  const visits = Array.from({ length: 30 }, (_, index) =>
    visit(index, eight + index * 900, home(index), { user: `pupil${index}` }),
  ).flat()
  const roster = Array.from({ length: 30 }, (_, index) => pupil(`pupil${index}`))
  const lessons = [{ ...timetable[0], class: '' }] as typeof timetable
  assert.equal(judge(visits, { roster, timetable: lessons }).slices.expected.share, 1)
})
