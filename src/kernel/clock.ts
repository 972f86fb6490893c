/**
 * Time is handed in, never taken: acts and decisions receive a `Clock`, so that tests and
 * the simulator can run any morning at any speed.
 */

export interface Clock {
  /** Milliseconds since 1970, UTC; may jump when the machine's clock is set. */
  now(): number
  /** Milliseconds on a clock that never goes back; for durations only. */
  monotonicMs(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

/** A clock that stands still until told: for tests. */
export interface FixedClock extends Clock {
  advance(ms: number): void
  set(time: number | string): void
}

export function fixedClock(start: number | string): FixedClock {
  let time = typeof start === 'string' ? Date.parse(start) : start
  let elapsedMs = 0
  return {
    now: () => time,
    monotonicMs: () => elapsedMs,
    advance(ms) {
      time += ms
      elapsedMs += ms
    },
    set(next) {
      time = typeof next === 'string' ? Date.parse(next) : next
    },
  }
}
