/**
 * The time at which the server asked to be left until. Nothing that goes by itself goes before it: neither
 * what changed since, nor what waited for the line, nor what is asked from time to time.
 */

export interface ToldPause {
  /** From now on, so long. */
  tell(ms: number): void
  /** 0: it is over. */
  leftMs(): number
}

export function createToldPause(now: () => number): ToldPause {
  let untilMs = Number.NEGATIVE_INFINITY
  let lengthMs = 0
  return {
    tell(ms) {
      lengthMs = ms
      untilMs = now() + ms
    },
    leftMs() {
      const left = untilMs - now()
      // A clock that was set back would make it last for as long.
      return left > lengthMs ? 0 : Math.max(0, left)
    },
  }
}

/** What the server told this page when it asked for something to show. */
export const pageToldPause: ToldPause = createToldPause(Date.now)
