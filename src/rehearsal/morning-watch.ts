/**
 * What must hold at every second of every morning. The watch keeps its own account of who is there
 * and who was let in, from what visitors did and what the line said, and never asks the line itself.
 */
import type { FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import { compareRanks, type Rank, rankOf } from '#pipes/waiting-room/line-order.ts'
import { formatNumber } from '#pipes/waiting-room/number-blocks.ts'
import {
  type Entrant,
  type Lane,
  lanes,
  lineRules,
  type Released,
} from '#pipes/waiting-room/waiting-line.ts'
import { doorOpensAt, type MorningPlan, morningStartMs, type Second } from './morning-plan.ts'

/** Somebody in the line, as the watch knows them. */
export interface Watched {
  entrant: Entrant
  /** Will ask again in time, and the running process knows them: must be served. */
  isLive: boolean
  /** After this second's release nobody may take them for present. */
  presentUntil: Second
}

export interface MorningWatch {
  /** The process died: its debts and credits are forgotten with it. */
  restarted(): void
  /** Joined the line, or stands in it with a better rank or lane. */
  joined(watched: Watched): void
  left(key: string): void
  /** Somebody who had been given a number stands in the line now. */
  honoured(given: FirstArrival, entrant: Entrant, at: Second): void
  /** Let in by a release of the running process. */
  hasReleased(key: string): boolean
  /** Walked in without waiting. */
  walkedIn(entrant: Entrant, at: Second): void
  /**
   * After the release of a second. `offered`: how many the rate allowed for; `isServing`: false
   * while the line holds everybody back after a restart, or is down.
   */
  released(released: readonly Released[], offered: number, isServing: boolean, at: Second): void
  report(violation: string, at: Second): void
  readonly violations: readonly string[]
}

/** How far one account may be behind or ahead: the largest since it was last even. */
interface Account {
  value: number
  least: number
}

const violationsMax = 20
/** The watch sees whole seconds, the line a jump of the clock as none. */
const presentSlack: Second = 3

export function createMorningWatch(plan: MorningPlan): MorningWatch {
  const waiting = new Map<string, Watched>()
  const gone = new Set<string>()
  const classes = new Map<string, { rank: Rank; fromMs: number }>()
  const violations: string[] = []
  const account = (): Account => ({ value: 0, least: 0 })
  let admitted = account()
  let passes = account()
  let strangers = account()
  let lag = account()
  let lags: Record<Lane, Account> = { pass: account(), known: account(), unknown: account() }
  let walked: Entrant[] = []
  const opensAtMs = plan.hasOpening ? morningStartMs + doorOpensAt * 1_000 : 0
  const burst = plan.togetherMax + Math.max(1, plan.capacityPerSecond)

  const report = (violation: string, at: Second): void => {
    if (violations.length < violationsMax) violations.push(`${at} s: ${violation}`)
  }

  const isGrouped = (entrant: Entrant): boolean =>
    entrant.lane === 'known' && entrant.together !== null && !entrant.isStaff

  const fromOf = (entrant: Entrant): number => Math.max(entrant.arrivedAtMs, opensAtMs)

  /** The best turn that somebody can have claimed: that of the class's earliest ever. */
  const bestOf = (entrant: Entrant): { rank: Rank; fromMs: number } => {
    const own = { rank: rankOf(entrant), fromMs: fromOf(entrant) }
    const together = isGrouped(entrant) ? entrant.together : null
    return together === null ? own : (classes.get(together) ?? own)
  }

  const liveIn = (lane: Lane): Watched[] =>
    [...waiting.values()].filter((each) => each.isLive && each.entrant.lane === lane)

  const live: Record<Lane, Watched[]> = { pass: [], known: [], unknown: [] }

  /** Nobody goes before somebody present whose turn is earlier, nor after a long later arrival. */
  const checkOrder = (entrants: readonly Entrant[], at: Second): void => {
    for (const lane of lanes) {
      const left = live[lane]
      if (left.length === 0) continue
      const first = left.map((each) => rankOf(each.entrant)).reduce(earlier)
      const longest = Math.min(...left.map((each) => fromOf(each.entrant)))
      for (const entrant of entrants) {
        if (entrant.lane !== lane) continue
        const best = bestOf(entrant)
        if (compareRanks(best.rank, first) > 0) report(`${entrant.key} went before its turn`, at)
        if (lane !== 'unknown' && !entrant.isStaff && best.fromMs > longest + plan.ageingMs) {
          report(`${entrant.key} went before somebody who had aged`, at)
        }
      }
    }
  }

  /** A class goes in together, in the order of its ranks where it is too large. */
  const checkClasses = (entrants: readonly Entrant[], at: Second): void => {
    const counts = new Map<string, number>()
    for (const entrant of entrants) {
      if (!isGrouped(entrant) || entrant.together === null) continue
      counts.set(entrant.together, (counts.get(entrant.together) ?? 0) + 1)
    }
    if (counts.size === 0) return
    for (const { entrant } of live.known) {
      if (!isGrouped(entrant) || entrant.together === null) continue
      const count = counts.get(entrant.together)
      if (count === undefined) continue
      if (count < plan.togetherMax) report(`${entrant.key} was parted from its class`, at)
      for (const other of entrants) {
        if (other.together !== entrant.together || !isGrouped(other)) continue
        if (compareRanks(rankOf(other), rankOf(entrant)) > 0) {
          report(`${entrant.key} was overtaken within its class`, at)
        }
      }
    }
  }

  const checkReleased = (one: Released, at: Second): void => {
    const { entrant } = one
    const watched = waiting.get(entrant.key)
    if (watched === undefined) {
      report(`${entrant.key} was let in and did not wait`, at)
      return
    }
    const isSame =
      compareRanks(rankOf(entrant), rankOf(watched.entrant)) === 0 &&
      entrant.arrivedAtMs === watched.entrant.arrivedAtMs
    if (!isSame) report(`${entrant.key} lost rank, number or arrival`, at)
    if (at > watched.presentUntil + presentSlack) report(`${entrant.key} was absent and let in`, at)
  }

  const add = (to: Account, amount: number): number => {
    to.value += amount
    to.least = Math.min(to.least, to.value)
    return to.value - to.least
  }

  /** The shares of the lanes, the capacity and the standstill. */
  const checkAmounts = (
    entrants: readonly Entrant[],
    offered: number,
    isServing: boolean,
    at: Second,
  ): void => {
    const counts = { pass: 0, known: 0, unknown: 0 }
    for (const entrant of entrants) counts[entrant.lane] += 1
    const serving = isServing ? offered : 0
    if (add(admitted, entrants.length - offered) > burst) report('more than the capacity', at)

    const isLive = (lane: Lane): boolean => live[lane].length > 0
    if (!isLive('known') && !isLive('unknown')) passes = account()
    else if (add(passes, counts.pass - serving * lineRules.passShare) > burst + 1) {
      report('passes took more than their part', at)
    }
    // Where nobody known waits, strangers have what passes leave.
    const strangersPart = isLive('known') ? lineRules.unknownShare : 1 - lineRules.passShare
    if (!isLive('known') && !isLive('pass')) strangers = account()
    else if (add(strangers, counts.unknown - serving * strangersPart) > burst + 1) {
      report('the unknown took more than their part', at)
    }
    if (lanes.every((lane) => !isLive(lane))) lag = account()
    else if (add(lag, serving - entrants.length) > burst + 2 + plan.jumps.length * offered) {
      report('somebody present waits, the rate allows it, and nobody goes in', at)
    }
    const leftByPasses = isLive('pass') ? 1 - lineRules.passShare : 1
    const parts = {
      pass: lineRules.passShare,
      known: leftByPasses * (isLive('unknown') ? 1 - lineRules.unknownShare : 1),
      unknown: leftByPasses * lineRules.unknownShare,
    }
    for (const lane of lanes) {
      if (!isLive(lane)) lags[lane] = account()
      else if (add(lags[lane], serving * parts[lane] - counts[lane]) > 3 * burst + 3) {
        report(`the lane ${lane} gets less than its part`, at)
      }
    }
  }

  return {
    violations,
    report,
    restarted() {
      waiting.clear()
      gone.clear()
      classes.clear()
      admitted = account()
      passes = account()
      strangers = account()
      lag = account()
      lags = { pass: account(), known: account(), unknown: account() }
    },
    joined(watched) {
      const { entrant } = watched
      waiting.set(entrant.key, watched)
      if (!isGrouped(entrant) || entrant.together === null) return
      const own = { rank: rankOf(entrant), fromMs: fromOf(entrant) }
      const before = classes.get(entrant.together) ?? own
      classes.set(entrant.together, {
        rank: earlier(before.rank, own.rank),
        fromMs: Math.min(before.fromMs, own.fromMs),
      })
    },
    left: (key) => waiting.delete(key),
    honoured(given, entrant, at) {
      // An earlier arrival by another device counts instead.
      const isTheirs = formatNumber(given.number) === formatNumber(entrant.number)
      if (!isTheirs && entrant.arrivedAtMs >= given.arrivedAtMs) {
        report(`${entrant.key} lost the number it was given`, at)
      }
    },
    hasReleased: (key) => gone.has(key),
    walkedIn(entrant, at) {
      walked.push(entrant)
      waiting.delete(entrant.key)
      if (entrant.lane !== 'unknown' && liveIn(entrant.lane).length > 0) {
        report(`${entrant.key} walked past the line`, at)
      }
    },
    released(released, offered, isServing, at) {
      for (const one of released) checkReleased(one, at)
      const entrants = released.map((one) => one.entrant)
      for (const { key } of entrants) {
        waiting.delete(key)
        gone.add(key)
      }
      for (const lane of lanes) live[lane] = []
      for (const each of waiting.values()) if (each.isLive) live[each.entrant.lane].push(each)
      if (entrants.length > 0) {
        checkOrder(entrants, at)
        checkClasses(entrants, at)
      }
      checkAmounts(
        walked.length === 0 ? entrants : [...entrants, ...walked],
        offered,
        isServing,
        at,
      )
      walked = []
    },
  }
}

function earlier(left: Rank, right: Rank): Rank {
  return compareRanks(left, right) <= 0 ? left : right
}
