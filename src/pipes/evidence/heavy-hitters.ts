/**
 * The most frequent of many things, in bounded memory: Space-Saving (Metwally and others, 2005). Of
 * n things passed and m kept, everything that came more than n/m times is kept, and no count is too
 * high by more than n/m. Each step costs the same, however many are kept.
 */

export interface Hitter<Detail> {
  readonly key: string
  /** At most this often … */
  readonly count: number
  /** … and at least `count - overcount`. */
  readonly overcount: number
  /** What is noted about it since it was last taken in. */
  readonly detail: Detail
}

export interface HeavyHitters<Detail> {
  /** Counts one more, and gives what is noted about it. */
  add(key: string): Detail
  get(key: string): Hitter<Detail> | null
  /** The most frequent first. */
  list(): Hitter<Detail>[]
}

interface Kept<Detail> {
  readonly key: string
  count: number
  overcount: number
  detail: Detail
}

export function createHeavyHitters<Detail>(
  keptMax: number,
  freshDetail: () => Detail,
): HeavyHitters<Detail> {
  const kept = new Map<string, Kept<Detail>>()
  /** Those of the same count, the longest there first. */
  const byCount = new Map<number, Set<Kept<Detail>>>()
  let lowest = 1

  const place = (one: Kept<Detail>): void => {
    const same = byCount.get(one.count)
    if (same === undefined) byCount.set(one.count, new Set([one]))
    else same.add(one)
  }
  const displace = (one: Kept<Detail>): void => {
    const same = byCount.get(one.count)
    same?.delete(one)
    if (same?.size === 0) byCount.delete(one.count)
  }
  /** Counts only grow, and so does the lowest: over all calls this steps no further than they do. */
  const findLowest = (): Kept<Detail> => {
    for (;;) {
      const same = byCount.get(lowest)
      if (same !== undefined) for (const one of same) return one
      lowest += 1
    }
  }
  const takeIn = (key: string): Kept<Detail> => {
    if (kept.size < keptMax) {
      lowest = 1
      return { key, count: 0, overcount: 0, detail: freshDetail() }
    }
    const leaving = findLowest()
    displace(leaving)
    kept.delete(leaving.key)
    return { key, count: leaving.count, overcount: leaving.count, detail: freshDetail() }
  }

  return {
    add(key) {
      const known = kept.get(key)
      const one = known ?? takeIn(key)
      if (known === undefined) kept.set(key, one)
      else displace(one)
      one.count += 1
      place(one)
      return one.detail
    },
    get: (key) => kept.get(key) ?? null,
    list: () => [...kept.values()].sort((left, right) => right.count - left.count),
  }
}
