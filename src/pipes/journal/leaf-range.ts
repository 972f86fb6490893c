/** Ranges of leaves of a log. */

/** From this leaf until before that one. */
export type LeafRange = readonly [number, number]

/** What is left of a range without these, which are in order and do not touch. */
export function withoutRanges([from, to]: LeafRange, others: readonly LeafRange[]): LeafRange[] {
  const left: LeafRange[] = []
  let at = from
  for (const [first, end] of others) {
    if (first >= to) break
    if (first > at) left.push([at, first])
    at = Math.max(at, end)
  }
  if (at < to) left.push([at, to])
  return left
}

/** In the order of the log, none touching another. */
export function joinRanges(ranges: readonly LeafRange[]): LeafRange[] {
  const joined: LeafRange[] = []
  for (const [from, to] of ranges.toSorted(([left], [right]) => left - right)) {
    const last = joined.at(-1)
    if (last === undefined || from > last[1]) joined.push([from, to])
    else joined[joined.length - 1] = [last[0], Math.max(last[1], to)]
  }
  return joined
}
