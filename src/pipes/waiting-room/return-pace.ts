/**
 * When those come back who were answered without a place: one after the other, at the pace at which
 * the door lets people in, so that their return is no second rush. Pure; the server adds the jitter.
 */
import { pollMaxMs, pollMinMs } from './poll-pace.ts'

/** While the door lets in fewer a second, or nobody: coming back is cheaper than going in. */
export const returnsPerSecondMin = 200

export interface Return {
  readonly afterMs: number
  /** Who were told to come back before this one, and have not been due yet. */
  readonly before: number
}

export interface ReturnPace {
  /** `perSecond`: people let in a second; `nowMs`: a clock that never goes back. */
  next(perSecond: number, nowMs: number): Return
}

export function createReturnPace(): ReturnPace {
  let nextMs = Number.NEGATIVE_INFINITY
  return {
    next(perSecond, nowMs) {
      const everyMs = 1_000 / Math.max(perSecond, returnsPerSecondMin)
      const dueMs = Math.max(nextMs, nowMs + pollMinMs)
      // Beyond the longest wait all come within it: they ask again, and keep their rank.
      nextMs = Math.min(dueMs + everyMs, nowMs + pollMaxMs)
      return {
        afterMs: Math.round(dueMs - nowMs),
        before: Math.round((dueMs - nowMs - pollMinMs) / everyMs),
      }
    },
  }
}
