/** Units laid together by a number that each has: the load of one person, of one source. */

export interface Bundles {
  /** Numbers below this may have units. */
  readonly keys: number
  /** The units of a key in the order in which they came; empty where it has none. */
  of(key: number): Uint32Array
}

/** `keyOf` gives a number below `keys`, or −1 for a unit that is left out. */
export function bundleUnits(
  units: Uint32Array,
  keys: number,
  keyOf: (unit: number) => number,
): Bundles {
  const starts = new Uint32Array(keys + 1)
  for (const unit of units) {
    const key = keyOf(unit)
    if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let key = 0; key < keys; key += 1)
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const laid = new Uint32Array(starts[keys] ?? 0)
  for (const unit of units) {
    const key = keyOf(unit)
    if (key < 0) continue
    const place = next[key] ?? 0
    laid[place] = unit
    next[key] = place + 1
  }
  return { keys, of: (key) => laid.subarray(starts[key] ?? 0, starts[key + 1] ?? 0) }
}
