/**
 * Promised waits against real ones, in a table of fixed size, so that it can be published how
 * honest the promise was. In memory, pure: who publishes it also keeps small counts back.
 */

/** Upper ends of the classes, in ms; the last class has none. */
export const waitClassesMs: readonly number[] = [
  10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, 3_600_000,
]

/** A promise was kept if the wait was no longer than this much more. */
const keptWithin = 1.25
const keptWithinMs = 10_000

export interface WaitRecord {
  add(promisedMs: number, realMs: number): void
  /** `counts[promised][real]`, both by class; `kept` of `total` waited no longer than promised. */
  read(): {
    readonly total: number
    readonly kept: number
    readonly counts: readonly (readonly number[])[]
  }
}

export function createWaitRecord(): WaitRecord {
  const counts = Array.from({ length: waitClassesMs.length + 1 }, () =>
    Array.from({ length: waitClassesMs.length + 1 }, () => 0),
  )
  let total = 0
  let kept = 0

  return {
    add(promisedMs, realMs) {
      const row = counts[classOf(promisedMs)]
      const column = classOf(realMs)
      if (row !== undefined) row[column] = (row[column] ?? 0) + 1
      total += 1
      if (realMs <= promisedMs * keptWithin + keptWithinMs) kept += 1
    },
    read: () => ({ total, kept, counts: counts.map((row) => [...row]) }),
  }
}

function classOf(ms: number): number {
  const index = waitClassesMs.findIndex((endMs) => ms <= endMs)
  return index === -1 ? waitClassesMs.length : index
}
