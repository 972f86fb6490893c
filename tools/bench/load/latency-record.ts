/**
 * Latencies of one run, every one kept, so that a percentile is a value that was measured and not a
 * bucket's edge. What never came back counts as the longest of all.
 */

export interface LatencySummary {
  readonly count: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

export interface LatencyRecord {
  /** Beyond `countMax` nothing is kept any more: plans are checked against it before they run. */
  add(latencyMs: number): void
  /** `lost`: calls without an answer; they stand behind the slowest. */
  summary(lost: number): LatencySummary
}

export function createLatencyRecord(countMax: number): LatencyRecord {
  const kept = new Float64Array(countMax)
  let count = 0
  return {
    add(latencyMs) {
      if (count < countMax) kept[count] = latencyMs
      count += 1
    },
    summary(lost) {
      const sorted = kept.slice(0, Math.min(count, countMax)).sort()
      const at = (share: number): number => quantile(sorted, lost, share)
      return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
    },
  }
}

/**
 * Nearest rank: the smallest value that at least `share` of all are not above. `lost` more values are
 * infinite. NaN where there is nothing.
 */
export function quantile(sorted: Float64Array, lost: number, share: number): number {
  const all = sorted.length + lost
  if (all === 0) return Number.NaN
  const rank = Math.max(1, Math.ceil(all * share))
  return rank > sorted.length ? Number.POSITIVE_INFINITY : (sorted[rank - 1] ?? Number.NaN)
}

/** The middle one; of an even number the lower of the two in the middle. */
export function medianBy<T>(list: readonly T[], pick: (one: T) => number): T {
  const sorted = [...list].sort((left, right) => pick(left) - pick(right))
  const middle = sorted[Math.ceil(sorted.length / 2) - 1]
  if (middle === undefined) throw new Error('no median of nothing')
  return middle
}
