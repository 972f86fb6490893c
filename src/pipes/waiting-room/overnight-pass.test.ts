/** Overnight passes: bound to person and minute, not to be forged, never more than their part. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passToleranceMs } from '#contract/pass-tolerance.ts'
import { seededRandom } from '#kernel/random.ts'
import { timesOf } from './lottery.ts'
import {
  chooseMinute,
  evenMinutes,
  givePasses,
  judgePass,
  mintPass,
  minutesBeforeMax,
  minutesFor,
  type PassWish,
  passesOfMinute,
  passesTogether,
  passLeadMs,
  passNotBefore,
  readPass,
} from './overnight-pass.ts'
import { readStatement, signStatement } from './signed-statement.ts'

const random = seededRandom(3)
const [key, older] = [random.bytes(32), random.bytes(32)]
const accountId = '01890a5d-ac96-774b-bcce-b302099a8057'
const fromMs = Date.parse('2021-04-06T05:52:00Z')

test('a pass comes back as it was given, under an older key too', () => {
  const pass = { accountId, fromMs }
  assert.deepEqual(readPass([key], mintPass(key, pass)), pass)
  assert.deepEqual(readPass([key, older], mintPass(older, pass)), pass)
  assert.equal(readPass([key], mintPass(older, pass)), null)
})

test('a pass changed in any character is nothing', () => {
  const text = mintPass(key, { accountId, fromMs })
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === 'A' ? 'B' : 'A'
    assert.equal(readPass([key], text.slice(0, at) + other + text.slice(at + 1)), null, String(at))
  }
  assert.equal(readPass([key], `${text}A`), null)
  assert.equal(readPass([key], ''), null)
})

test('a statement for one purpose is not one for another', () => {
  const text = signStatement(key, 'ticket', new Uint8Array(21))
  assert.equal(readStatement([key], 'ticket', 21, text)?.length, 21)
  assert.equal(readStatement([key], 'overnight pass', 21, text), null)
  assert.equal(readStatement([key], 'ticket', 20, text), null)
})

test('a pass is good for its minute, give or take a minute, for its person, once', () => {
  const at = (nowMs: number, isUsed = false) =>
    judgePass({ accountId, fromMs }, { accountId, nowMs, isUsed })
  assert.equal(at(fromMs - passToleranceMs - 1), 'too_early')
  assert.equal(at(fromMs - passToleranceMs), 'good')
  assert.equal(at(fromMs + 60_000 + passToleranceMs - 1), 'good')
  assert.equal(at(fromMs + 60_000 + passToleranceMs), 'too_late')
  assert.equal(at(fromMs, true), 'used')
  const theirs = { accountId: '01890a5d-ac96-774b-bcce-b302099a8058', nowMs: fromMs, isUsed: false }
  assert.equal(judgePass({ accountId, fromMs }, theirs), 'not_yours')
})

const wantedMs = fromMs + 45 * 60_000
const accountOf = (number: number): string =>
  `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`

/** Wishes of as many accounts as there are lessons; each in minutes after the first possible one. */
function wishesFor(lessons: readonly number[]): PassWish[] {
  return lessons.map((lesson, number) => ({
    accountId: accountOf(number),
    on: '2021-04-06',
    wantedMs: fromMs + lesson * 60_000,
    notBeforeMs: fromMs,
  }))
}

test('no minute holds more than 70 % of its rate, and each pass ends before the lesson', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 400 }),
      (perSecond, lessons) => {
        const wishes = wishesFor(lessons)
        const given = givePasses(wishes, perSecond, new Map())
        const byAccount = new Map(given.map((pass) => [pass.accountId, pass]))
        assert.equal(byAccount.size, given.length)
        const numbers = new Set(given.map((pass) => `${pass.fromMs} ${pass.ordinal}`))
        assert.equal(numbers.size, given.length)
        const perMinute = perSecond * 60 * 0.7
        for (const pass of given) assert.ok(pass.ordinal + 1 <= perMinute)
        for (const wish of wishes) {
          const pass = byAccount.get(wish.accountId)
          if (pass === undefined) continue
          assert.ok(pass.fromMs >= wish.notBeforeMs && pass.fromMs + 60_000 <= wish.wantedMs)
          assert.ok(pass.fromMs + minutesBeforeMax * 60_000 >= wish.wantedMs - 60_000)
        }
      },
    ),
  )
})

