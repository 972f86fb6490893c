/**
 * What the attacks did, beside how much of the load they were: how many machines, how fast, and whether
 * anything failed or would have waited. A share alone makes an attack of one program in an empty hour.
 */
import { isErrorAt } from './own-error.ts'
import type { Counterfactual } from './replayed-load.ts'
import { type Sorting, sliceNumbers } from './sorting.ts'

export interface FloodHarm {
  /** Machines, as far as the records tell them apart. */
  readonly floodSources: number
  readonly floodUnits: number
  /** The most of it within one minute by the clock. */
  readonly floodPeakPerMinute: number
  /** Of all requests of the interval, how many we failed. */
  readonly errorShare: number
  /**
   * Whether that is a program that runs too fast rather than an attack: few machines, nothing failed, and
   * what they sent is little against the capacity; where nobody knows the capacity, little for any machine.
   */
  readonly isHarmless: boolean
}

const fewSources = 3
/** Errors below this share are those of any day. */
const errorShareMax = 0.01
/** Of the capacity, in the fullest minute. */
const capacityShareMax = 0.1
/** Ten a second: what the smallest server carries without a sign. */
const perMinuteMax = 600

export function weighFlood(
  sorting: Sorting,
  { asItWas, capacityPerSecond }: Counterfactual,
): FloodHarm {
  const { inside, slice, table } = sorting
  const { flood } = sliceNumbers
  const sources = new Set<number>()
  const minutes = new Map<number, number>()
  let [requests, errors, floodUnits] = [0, 0, 0]
  for (const unit of inside) {
    if (table.silent.values[unit] === 0) {
      requests += 1
      if (isErrorAt(table, unit)) errors += 1
    }
    if (slice[unit] !== flood) continue
    floodUnits += 1
    sources.add(table.source.values[unit] ?? 0)
    const minute = Math.floor((table.at.values[unit] ?? 0) / 60_000)
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
  }
  const floodPeakPerMinute = [...minutes.values()].reduce((most, each) => Math.max(most, each), 0)
  const errorShare = requests === 0 ? 0 : Math.round((errors / requests) * 1e6) / 1e6
  const little =
    capacityPerSecond === null ? perMinuteMax : capacityShareMax * 60 * capacityPerSecond
  return {
    floodSources: sources.size,
    floodUnits,
    floodPeakPerMinute,
    errorShare,
    isHarmless:
      floodUnits > 0 &&
      sources.size <= fewSources &&
      errorShare <= errorShareMax &&
      asItWas?.held !== false &&
      floodPeakPerMinute <= little,
  }
}
