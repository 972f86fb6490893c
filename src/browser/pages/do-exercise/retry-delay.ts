/** When to try again after a failure: later each time, never all devices at once. */
import type { ApiRefusal } from '#browser/api/call-api.ts'

const firstDelayMs = 2_000
const delayMsMax = 60_000
/** Share by which a delay varies, so that a class that lost its line does not return as one. */
const jitter = 0.3

/** True where the same request may succeed by itself later: no answer, too many, overloaded, a bug. */
export function isWorthRetrying({ status }: Pick<ApiRefusal, 'status'>): boolean {
  return status === 0 || status === 429 || status >= 500
}

/**
 * Milliseconds until the next try. `failures` counts from 1; `askedMs` is what the server asked
 * for; `random` is in [0, 1).
 */
export function retryDelayMs(failures: number, askedMs: number | null, random: number): number {
  const growing = Math.min(delayMsMax, firstDelayMs * 2 ** (failures - 1))
  const base = Math.max(growing, askedMs ?? 0)
  return Math.round(base * (1 - jitter + 2 * jitter * random))
}
