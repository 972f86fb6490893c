/**
 * How many entries a checkpoint adds, so that the size of the public tree tells no exact count: the
 * next of 16, 32, 64, 128, 256, and from there four steps in each doubling.
 */

/** A quiet cell stays here: ten signs of life, and room for a handful of requests. */
export const batchEntriesMin = 16
const coarseUntil = 256

export function paddedCount(entries: number): number {
  const doubling = 2 ** Math.ceil(Math.log2(Math.max(entries, batchEntriesMin)))
  if (doubling <= coarseUntil) return doubling
  const step = doubling / 8
  return Math.ceil(entries / step) * step
}
