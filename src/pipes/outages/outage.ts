/**
 * An outage: a span in which this installation could not serve, concluded from its own signs of
 * life. Pure. Two clocks speak: the machine's steady one says how long, the one on the wall says
 * when; where they disagree, only what both of them allow is believed, so that a clock that was set
 * invents nothing.
 */
import type { LineSizes } from '#pipes/waiting-room/waiting-line.ts'

/** How often a process that keeps the doors gives a sign of life, in ms. */
export const beatEveryMs = 5_000
/** A silence that is shorter is no outage: four beats may be missed, as at a quick restart. */
export const silenceMsMin = 20_000
/** What the wall clock alone may claim after a machine was started anew. */
export const unprovenMsMax = 7 * 86_400_000
/** Who comes now and is known would wait longer than this: the door serves nobody in time. */
export const lineWaitMsMin = 5 * 60_000
/** Spans of one reason that are so near to each other are one. */
export const joinMs = 2 * beatEveryMs
/** Outages are kept this long, so that a whole school year can be looked at again. */
export const outagesKeptMs = 400 * 86_400_000

export const outageReasons = ['stopped', 'no_database', 'stalled', 'line'] as const
export type OutageReason = (typeof outageReasons)[number]

export interface Outage {
  readonly fromMs: number
  readonly untilMs: number
  readonly reason: OutageReason
}

/** A sign of life as it was written. */
export interface WrittenBeat {
  /** Which boot of which machine: `steadyMs` counts from there. */
  readonly boot: string
  /** Which start of the process. */
  readonly run: string
  readonly wallMs: number
  readonly steadyMs: number
}

export interface Beat extends WrittenBeat {
  /** At every release since the beat before. */
  readonly isDoorBlocked: boolean
  /** This process tried in vain to write one since. */
  readonly hadTrouble: boolean
}

/**
 * What the time since the last sign of life was, of whichever machine. Null: all was well, or there
 * is nothing to compare with.
 */
export function judgeBeat(written: readonly WrittenBeat[], beat: Beat): Outage | null {
  const silence = silenceBefore(written, beat)
  if (silence === null) return null
  const { fromMs, untilMs, before } = silence
  if (untilMs - fromMs < silenceMsMin) {
    return beat.isDoorBlocked ? { fromMs, untilMs, reason: 'line' } : null
  }
  const sameRun = before.run === beat.run
  return {
    fromMs,
    untilMs,
    reason: beat.hadTrouble ? 'no_database' : sameRun ? 'stalled' : 'stopped',
  }
}

function silenceBefore(written: readonly WrittenBeat[], beat: Beat) {
  const latest = written.reduce<WrittenBeat | null>(
    (last, one) => (last === null || one.wallMs > last.wallMs ? one : last),
    null,
  )
  const before = written.find((one) => one.boot === beat.boot) ?? latest
  if (before === null) return null
  const { fromMs, untilMs } =
    before.boot === beat.boot ? byBothClocks(before, beat) : byWallClock(before, beat)
  // Whoever served meanwhile, on another machine, ends the silence at that moment.
  const others = written.filter((one) => one !== before).map((one) => one.wallMs)
  const sinceMs = Math.max(fromMs, ...others)
  return untilMs > sinceMs ? { fromMs: sinceMs, untilMs, before } : null
}

/** Within one boot: as long as the steady clock says, and only where both readings lie. */
function byBothClocks(before: WrittenBeat, beat: WrittenBeat) {
  const lengthMs = beat.steadyMs - before.steadyMs
  return {
    fromMs: Math.max(before.wallMs, beat.wallMs - lengthMs),
    untilMs: Math.min(beat.wallMs, before.wallMs + lengthMs),
  }
}

/**
 * After another boot only the wall clock knows; what it says is believed up to a bound. Beyond it
 * the machine's own time since its boot is all that is certain.
 */
function byWallClock(before: WrittenBeat, beat: WrittenBeat) {
  const isBelieved = beat.wallMs - before.wallMs <= unprovenMsMax
  const certainMs = Math.min(beat.steadyMs, unprovenMsMax)
  return {
    fromMs: isBelieved ? before.wallMs : Math.max(before.wallMs, beat.wallMs - certainMs),
    untilMs: beat.wallMs,
  }
}

/**
 * Whether somebody whom the installation knows and who comes now would wait too long. The lane of
 * strangers does not count: whoever hoards tickets there must not buy anybody time.
 */
export function isDoorBlocked({ waiting, perSecond }: LineSizes): boolean {
  const people = waiting.pass + waiting.known
  if (people === 0) return false
  return perSecond <= 0 || (people / perSecond) * 1_000 >= lineWaitMsMin
}
