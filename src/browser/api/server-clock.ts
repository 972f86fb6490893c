/**
 * What time it is at the school, as its last answer said: a device's own clock may be an hour off, or be set
 * while the page is open.
 */
import { createElapsed } from '#browser/parts/elapsed.ts'

export interface ServerClock {
  /** The `Date` of an answer; null and what is no date tell nothing. */
  hear(date: string | null): void
  /** By the device's clock for as long as the school has said nothing. */
  nowMs(): number
}

export function createServerClock(
  wallMs: () => number = Date.now,
  begin: () => () => number = createElapsed,
): ServerClock {
  let nowMs = wallMs
  return {
    hear(date) {
      const heardMs = Date.parse(date ?? '')
      if (Number.isNaN(heardMs)) return
      const elapsed = begin()
      nowMs = () => heardMs + elapsed()
    },
    nowMs: () => nowMs(),
  }
}

export const serverClock = createServerClock()
