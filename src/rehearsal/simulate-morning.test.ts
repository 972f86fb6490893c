/**
 * Hundreds of mornings without a violation; and each way of breaking the waiting room is noticed,
 * by the sentence that names it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryLine } from '#pipes/waiting-room/memory-line.ts'
import { absentAfter } from '#pipes/waiting-room/poll-pace.ts'
import { type Entrant, type Line, lineRules } from '#pipes/waiting-room/waiting-line.ts'
import { planMorning } from './morning-plan.ts'
import { simulateMorning } from './simulate-morning.ts'
import { simulateMornings } from './simulate-mornings.ts'
import type { Flaws } from './simulated-cell.ts'

test('300 mornings: nobody starves, is overtaken, or loses a place; never too many, never frozen', async () => {
  const total = await simulateMornings(1, 300)
  assert.deepEqual(total.violated, [])
  assert.ok(total.people > 20_000)
  assert.ok(total.releases > 10_000)
})

test('the mornings hold what they are for', () => {
  const plans = Array.from({ length: 300 }, (_, seed) => planMorning(seed))
  const visitors = plans.flatMap((plan) => plan.visitors)
  const count = (wanted: (visitor: (typeof visitors)[number]) => boolean) =>
    visitors.filter(wanted).length
  assert.ok(count((each) => each.silence?.lasts === null) > 500)
  assert.ok(count((each) => each.silence !== null && each.silence.lasts !== null) > 500)
  assert.ok(count((each) => each.kind === 'hoarder') > 500)
  assert.ok(count((each) => each.passFrom !== null) > 500)
  assert.ok(count((each) => each.secondDeviceAfter !== null) > 500)
  assert.ok(count((each) => each.knownAfter !== null) > 100)
  for (const fault of ['restarts', 'jumps', 'strains', 'rushes'] as const) {
    assert.ok(plans.filter((plan) => plan[fault].length > 0).length > 60)
  }
  assert.ok(plans.some((plan) => plan.jumps.some((jump) => jump.byMs < -3_000_000)))
  assert.ok(plans.some((plan) => plan.jumps.some((jump) => jump.byMs > 3_000_000)))
})

test('the same seed gives the same morning', async () => {
  assert.deepEqual(await simulateMorning(42), await simulateMorning(42))
})

const flaws: ReadonlyArray<readonly [name: string, flaws: Flaws, says: RegExp]> = [
  [
    'whoever does not come is let in all the same',
    { rules: { absentAfterPolls: Number.POSITIVE_INFINITY } },
    /was absent and let in/,
  ],
  [
    'silence costs the rank',
    { makeLine: spoilt(dropRanks) },
    /lost rank, number or arrival|before its turn/,
  ],
  ['silence costs the place', { rules: { forgetAfterMs: 0 } }, /lost its place/],
  ['a class is split', { rules: { togetherMax: 1 } }, /was parted from its class/],
  ['passes have no bound', { rules: { passShare: 1 } }, /passes took more than their part/],
  ['strangers have no bound', { rules: { unknownShare: 1 } }, /unknown took more than their part/],
  ['a number given in a rush is forgotten', { forgetsGiven: true }, /lost the number it was given/],
  ['a restart gives numbers again', { reusesNumbers: true }, /came twice/],
  ['nobody ages', { ageingMs: Number.POSITIVE_INFINITY }, /before somebody who had aged/],
  ['everybody is let in twice as fast', { makeLine: spoilt(hurry) }, /more than the capacity/],
  ['the line stands still at times', { makeLine: spoilt(dawdle) }, /nobody goes in/],
  ['the line goes by the end', { makeLine: spoilt(turnRound) }, /before its turn/],
]

/** Until then a flaw must have shown. */
const morningsMax = 100

for (const [name, flaw, says] of flaws) {
  test(`noticed: ${name}`, async () => {
    for (let seed = 1; seed <= morningsMax; seed += 1) {
      const { violations } = await simulateMorning(seed, flaw)
      if (violations.some((violation) => says.test(violation))) return
    }
    assert.fail(`not noticed in ${morningsMax} mornings`)
  })
}

function spoilt(spoil: (line: Line) => Line): NonNullable<Flaws['makeLine']> {
  return (options) => spoil(createMemoryLine(options))
}

/** Somebody who was absent comes back as if they had come now. */
function dropRanks(line: Line): Line {
  const known = new Map<string, { entrant: Entrant; absentAtMs: number }>()
  let last = 0
  const note = (entrant: Entrant, nowMs: number, pollAfterMs: number) =>
    known.set(entrant.key, { entrant, absentAtMs: nowMs + absentAfter(pollAfterMs, lineRules) })
  return {
    ...line,
    async take(entrant, nowMs) {
      const standing = await line.take(entrant, nowMs)
      if (standing.state === 'waiting') note(entrant, nowMs, standing.pollAfterMs)
      last = Math.max(last, entrant.number.number)
      return standing
    },
    async seen(key, nowMs) {
      const held = known.get(key)
      if (held === undefined || nowMs < held.absentAtMs) {
        const standing = await line.seen(key, nowMs)
        if (held !== undefined && standing.state === 'waiting') {
          note(held.entrant, nowMs, standing.pollAfterMs)
        }
        return standing
      }
      const entrant = { ...held.entrant, orderMs: nowMs, number: { epoch: 9, number: last } }
      return await line.merge(key, entrant, nowMs)
    },
  }
}

function hurry(line: Line): Line {
  return { ...line, release: (perSecond, nowMs) => line.release(perSecond * 2, nowMs) }
}

/** For a minute in five nobody is let in. */
function dawdle(line: Line): Line {
  return {
    ...line,
    release: (perSecond, nowMs) =>
      line.release(Math.floor(nowMs / 60_000) % 5 === 0 ? 0 : perSecond, nowMs),
  }
}

function turnRound(line: Line): Line {
  return {
    ...line,
    take: (entrant, nowMs) => line.take({ ...entrant, orderMs: -entrant.orderMs }, nowMs),
  }
}
