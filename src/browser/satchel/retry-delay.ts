/** When to try again after a failure: later each time, never all devices at once. */
import type { ApiRefusal } from '#browser/api/call-api.ts'

const firstDelayMs = 2_000
export const delayMsMax = 60_000
/** Share by which a delay varies, so that a class that lost its line does not return as one. */
const jitter = 0.3

/**
 * True where the same request may succeed by itself later: no answer, too many, overloaded, a
 * bug, or an answer that is not the school's at all (a hotel's or a school's own portal).
 */
export function isWorthRetrying({ status, code }: Pick<ApiRefusal, 'status' | 'code'>): boolean {
  return status === 0 || status === 429 || status >= 500 || code === 'strange_answer'
}

/**
 * Milliseconds until the next try. `failures` counts from 1; `askedMs` is what the server asked
 * for, and never undercut; `random` is in [0, 1).
 */
export function retryDelayMs(failures: number, askedMs: number | null, random: number): number {
  const growing = Math.min(delayMsMax, firstDelayMs * 2 ** Math.min(30, failures - 1))
  const ours = growing * (1 - jitter + 2 * jitter * random)
  const told = askedMs === null ? 0 : askedMs * (1 + jitter * random)
  return Math.round(Math.max(ours, told))
}
