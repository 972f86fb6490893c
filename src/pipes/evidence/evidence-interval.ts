/**
 * Which interval a verdict is about. Where nobody says it, it is all that there is, but for the few records
 * whose date is far from the others: one line of another century would stretch a morning to decades.
 */
import type { LoadTable } from './load-table.ts'

export interface EvidenceInterval {
  readonly from: number
  readonly to: number
  /** Units that lie far from all others, and when the first of them is said to have been. */
  readonly far: { readonly count: number; readonly firstAt: number }
}

/** Of the units at each end, so many may be told to be strays; a single one where there are few. */
const strayShareMax = 0.005
/** Fewer say nothing about what is far. */
const unitsMin = 20
/** What is nearer than this, or than so often the time of the others, is not far. */
const nearMs = 31 * 86_400_000
const nearSpans = 10

/** Whoever gives an end knows the dates: then nothing between the ends is far. */
export function evidenceInterval(
  { at, length }: Pick<LoadTable, 'at' | 'length'>,
  given: { readonly from: number | null; readonly to: number | null },
): EvidenceInterval {
  const least = given.from ?? Number.NEGATIVE_INFINITY
  const instants = at.values
    .subarray(0, length)
    .filter((instant) => instant >= least && (given.to === null || instant < given.to))
    .sort()
  const isAsked = given.from !== null || given.to !== null
  const near = isAsked ? instants : nearOf(instants)
  const from = given.from ?? near.at(0) ?? 0
  const to = given.to ?? Math.max(from, Math.floor(near.at(-1) ?? 0) + 1)
  const far = instants.filter((instant) => instant < from || instant >= to)
  return { from, to, far: { count: far.length, firstAt: far[0] ?? 0 } }
}

/** The instants, in their order, without those that are far from most. */
function nearOf(instants: Float64Array): Float64Array {
  if (instants.length < unitsMin) return instants
  const strays = Math.max(1, Math.floor(strayShareMax * instants.length))
  const first = instants[strays] ?? 0
  const last = instants[instants.length - 1 - strays] ?? 0
  const marginMs = Math.max(nearMs, nearSpans * (last - first))
  return instants.filter((instant) => instant >= first - marginMs && instant <= last + marginMs)
}
