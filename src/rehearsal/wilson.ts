/**
 * How sure a share of few runs is: the interval of Wilson (1927), which is honest where all or none
 * of them succeeded.
 */

/** 95 % of a normal distribution lie within. */
const z = 1.96

export function wilson(
  hits: number,
  runs: number,
): { readonly low: number; readonly high: number } {
  if (runs === 0) return { low: 0, high: 1 }
  const share = hits / runs
  const middle = share + z ** 2 / (2 * runs)
  const half = z * Math.sqrt((share * (1 - share)) / runs + z ** 2 / (4 * runs ** 2))
  const below = 1 + z ** 2 / runs
  return { low: Math.max(0, (middle - half) / below), high: Math.min(1, (middle + half) / below) }
}
