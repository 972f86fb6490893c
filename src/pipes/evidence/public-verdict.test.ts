/** What everybody may see of a verdict, from made-up mornings of many sizes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { fewestVisitors, hoursOfVisitorMax } from './crowd-counts.ts'
import { judgeLoad } from './judge-load.ts'
import { makePublic, publicVerdictSchema } from './public-verdict.ts'
import { renderPublicVerdictPage } from './public-verdict-page.ts'
import type { ToldVerdict } from './verdict.ts'

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
function tell(visitors: number, hours: readonly number[], from: number, to: number): ToldVerdict {
  const records = hours.flatMap((hour) =>
    Array.from({ length: visitors }, (_, visitor) =>
      request(visitor, dayAt + hour * hourMs + (visitor % 60) * 1_000),
    ),
  )
  const verdict = judgeLoad({
    records,
    from: dayAt + from * hourMs,
    to: dayAt + to * hourMs,
    roster: null,
    timetable: null,
    capacityPerSecond: null,
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
        if (count < fewestVisitors) {
          assert.equal(made.shares, null)
          assert.deepEqual(made.minutes, [])
          assert.match(made.answer, /^Moins de 90 /)
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
