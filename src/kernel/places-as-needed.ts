/** How much a cache may hold, for `LRUCache`, so that it takes room with what comes in. */

/**
 * Told a `max`, such a cache takes the room for all its places when it is made: tens of milliseconds and some
 * megabytes for each hundred thousand, at every start, of which most cells never fill a tenth. Counted as a
 * size of one each, as many fit in, and the room grows with them.
 */
export function placesAsNeeded(placesMax: number): {
  readonly maxSize: number
  readonly sizeCalculation: () => number
} {
  return { maxSize: placesMax, sizeCalculation: one }
}

const one = (): number => 1
