/**
 * How many are let in a second: never more than the certified capacity (a cautious configured one
 * until a certificate exists), less at once when the machine says that it is too much, more again
 * only slowly. Pure: the signals are measured elsewhere and handed in.
 */

/** What the running process feels, each in ms. */
export interface LoadSignals {
  /** How late the event loop comes back. */
  readonly eventLoopDelayMs: number
  /** How long a query waits for a connection. */
  readonly databaseWaitMs: number
  /** How old the oldest row is that waits for its group commit. */
  readonly queueAgeMs: number
}

/** Where each signal means "too much". */
export const signalLimits: LoadSignals = {
  eventLoopDelayMs: 100,
  databaseWaitMs: 250,
  queueAgeMs: 250,
}

export interface AdmissionRate {
  readonly perSecond: number
  /** Before this the last lowering is given time to show in the signals; monotonic ms. */
  readonly restUntilMs: number
}

/** Lowered to no less than half in one step, and to no less than this part of the capacity. */
const loweringMin = 0.5
const rateFloor = 0.02
/** The next lowering waits until the last one can show. */
const restMs = 1_000
/** Below this part of every limit the rate may rise, by this part of the capacity a second. */
const calmBelow = 0.7
const risePerSecond = 0.02

export function startRate(capacityPerSecond: number): AdmissionRate {
  return { perSecond: capacityPerSecond, restUntilMs: Number.NEGATIVE_INFINITY }
}

/** How near the worst signal is to its limit: 1 is at it. */
export function stressOf(signals: LoadSignals, limits: LoadSignals = signalLimits): number {
  return Math.max(
    signals.eventLoopDelayMs / limits.eventLoopDelayMs,
    signals.databaseWaitMs / limits.databaseWaitMs,
    signals.queueAgeMs / limits.queueAgeMs,
  )
}

/** The rate from now on. `elapsedMs`: since the last call; both times from a monotonic clock. */
export function nextRate(
  rate: AdmissionRate,
  input: {
    readonly capacityPerSecond: number
    readonly signals: LoadSignals
    readonly nowMs: number
    readonly elapsedMs: number
  },
): AdmissionRate {
  const { capacityPerSecond, nowMs } = input
  const stress = stressOf(input.signals)
  const floor = capacityPerSecond * rateFloor
  const atMost = Math.min(rate.perSecond, capacityPerSecond)
  if (stress > 1) {
    if (nowMs < rate.restUntilMs) return { ...rate, perSecond: atMost }
    const lowered = atMost * Math.max(loweringMin, 1 / stress)
    return { perSecond: Math.max(floor, lowered), restUntilMs: nowMs + restMs }
  }
  if (stress >= calmBelow || nowMs < rate.restUntilMs) return { ...rate, perSecond: atMost }
  const risen = atMost + (capacityPerSecond * risePerSecond * Math.max(0, input.elapsedMs)) / 1_000
  return { ...rate, perSecond: Math.min(capacityPerSecond, Math.max(floor, risen)) }
}
