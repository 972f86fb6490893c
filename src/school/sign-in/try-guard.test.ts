/** The rules of slowing down: when a pause begins, how long it is, when it is forgotten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeGuardNames, loginGuardName } from './guard-names.ts'
import { countWrongTry, pauseLeftMs, type TryCount, type TryGuardKind } from './try-guard.ts'

const minute = 60_000
const start = Date.parse('2026-11-24T07:00:00Z')

/** Tries whenever it is allowed, and gives the lengths of the pauses met. */
function pausesOf(kind: TryGuardKind, tries: number, betweenMs = 0): number[] {
  let count: TryCount | null = null
  let nowMs = start
  const pauses: number[] = []
  for (let tried = 0; tried < tries; tried += 1) {
    count = countWrongTry(kind, count, nowMs)
    const leftMs = pauseLeftMs(count, nowMs)
    if (leftMs !== null) {
      pauses.push(leftMs)
      nowMs += leftMs
    }
    nowMs += betweenMs
  }
  return pauses
}

test('ten wrong tries pause a card, and each ten more pause it twice as long, to a day', () => {
  assert.deepEqual(pausesOf('locator', 9), [])
  assert.deepEqual(pausesOf('locator', 10), [15 * minute])
  assert.deepEqual(
    pausesOf('locator', 100).map((ms) => ms / minute),
    [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440],
  )
})

test('sixty wrong codes in an hour pause a class for a quarter of an hour', () => {
  assert.deepEqual(pausesOf('class', 59), [])
  assert.deepEqual(pausesOf('class', 60), [15 * minute])
  // Two a minute never pause it... until the hour holds sixty.
  assert.deepEqual(pausesOf('class', 59, minute), [])
  assert.deepEqual(pausesOf('class', 300, 2 * minute), [])
})

test('within the hour a paused class has one try per pause, then counts anew', () => {
  assert.deepEqual(
    pausesOf('class', 63),
    [15, 15, 15, 15].map((minutes) => minutes * minute),
  )
  assert.equal(pausesOf('class', 64).length, 4)
})

test('passwords: five free tries, then 2 s, 4 s, … up to a quarter of an hour', () => {
  assert.deepEqual(pausesOf('login', 5), [])
  assert.deepEqual(
    pausesOf('login', 16).map((ms) => ms / 1000),
    [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900],
  )
})

test('a pause is over when its time has come, and never before', () => {
  const count: TryCount = { failures: 10, pauses: 1, windowFromMs: start, pausedUntilMs: start + 5 }
  assert.equal(pauseLeftMs(count, start), 5)
  assert.equal(pauseLeftMs(count, start + 4), 1)
  assert.equal(pauseLeftMs(count, start + 5), null)
  assert.equal(pauseLeftMs(null, start), null)
})

test('old failures are forgotten', () => {
  const old: TryCount = { failures: 9, pauses: 3, windowFromMs: start, pausedUntilMs: null }
  assert.equal(countWrongTry('locator', old, start + 8 * 86_400_000).failures, 1)
  assert.equal(countWrongTry('locator', old, start + 8 * 86_400_000).pauses, 0)
  assert.equal(countWrongTry('class', old, start + 3_600_000).failures, 1)
  assert.equal(countWrongTry('login', old, start + 86_400_000).failures, 1)
})

test('no sequence of waits gives more than 250 guesses at a card in a week', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 400 }), (waits) => {
      let count: TryCount | null = null
      let nowMs = start
      let guesses = 0
      for (const wait of waits) {
        nowMs += wait + (pauseLeftMs(count, nowMs + wait) ?? 0)
        if (nowMs - start > 7 * 86_400_000) break
        count = countWrongTry('locator', count, nowMs)
        guesses += 1
      }
      assert.ok(guesses <= 250)
    }),
  )
})

test('what does not exist is counted under a bounded number of names', () => {
  const key = new Uint8Array(32).fill(9)
  const names = new Set<string>()
  for (let count = 0; count < 20_000; count += 1) {
    const prefix = `P${count}`
    const [ofClass, ofCard] = codeGuardNames(key, { prefix, locator: 'AB' }, null)
    names.add(ofClass.name)
    assert.notEqual(ofClass.name, ofCard.name)
  }
  assert.ok(names.size <= 4_096)
  const known = codeGuardNames(key, { prefix: 'ABCD', locator: 'AB' }, 'id')
  assert.deepEqual(
    known.map(({ name }) => name),
    ['class:id', 'card:id:AB'],
  )
  assert.equal(loginGuardName(key, 'x', 'id', false).name, 'login:id')
  assert.equal(loginGuardName(key, 'x', 'id', true).name, 'login:id:known')
  assert.match(loginGuardName(key, 'x', null, false).name, /^login\?:\d+$/)
})
