/**
 * How far behind a speaker the listener stays, so that what the line holds back still comes in time:
 * decided by how late the frames of the last half minute were, and by nothing else. Times are
 * milliseconds; the speaker's clock and the listener's need not agree, nor run equally fast.
 */

/** Between a punctual frame's end and its sounding. */
export const delayMsMin = 200
export const delayMsMax = 800

/** The fastest way of so long counts as the line's own; clocks of 200 ppm part by 3 ms in it. */
const baseWindowMs = 15_000
/** Lateness of so long is expected again. */
const jitterWindowMs = 30_000
/** At most so many frames are remembered: the window in frames of 20 ms. */
const arrivalsMax = 1_500
/** Of a hundred frames so many must come in time. */
const punctualShare = 0.99
const marginMs = 20
/** A clock that moved by more is another clock: the speaker's page was opened anew. */
const otherClockMs = 2_000

/** Nearer to the aim than this is there. */
const nearMs = 15
/** A voice that is so much faster or slower still sounds like itself. */
const rateChangeMax = 0.04
/** So far off, the rate is changed by half of all it may be. */
const halfRateMs = 40
/** Beyond so much too late, silence is left out. */
const leapInQuietMs = 40
/** Beyond so much too late, sound is left out too: nobody wants to hear it any more. */
const leapAnywayMs = 1_000

/** What to do with the next moment: go on at this rate, or first leap so far ahead. */
export interface Steering {
  readonly rate: number
  readonly leapMs: number
}

export interface JitterBuffer {
  /** A frame came that is so long and ends at `endMs` of the speaker's clock. */
  arrive(endMs: number, lengthMs: number, nowMs: number): void
  targetMs(): number
  /** How far behind the listener is who hears `atMs` now. */
  delayMs(atMs: number, nowMs: number): number
  /** What is to be heard now, of the speaker's clock, by who begins to listen. */
  startAt(nowMs: number): number
  /** `quietMs`: so long is silence from here on. */
  steer(atMs: number, nowMs: number, quietMs: number): Steering
}

interface Arrival {
  readonly atMs: number
  /** From the frame's end to its coming, on two clocks. */
  readonly transitMs: number
}

export function createJitterBuffer(): JitterBuffer {
  let arrivals: Arrival[] = []
  let baseMs = 0
  let targetMs = delayMsMin

  const delayMs = (atMs: number, nowMs: number): number => nowMs - atMs - baseMs

  return {
    delayMs,
    targetMs: () => targetMs,
    startAt: (nowMs) => nowMs - baseMs - targetMs,
    arrive(endMs, lengthMs, nowMs) {
      const transitMs = nowMs - endMs
      if (Math.abs(transitMs - baseMs) > otherClockMs) arrivals = []
      arrivals = arrivals.filter(({ atMs }) => atMs > nowMs - jitterWindowMs).slice(1 - arrivalsMax)
      arrivals.push({ atMs: nowMs, transitMs })
      baseMs = fastest(arrivals, nowMs)
      const wantedMs = lengthMs + usualLateness(arrivals, baseMs) + marginMs
      targetMs = Math.min(delayMsMax, Math.max(delayMsMin, wantedMs))
    },
    steer(atMs, nowMs, quietMs) {
      const offMs = delayMs(atMs, nowMs) - targetMs
      if (offMs > leapAnywayMs) return { rate: 1, leapMs: offMs }
      if (offMs > leapInQuietMs && quietMs > 0) return { rate: 1, leapMs: Math.min(offMs, quietMs) }
      if (Math.abs(offMs) <= nearMs) return { rate: 1, leapMs: 0 }
      const wanted = (offMs / halfRateMs) * (rateChangeMax / 2)
      return { rate: 1 + Math.min(rateChangeMax, Math.max(-rateChangeMax, wanted)), leapMs: 0 }
    },
  }
}

function fastest(arrivals: readonly Arrival[], nowMs: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const { atMs, transitMs } of arrivals) {
    if (atMs > nowMs - baseWindowMs && transitMs < least) least = transitMs
  }
  return least
}

/** So late or less were as many as must come in time. */
function usualLateness(arrivals: readonly Arrival[], baseMs: number): number {
  const transits = arrivals.map(({ transitMs }) => transitMs).sort((one, other) => one - other)
  const transit = transits[Math.ceil(transits.length * punctualShare) - 1] ?? baseMs
  return Math.max(0, transit - baseMs)
}
