/** What everybody may see of a verdict, from made-up mornings of many sizes. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { fewestVisitors, hoursOfVisitorMax } from './crowd-counts.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { judgeLoad } from './judge-load.ts'
import { publicRemarks } from './public-remarks.ts'
import { makePublic, publicVerdictSchema } from './public-verdict.ts'
import { renderPublicVerdictPage } from './public-verdict-page.ts'
import type { ToldVerdict } from './verdict.ts'
import { unitsForShares } from './verdict-warnings.ts'

const dayAt = Date.parse('2027-04-06T00:00:00Z')
const hourMs = 3_600_000

function request(visitor: number, at: number): RequestRecord {
  return {
    kind: 'request',
    process: 'one',
    seq: 0,
    at,
    steadyMs: at - dayAt,
    source: `source-of-${visitor}`,
    place: 'metropolitan',
    network: null,
    tookMs: 5,
    method: 'GET',
    route: 'read',
    path: 'a-path',
    status: 200,
    session: 'valid',
    person: `secret-name-${visitor}`,
    bytesIn: 0,
    bytesOut: 100,
  }
}

/** Each visitor asks once in every given hour of the day. */
function tell(
  visitors: number,
  hours: readonly number[],
  from: number,
  to: number,
  more: Partial<EvidenceInput> & { readonly others?: readonly RequestRecord[] } = {},
): ToldVerdict {
  const { others = [], ...input } = more
  const records = hours.flatMap((hour) =>
    Array.from({ length: visitors }, (_, visitor) =>
      request(visitor, dayAt + hour * hourMs + (visitor % 60) * 1_000),
    ),
  )
  const verdict = judgeLoad({
    records: [...records, ...others].sort((one, other) => one.at - other.at),
    from: dayAt + from * hourMs,
    to: dayAt + to * hourMs,
    roster: null,
    timetable: null,
    capacityPerSecond: null,
    ...input,
  })
  const inputsHash = 'a'.repeat(64)
  return {
    ...verdict,
    inputs: [],
    inputsHash,
    leaves: null,
    version: { preau: '0', rules: 'b'.repeat(64) },
  }
}

const parts = { verdictHash: 'c'.repeat(64), publishedHours: [], drawNoise: () => 0 }

