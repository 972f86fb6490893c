/** Overnight passes: bound to person and minute, not to be forged, never more than their part. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '#kernel/random.ts'
import { chooseMinute, judgePass, mintPass, passToleranceMs, readPass } from './overnight-pass.ts'
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

test('minutes fill to 70 % of their rate, the last before the lesson first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 400 }),
      (perSecond, lessons) => {
        const taken = new Map<number, number>()
        const takenIn = (minuteMs: number) => taken.get(minuteMs) ?? 0
        const notBeforeMs = fromMs
        for (const lesson of lessons) {
          const wantedMs = fromMs + lesson * 60_000
          const chosen = chooseMinute({ wantedMs, notBeforeMs, perSecond, takenIn })
          if (chosen === null) continue
          assert.ok(chosen >= notBeforeMs && chosen + 60_000 <= wantedMs)
          taken.set(chosen, takenIn(chosen) + 1)
        }
        for (const count of taken.values()) assert.ok(count <= perSecond * 60 * 0.7)
      },
    ),
  )
})

test('where every minute is taken there is no pass', () => {
  const wantedMs = fromMs + 600_000
  const full = { wantedMs, notBeforeMs: fromMs, perSecond: 1, takenIn: () => 42 }
  assert.equal(chooseMinute(full), null)
  assert.equal(chooseMinute({ ...full, takenIn: () => 41 }), wantedMs - 60_000)
})