test('nobody goes without a pass while a minute for them is free', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 300 }),
      (lessons) => {
        const taken = new Map<number, number>()
        const perSecond = 0.1
        for (const wish of wishesFor(lessons)) {
          const before = new Map(taken)
          const isFree = minutesFor(wish).some((minute) => (before.get(minute) ?? 0) < 4)
          assert.equal(givePasses([wish], perSecond, taken).length, isFree ? 1 : 0)
        }
      },
    ),
  )
})

test('the last minutes fill evenly, a class at a time, and only then the nearest ones before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_200 }), (people) => {
      const taken = new Map<number, number>()
      const perSecond = 5
      givePasses(wishesFor(Array(people).fill(45)), perSecond, taken)
      const counts = minutesFor({ wantedMs, notBeforeMs: fromMs }).map((at) => taken.get(at) ?? 0)
      const near = counts.slice(0, evenMinutes)
      assert.ok(Math.max(...near) - Math.min(...near) <= passesTogether)
      const perMinute = passesOfMinute(perSecond)
      counts.forEach((count, back) => {
        const isBeforeFull = counts.slice(0, back).every((later) => later === perMinute)
        if (back >= evenMinutes && count > 0) assert.ok(isBeforeFull)
      })
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        Math.min(people, perMinute * minutesBeforeMax),
      )
    }),
  )
})

test('classmates who ask one after another come within the same few minutes', () => {
  const rounds = Math.floor(passesOfMinute(5) / passesTogether)
  const before = fc.integer({ min: 0, max: (rounds * evenMinutes - 1) * passesTogether })
  fc.assert(
    fc.property(before, (others) => {
      const given = givePasses(wishesFor(Array(others + passesTogether).fill(45)), 5, new Map())
      const minutes = given.slice(others).map((pass) => pass.fromMs)
      assert.equal(minutes.length, passesTogether)
      assert.ok(Math.max(...minutes) - Math.min(...minutes) < evenMinutes * 60_000)
      // At most parted once: a class fills what is left of one minute, then another.
      assert.ok(new Set(minutes).size <= 2)
    }),
  )
})

test('where every minute is taken there is no pass', () => {
  const full = { wantedMs, notBeforeMs: fromMs, perSecond: 1, takenIn: () => 42 }
  assert.equal(chooseMinute(full), null)
  assert.equal(chooseMinute({ ...full, takenIn: () => 41 }), wantedMs - 60_000)
  assert.equal(chooseMinute({ ...full, perSecond: 0.001, takenIn: () => 0 }), null)
})

test('passes are for mornings to come, and none lies before an announced opening', () => {
  const nowMs = wantedMs - 12 * 3_600_000
  assert.equal(passNotBefore(nowMs, wantedMs, null), nowMs + passLeadMs)
  const opening = timesOf(wantedMs)
  const atOpening = { wantedMs, notBeforeMs: passNotBefore(nowMs, wantedMs, opening) }
  assert.deepEqual(minutesFor(atOpening), [])
  const laterMs = wantedMs + 10 * 60_000
  const later = { wantedMs: laterMs, notBeforeMs: passNotBefore(nowMs, laterMs, opening) }
  assert.equal(minutesFor(later).at(-1), opening.doorOpensAtMs)
  const dayBeforeMs = wantedMs - 86_400_000
  assert.equal(passNotBefore(0, dayBeforeMs, opening), passLeadMs)
})