test('no public verdict names anybody, none has a figure of fewer than 90, all fit the schema', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: -40, max: 40 }),
      (count, noise) => {
        const made = makePublic(tell(count, [6], 6, 7), { ...parts, drawNoise: () => noise })
        assert.ok(Check(publicVerdictSchema, made))
        const page = renderPublicVerdictPage(made, [made])
        for (const text of [JSON.stringify(made), page])
          assert.doesNotMatch(text, /secret-name|source-of/)
        // Under each heading stands what it announces, or why there is nothing.
        assert.doesNotMatch(page, /<\/h2>\s*(?:<p class="soft">|<h2>|<\/main>)/)
        for (const { visitors } of made.hours)
          assert.ok(visitors === null || visitors >= fewestVisitors)
        // Each of them is a unit of load.
        if (count < Math.max(fewestVisitors, unitsForShares)) {
          assert.equal(made.shares, null)
          assert.deepEqual([made.minutes, made.warnings, made.blindness], [[], [], []])
          assert.match(made.answer, /^Moins de 90 /)
          assert.doesNotMatch(made.answer.replace('90', ''), /\d/)
        } else {
          const shares = Object.values(made.shares ?? {})
          assert.equal(
            shares.reduce((sum, { percent }) => sum + percent, 0),
            100,
          )
          const told = made.hours.filter(({ visitors }) => visitors !== null).length
          assert.equal(told, count + noise >= fewestVisitors ? 1 : 0)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('between 90 visitors and 100 units the sentence counts nothing, and says what it says of fewer', () => {
  const [few, between] = [20, 95].map((count) =>
    makePublic(tell(count, [6], 6, 7, { capacityPerSecond: 5 }), parts),
  )
  assert.equal(between?.answer, few?.answer)
  assert.equal(between?.shares, null)
  assert.deepEqual([between?.minutes, between?.warnings, between?.blindness], [[], [], []])
  assert.deepEqual(new Set(Object.values(between?.held ?? {})), new Set([null]))
})

test('remarks are told without their counts and examples', () => {
  const roster = ['6EME A', '6EME a', '6EME á', '203.0.113.0/99'].map((name, visitor) => ({
    person: name.includes('/') ? name : `secret-name-${visitor}`,
    school: '0270001A',
    class: name,
    role: 'pupil' as const,
  }))
  const timetable = [['6EME À'], ['6ème A']].map(([name = '']) => ({
    school: '0270001A',
    class: name,
    startsAt: dayAt + 6 * hourMs,
    endsAt: dayAt + 7 * hourMs,
  }))
  const verdict = tell(150, [6], 6, 7, { roster, timetable, damaged: 17 })
  const codes = verdict.warnings.map(({ code }) => code)
  for (const code of ['damaged-lines', 'names-doubtful', 'ranges-wrong']) {
    assert.ok(codes.includes(code), `${code}: ${codes}`)
  }
  assert.match(JSON.stringify(verdict.warnings), /6EME.*203\.0\.113\.0\/99/)
  const made = makePublic(verdict, parts)
  assert.deepEqual(
    made.warnings.map(({ code }) => code),
    codes,
  )
  const page = renderPublicVerdictPage(made, [made])
  for (const text of [JSON.stringify(made), page]) assert.doesNotMatch(text, /6[eè]me|203\.0/iu)
  for (const { text } of [...made.warnings, ...made.blindness]) {
    assert.doesNotMatch(text, /\d|«/u)
    assert.match(text, /^\p{Lu}.*\.$/u)
  }
})

test('of every remark that a verdict may have it is decided whether and how everybody reads it', () => {
  // With 90 visitors there are records to speak of; and nothing is published of a web server's log.
  const neverPublic = new Set([
    ...['few-units', 'nothing-read', 'empty-file', 'outside', 'one-address', 'no-connections'],
    'users-doubted',
  ])
  const codes = ['verdict-warnings.ts', 'blind-spots.ts'].flatMap((name) => {
    const source = readFileSync(new URL(name, import.meta.url), 'utf8')
    return [...source.matchAll(/code: '([a-z-]+)'/g)].map(([, code = '']) => code)
  })
  assert.ok(codes.length > 30)
  for (const code of codes) {
    const [told] = publicRemarks([{ code, text: 'du secret : 12' }])
    assert.equal(told === undefined, neverPublic.has(code), code)
    assert.doesNotMatch(told?.text ?? '', /\d|«|secret/u, code)
  }
  assert.deepEqual(publicRemarks([{ code: 'new-one', text: 'une nouvelle' }]), [])
})

test('the sentence for everybody has whole percents, and counts neither machines nor requests', () => {
  // One machine asks 90 times in a minute, and nothing fails of it.
  const others = Array.from({ length: 90 }, (_, index): RequestRecord => {
    const { person: _nobody, ...asked } = request(0, dayAt + 6 * hourMs + 120_000 + index * 600)
    return { ...asked, source: 'a-machine', session: 'none' }
  })
  const verdict = tell(1_500, [6], 6, 7, { others, capacityPerSecond: 10_000 })
  assert.ok(verdict.harm.isHarmless, verdict.answer)
  assert.match(verdict.answer, /une machine isolée fait 5,7\s%.*au plus 90 requêtes par minute/u)
  const { answer } = makePublic(verdict, parts)
  assert.match(answer, /machines isolées font 6\s% de la charge, sans erreur/u)
  assert.doesNotMatch(answer, /\d,\d|requêtes|\d (?:machines|unités)/u)
})

test('leaves, tree and root are told with the way to check them, and of fewer than 90 not even these', () => {
  const rootHash = `${'Ab+/'.repeat(10)}Abc=`
  const leaves = {
    log: 'ecole.example/journal',
    first: 12,
    last: 90_111,
    treeSize: 90_112,
    rootHash,
  }
  const made = makePublic({ ...tell(120, [6], 6, 7), leaves }, parts)
  assert.ok(Check(publicVerdictSchema, made))
  const page = renderPublicVerdictPage(made, [made]).replaceAll(/[\u00a0\u202f]/g, ' ')
  assert.match(page, /de la feuille 12 à la feuille 90 111/)
  assert.ok(page.includes(`<code>${rootHash}</code>`))
  assert.match(page, /journal verify ADRESSE-DE-CE-SITE\/journal \\\n {2}--root-at 90112</)
  assert.match(page, /--tree-size 90112 \\\n {2}--json/)
  const few = makePublic({ ...tell(20, [6], 6, 7), leaves }, parts)
  assert.equal(few.leaves, null)
  assert.doesNotMatch(renderPublicVerdictPage(few, [few]), /90.?112/)
  // What was published before verdicts named their tree is still shown.
  const { leaves: _, ...older } = made
  assert.ok(Check(publicVerdictSchema, older))
  assert.match(
    renderPublicVerdictPage(older, [older]),
    /journal verify ADRESSE-DE-CE-SITE\/journal</,
  )
})

test('a visitor counts in eight hours of a day, also where another verdict counts the others', () => {
  const hours = Array.from({ length: 12 }, (_, hour) => hour + 6)
  const countedIn = (verdict: ToldVerdict) =>
    verdict.crowds.hours.filter(({ visitors }) => visitors > 0).map(({ at }) => at)
  const whole = countedIn(tell(100, hours, 6, 18))
  assert.equal(whole.length, hoursOfVisitorMax)
  const parted = [...countedIn(tell(100, hours, 6, 12)), ...countedIn(tell(100, hours, 12, 18))]
  assert.deepEqual(parted, whole)
})

test('hours of several days carry their day, and the two of the change of the hour which they are', () => {
  const change = Date.parse('2027-10-30T00:00:00Z')
  const shown = { ...makePublic(tell(100, [6], 6, 7), parts), id: 'a' }
  const rowsOf = (hours: readonly number[], from: number, to: number) => {
    const at = (hour: number) => new Date(change + hour * hourMs).toISOString()
    const counts = hours.map((hour) => {
      return { at: at(hour), place: 'metropolitan', slice: 'expected', visitors: 120 } as const
    })
    const interval = { from: at(from), to: at(to) }
    const html = renderPublicVerdictPage({ ...shown, hours: counts, interval }, [])
    return [...html.matchAll(/<tr><th scope="row">([^<]*\sh\s[^<]*)<\/th>/g)].map(([, name]) =>
      name?.replaceAll(/\s/g, ' '),
    )
  }
  assert.deepEqual(rowsOf([6, 24, 25, 31], 6, 32), [
    'samedi 30 octobre 2027, 8 h 00',
    'dimanche 31 octobre 2027, 2 h 00 (UTC+2)',
    'dimanche 31 octobre 2027, 2 h 00 (UTC+1)',
    'dimanche 31 octobre 2027, 8 h 00',
  ])
  assert.deepEqual(rowsOf([6, 7], 6, 8), ['8 h 00', '9 h 00'])
})

test('how to compute it again names the interval, unless records far from it were left out', () => {
  const told = tell(100, [6], 6, 7)
  const page = (verdict: ToldVerdict) => {
    return renderPublicVerdictPage({ ...makePublic(verdict, parts), id: 'a' }, [])
  }
  assert.match(page(told), /--from 2027-04-06T06:00:00\.000Z/)
  const far = [{ code: 'far-dates', text: '' }]
  assert.doesNotMatch(page({ ...told, warnings: far }), /--from/)
})

test('hours that lie only partly in the interval are not counted', () => {
  assert.deepEqual(tell(100, [6], 6, 6.5).crowds.hours, [])
})

test('an hour is drawn once: a later verdict over it shows what was published', () => {
  const verdict = tell(150, [6], 6, 7)
  const first = makePublic(verdict, { ...parts, drawNoise: () => 11 })
  const second = makePublic(verdict, {
    ...parts,
    publishedHours: first.hours,
    drawNoise: () => assert.fail('drawn again'),
  })
  assert.deepEqual(second.hours, first.hours)
  assert.ok(first.hours.some(({ visitors }) => visitors === 161))
})
