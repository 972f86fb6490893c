/**
 * How much time has passed, whatever was done to the device's clock meanwhile: by the page's own count,
 * which no correction touches, and by the clock for what the page slept through, since its count may stand still
 * then. A clock that is set forward looks like a sleep: whoever has to be sure asks the school.
 */
interface Clocks {
  /** The device's clock. */
  readonly wallMs: () => number
  /** Never set, but it may stand still while the device sleeps. */
  readonly steadyMs: () => number
}

/** What the two may differ by without anybody having slept. */
const sleptMsMin = 2_000

const ownClocks: Clocks = { wallMs: () => Date.now(), steadyMs: () => performance.now() }

/** Answers, at every call, the milliseconds since it was made. */
export function createElapsed({ wallMs, steadyMs }: Clocks = ownClocks): () => number {
  let wall = wallMs()
  let steady = steadyMs()
  let elapsedMs = 0
  return () => {
    const wallGone = wallMs() - wall
    const steadyGone = steadyMs() - steady
    wall += wallGone
    steady += steadyGone
    elapsedMs += wallGone - steadyGone > sleptMsMin ? wallGone : steadyGone
    return elapsedMs
  }
}
