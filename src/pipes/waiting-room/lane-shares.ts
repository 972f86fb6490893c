/**
 * How a release is shared among the lanes. Passes lead, up to their part; the unknown have a
 * reserved part; the known have the rest and whatever those leave; what is then left goes to
 * anybody. Parts are kept as credits, so that they hold at two people a second too. Pure.
 */
import type { Lane, LineRules } from './waiting-line.ts'

export interface LaneShares {
  /** Adds what a release may let in; what nobody used is not saved up. */
  refill(people: number): void
  /** Whether one more may go in. `within`: only as far as the lane's own part reaches. */
  allows(lane: Lane, within: boolean): boolean
  spend(lane: Lane, people: number, within: boolean): void
  /** After a release that left nobody: whether a new arrival may walk straight in. */
  allowsAtOnce(lane: Lane): boolean
  spendAtOnce(lane: Lane): void
}

type Parts = Pick<LineRules, 'passShare' | 'unknownShare' | 'togetherMax'>

export function createLaneShares(rules: Parts): LaneShares {
  // Below zero: a class was let in together and is paid back by the next releases.
  let available = 0
  // Strangers do not walk through an open door in such numbers that pupils find it shut.
  let unknownAtOnce = 0
  const credits = { pass: 0, unknown: 0 }

  const add = (credit: number, people: number): number =>
    Math.min(credit + people, Math.max(people, rules.togetherMax))

  return {
    refill(people) {
      // What is left of the last one counts for one person at most: rests add up, rushes do not.
      available = Math.min(available, 1) + people
      unknownAtOnce = Math.max(1, available / 2)
      credits.pass = add(credits.pass, people * rules.passShare)
      credits.unknown = add(credits.unknown, people * rules.unknownShare)
    },
    allows(lane, within) {
      if (available < 1) return false
      return !within || lane === 'known' || credits[lane] >= 1
    },
    spend(lane, people, within) {
      available -= people
      if (within && lane !== 'known') credits[lane] -= people
    },
    allowsAtOnce(lane) {
      return available >= 1 && (lane !== 'unknown' || unknownAtOnce >= 1)
    },
    spendAtOnce(lane) {
      available -= 1
      if (lane === 'unknown') unknownAtOnce -= 1
    },
  }
}

/** In which order lanes are served at a release, and whether only within their part. */
export const releasePhases: readonly (readonly [lane: Lane, within: boolean])[] = [
  ['pass', true],
  ['unknown', true],
  ['known', false],
  ['pass', false],
  ['unknown', false],
]
