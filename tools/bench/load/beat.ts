/** The moments at which calls are due, decided before anything is sent: an open loop. */
import type { Random } from '#kernel/random.ts'

/** The next moment, in ms from the beginning; each call gives a later one. */
export type Beat = () => number

export function createBeat(
  ratePerSecond: number,
  spacing: 'even' | 'poisson',
  random: Pick<Random, 'fraction'>,
): Beat {
  const meanMs = 1_000 / ratePerSecond
  if (spacing === 'even') {
    let count = 0
    return () => {
      count += 1
      // Multiplied, not added up: a million additions would drift.
      return count * meanMs
    }
  }
  let atMs = 0
  return () => {
    atMs -= Math.log(1 - random.fraction()) * meanMs
    return atMs
  }
}
