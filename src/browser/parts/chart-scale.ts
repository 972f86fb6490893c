/** The arithmetic of charts: round numbers on the axis, and names that do not lie on each other. */

/** From 0 in even steps of 1, 2 or 5 × 10ⁿ, three to six of them, until `max` is covered. */
export function niceScale(max: number): number[] {
  if (!(max > 0)) return [0, 1]
  const rough = max / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? max
  const count = Math.ceil(max / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** Moves wished heights apart so that neighbours keep `gap`, within `min` and `max`; same order. */
export function labelRows(
  wished: readonly number[],
  room: { gap: number; min: number; max: number },
): number[] {
  const order = wished.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  let floor = room.min
  for (const label of order) {
    label.at = Math.max(label.at, floor)
    floor = label.at + room.gap
  }
  let ceiling = room.max
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, ceiling)
    ceiling = label.at - room.gap
  }
  const rows = new Array<number>(wished.length).fill(0)
  for (const label of order) rows[label.index] = label.at
  return rows
}
