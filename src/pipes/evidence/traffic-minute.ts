/**
 * One minute of the live view: what passed, kept so that its memory is bounded whatever comes, and
 * the slices as they are estimated from it.
 */
import { createHistogram } from 'node:perf_hooks'
import type { BehindSource } from './behind-source.ts'
import { createDistinctCount, type DistinctCount } from './distinct-count.ts'
import { createHeavyHitters, type DetailMaker } from './heavy-hitters.ts'
import { LoadTally } from './load-tally.ts'
import { OriginCounts, type OriginLoad } from './origin-counts.ts'
import { type Slice, slices } from './slice.ts'
import type { SourceMark } from './source-marks.ts'
import { type Suspicion, suspicionsOf, triedByMany } from './source-suspicion.ts'

/** Sources whose own load is told apart in a minute; of the others only the sum is known. */
const sourcesMax = 2_048
/** Places × networks that are told apart in a minute; the others count as not known. */
const originsMax = 500
/** Suspicious sources that are listed. */
const suspectsMax = 30
const longestMs = 600_000

export interface SuspectSource {
  readonly source: SourceMark
  readonly knownPeople: number
  readonly suspicions: readonly Suspicion[]
}

/** A minute as it can be looked at: plain figures. */
export interface MinuteFigures {
  readonly atMs: number
  readonly load: number
  readonly slices: Readonly<Record<Slice, number>>
  readonly sources: DistinctCount
  /** Different accounts that sign-ins named. */
  readonly claimed: DistinctCount
  readonly answeredMs: { readonly median: number; readonly slowest: number }
  readonly ownErrors: number
  /** Of all sources together: wrong sign-ins that no single source explains. */
  readonly triedByMany: Suspicion | null
  readonly suspects: readonly SuspectSource[]
  readonly origins: readonly OriginLoad[]
}

/** What is known of a source in this minute, all in one place: it is asked for with each call. */
export interface SourceInMinute {
  /** As it was seen last. */
  mark: SourceMark | null
  readonly load: LoadTally
  /** Where load from its place and network is counted. */
  origin: OriginLoad | null
  /** Null: not asked for yet, or nobody was seen there. */
  behind: BehindSource | null
}

const sourceInMinute: DetailMaker<SourceInMinute> = {
  make: () => ({ mark: null, load: new LoadTally(), origin: null, behind: null }),
  clear(detail) {
    detail.mark = null
    detail.load.clear()
    detail.origin = null
    detail.behind = null
  },
}

export class TrafficMinute {
  readonly atMs: number
  readonly total = new LoadTally()
  readonly claimed = createDistinctCount()
  load = 0
  ownErrors = 0
  readonly #sources = createHeavyHitters(sourcesMax, sourceInMinute)
  readonly #distinct = createDistinctCount()
  readonly #origins = new OriginCounts(originsMax)
  readonly #tookMs = createHistogram({ lowest: 1, highest: longestMs, figures: 2 })

  constructor(atMs: number) {
    this.atMs = atMs
  }

  /** Counts one unit of load, and gives what is known of its source. */
  begin(source: SourceMark): SourceInMinute {
    this.load += 1
    const own = this.#sources.add(source.key)
    const origin = own.mark === source && own.origin !== null ? own.origin : this.#meet(source)
    origin.count += 1
    own.mark = source
    own.origin = origin
    return own
  }
  took(ms: number): void {
    this.#tookMs.record(Math.min(longestMs, Math.max(1, Math.round(ms))))
  }
  /** The source of that name, if it is told apart. */
  findSource(name: string): SourceMark | null {
    return (
      this.#sources.list().find(({ detail }) => detail.mark?.name === name)?.detail.mark ?? null
    )
  }

  look(knownBehind: (sourceKey: string) => number): MinuteFigures {
    const rest = this.total.copy()
    const found = emptySlices()
    const suspects: SuspectSource[] = []
    for (const { detail } of this.#sources.list()) {
      if (detail.mark === null) continue
      const knownPeople = knownBehind(detail.mark.key)
      const left = detail.load.copy()
      const suspicions = suspicionsOf(left, knownPeople)
      if (suspicions.length === 0) continue
      for (const { count, slice } of suspicions) found[slice] += count
      subtractTaken(rest, detail.load, left)
      suspects.push({ source: detail.mark, knownPeople, suspicions })
    }
    const many = triedByMany(rest)
    found.credential += many?.count ?? 0
    for (const [slice, count] of Object.entries(rest.innocent())) found[slice as Slice] += count
    suspects.sort((left, right) => weightOf(right) - weightOf(left))
    return {
      atMs: this.atMs,
      load: this.load,
      slices: found,
      sources: this.#distinct,
      claimed: this.claimed,
      answeredMs: this.#answeredMs(),
      ownErrors: this.ownErrors,
      triedByMany: many,
      suspects: suspects.slice(0, suspectsMax),
      origins: this.#origins.list(),
    }
  }

  #answeredMs(): MinuteFigures['answeredMs'] {
    if (this.#tookMs.count === 0) return { median: 0, slowest: 0 }
    return { median: this.#tookMs.percentile(50), slowest: this.#tookMs.percentile(99) }
  }
  /** Once for as long as it is told apart: seeing the same again would change nothing. */
  #meet({ high, low, network, place }: SourceMark): OriginLoad {
    this.#distinct.add(high, low)
    return this.#origins.of(place, network)
  }
}

/** What a source is blamed for is nobody else's. */
function subtractTaken(rest: LoadTally, before: LoadTally, left: LoadTally): void {
  for (const kind of ['plain', 'again', 'wrong', 'missed', 'silent'] as const) {
    for (const beside of ['nobody', 'expected', 'unexpected'] as const) {
      rest.addLoose(kind, beside, left.looseOf(kind, beside) - before.looseOf(kind, beside))
    }
  }
}

function weightOf({ suspicions }: SuspectSource): number {
  return suspicions.reduce((sum, { count }) => sum + count, 0)
}

export function emptySlices(): Record<Slice, number> {
  return Object.fromEntries(slices.map((slice) => [slice, 0])) as Record<Slice, number>
}
