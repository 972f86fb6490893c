/** The shares of a release: all of the rate is used, each lane keeps its part, slow rates too. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createLaneShares, releasePhases } from './lane-shares.ts'
import { type Lane, lineRules } from './waiting-line.ts'

const tenths = fc.integer({ min: 1, max: 60 }).map((each) => each / 10)

/** So many releases of so many people, with as many waiting in each lane as are wanted. */
function releaseAll(perRelease: number, releases: number, waiting: Record<Lane, number>) {
  const shares = createLaneShares(lineRules)
  const left = { ...waiting }
  const gone: Record<Lane, number> = { pass: 0, known: 0, unknown: 0 }
  for (let release = 0; release < releases; release += 1) {
    shares.refill(perRelease)
    for (const [lane, within] of releasePhases) {
      while (left[lane] > 0 && shares.allows(lane, within)) {
        shares.spend(lane, 1, within)
        left[lane] -= 1
        gone[lane] += 1
      }
    }
  }
  return gone
}

test('while somebody waits, nothing of the rate is lost and nothing is added, however slow it is', () => {
  fc.assert(
    fc.property(tenths, fc.integer({ min: 1, max: 300 }), (perRelease, releases) => {
      const gone = releaseAll(perRelease, releases, { pass: 0, known: 10_000, unknown: 0 })
      assert.ok(Math.abs(gone.known - perRelease * releases) < 1 + 1e-6)
    }),
  )
})

test('where all wait, passes have 70 %; of the rest the unknown 20 %, the known what is left', () => {
  fc.assert(
    fc.property(tenths, (perRelease) => {
      const gone = releaseAll(perRelease, 500, { pass: 9_000, known: 9_000, unknown: 9_000 })
      const all = perRelease * 500
      assert.ok(Math.abs(gone.pass - 0.7 * all) <= 2, `${gone.pass} of ${all}`)
      assert.ok(Math.abs(gone.unknown - 0.06 * all) <= 2, `${gone.unknown} of ${all}`)
      assert.ok(Math.abs(gone.known - 0.24 * all) <= 4, `${gone.known} of ${all}`)
    }),
  )
})

test('where no pass waits, the unknown have their 20 % of the rate', () => {
  const gone = releaseAll(1.5, 500, { pass: 0, known: 9_000, unknown: 9_000 })
  assert.ok(Math.abs(gone.unknown - 0.2 * 750) <= 2, String(gone.unknown))
})

test('passes keep to 70 % while only strangers wait, and take all where nobody does', () => {
  const gone = releaseAll(1.5, 500, { pass: 9_000, known: 0, unknown: 9_000 })
  assert.ok(Math.abs(gone.pass - 0.7 * 750) <= 2, String(gone.pass))
  assert.ok(Math.abs(gone.unknown - 0.3 * 750) <= 2, String(gone.unknown))
  assert.equal(releaseAll(1.5, 500, { pass: 9_000, known: 0, unknown: 0 }).pass, 750)
})

test('an idle hour is not saved up for a rush', () => {
  const shares = createLaneShares(lineRules)
  for (let release = 0; release < 3_600; release += 1) shares.refill(5)
  let entered = 0
  while (shares.allowsAtOnce('known')) {
    shares.spendAtOnce('known')
    entered += 1
  }
  assert.equal(entered, 6)
})

test('strangers who walk in leave half of an open door to those who are known', () => {
  const shares = createLaneShares(lineRules)
  shares.refill(10)
  let entered = 0
  while (shares.allowsAtOnce('unknown')) {
    shares.spendAtOnce('unknown')
    entered += 1
  }
  assert.equal(entered, 5)
  assert.equal(shares.allowsAtOnce('known'), true)
})
