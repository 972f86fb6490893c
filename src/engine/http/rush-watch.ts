/**
 * How many of the calls that come may take their time. A queue that stands is told from a burst as
 * CoDel does (RFC 8289): by what even the quick calls have to wait. What stands in the sockets counts
 * too: a call is read when the process has done with all that came before in the same turn of its
 * event loop. While there is such a queue, fewer and fewer calls are let through to the work.
 */

/** A crowd: fewer calls than these in one period are never too many. */
export const crowdMin = 64
/** What a call may have to wait at least, in ms: the longest turn, and a quick call after it. */
export const quickMs = 200
/** The part of a period's calls that are its quick ones: some few ask for nothing that takes long. */
const quickShare = 1 / 5
/** Calls are judged together for so long, in ms, and at least for a turn. */
export const periodMs = 100
/** Periods in a row that are too slow before anything follows. */
export const patience = 3
/** However slow: one in so many goes through, so that it is noticed when there is room again. */
export const oneIn = 64
const slower = 0.5
const faster = 1.25

export interface RushWatch {
  /** A call has come. False: it is to be answered without the work. */
  mayTakeTime(): boolean
  /** The work of a call begins; what it gives goes to `end`, if the work was done. */
  begin(): number
  end(beganAtMs: number): void
}

export interface LoopClock {
  /** In ms, and never back. */
  nowMs(): number
  /** When the event loop has served all that it found in this turn. */
  afterTurn(work: () => void): void
}

export function createRushWatch({ afterTurn, nowMs }: LoopClock): RushWatch {
  let share = 1
  let credit = 0
  let slowPeriods = 0
  let isInTurn = false
  let period = freshPeriod(nowMs())

  /** `periods`: how many have gone by since the last judgement; one that nobody came in was calm. */
  const judge = (periods: number): void => {
    const { calls, longestTurnMs, tookMs } = period
    const isSlow = calls >= crowdMin && longestTurnMs + quickOf(tookMs) > quickMs
    slowPeriods = isSlow ? slowPeriods + 1 : 0
    if (!isSlow) share = Math.min(1, share * faster ** periods)
    else if (share < 1 || slowPeriods >= patience) share = Math.max(1 / oneIn, share * slower)
  }
  const beginTurn = (): void => {
    const beganAtMs = nowMs()
    const periods = Math.floor((beganAtMs - period.beganAtMs) / periodMs)
    if (periods >= 1) {
      judge(periods)
      period = freshPeriod(beganAtMs)
    }
    isInTurn = true
    afterTurn(() => {
      isInTurn = false
      period.longestTurnMs = Math.max(period.longestTurnMs, nowMs() - beganAtMs)
    })
  }
  return {
    mayTakeTime() {
      if (!isInTurn) beginTurn()
      period.calls += 1
      if (share === 1) return true
      credit += share
      if (credit < 1) return false
      credit -= 1
      return true
    },
    begin: nowMs,
    end(beganAtMs) {
      period.tookMs.push(nowMs() - beganAtMs)
    },
  }
}

interface Period {
  readonly beganAtMs: number
  calls: number
  longestTurnMs: number
  /** Of the calls that were done. */
  readonly tookMs: number[]
}

/** What one of the quick calls took; infinite where none was done. */
function quickOf(tookMs: number[]): number {
  tookMs.sort((left, right) => left - right)
  return tookMs[Math.floor(tookMs.length * quickShare)] ?? Number.POSITIVE_INFINITY
}

function freshPeriod(beganAtMs: number): Period {
  return { beganAtMs, calls: 0, longestTurnMs: 0, tookMs: [] }
}
