/**
 * Time without jumps, made from a clock that has them: an operator sets the machine's clock, a
 * virtual machine is paused, and nobody in the line may gain or lose an hour by it. It is read at
 * every release, so a longer gap than `stepMaxMs` is a jump or a pause, not a wait.
 */
import { ticketLifeMs } from './ticket.ts'

/** The longest step that is believed, forward; and the backward one that is mere disagreement. */
export const stepMaxMs = 5_000

/**
 * Where a process begins that starts in the middle of a line: not before what was handed out, unless
 * that lies so far off that no ticket of then is good any more. Null: nobody waited, nothing binds.
 */
export function anchorOf(floorMs: number | null, nowMs: number): number | null {
  if (floorMs === null || Math.abs(floorMs - nowMs) >= ticketLifeMs) return null
  return Math.max(floorMs, nowMs)
}

export interface LineClock {
  /** The even time that belongs to this reading of the machine's clock. Never goes back by itself. */
  read(nowMs: number): number
  /** Takes over the machine's time, even an earlier one; only while nobody waits who could lose by it. */
  settle(nowMs: number): void
}

/** `anchorMs`: what the first reading gives; absent, the machine's own time. */
export function createLineClock(anchorMs?: number): LineClock {
  let evenMs = anchorMs ?? 0
  let lastMs: number | null = null

  return {
    read(nowMs) {
      if (lastMs === null) {
        lastMs = nowMs
        evenMs = anchorMs ?? nowMs
        return evenMs
      }
      const stepMs = nowMs - lastMs
      // Two processes may disagree by a little: whoever is behind does not turn the time back.
      if (stepMs < 0 && stepMs >= -stepMaxMs) return evenMs
      lastMs = nowMs
      evenMs += Math.min(stepMaxMs, Math.max(0, stepMs))
      return evenMs
    },
    settle(nowMs) {
      lastMs = nowMs
      evenMs = nowMs
    },
  }
}
