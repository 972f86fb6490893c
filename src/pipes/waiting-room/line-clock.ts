/**
 * Time without jumps, made from a clock that has them: an operator sets the machine's clock, a
 * virtual machine is paused, and nobody in the line may gain or lose an hour by it. It is read at
 * every release, so a longer gap than `stepMaxMs` is a jump or a pause, not a wait.
 */

/** The longest step that is believed, forward; and the backward one that is mere disagreement. */
const stepMaxMs = 5_000

export interface LineClock {
  /** The even time that belongs to this reading of the machine's clock. Never goes back. */
  read(nowMs: number): number
  /** Takes over the machine's time; only while nobody waits who could lose by it. */
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
      evenMs = Math.max(evenMs, nowMs)
    },
  }
}
