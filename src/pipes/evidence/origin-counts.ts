/** How much of a minute's load came from which place and network: of some hundred, and of all others. */
import type { OriginPlace } from '#pipes/journal/journal-record.ts'

export interface OriginLoad {
  readonly place: OriginPlace
  readonly network: number | null
  count: number
}

export class OriginCounts {
  readonly #max: number
  readonly #byPlace = new Map<OriginPlace, Map<number | null, OriginLoad>>()
  readonly #all: OriginLoad[] = []
  #others: OriginLoad | null = null

  /** `max`: pairs of place and network that are told apart; the others count as not known. */
  constructor(max: number) {
    this.#max = max
  }

  /** Where its load is counted: the same until this minute is over, and so it need not be asked for again. */
  of(place: OriginPlace, network: number | null): OriginLoad {
    const known = this.#byPlace.get(place)?.get(network)
    if (known !== undefined) return known
    if (this.#all.length >= this.#max) return this.#countOthers()
    const load = { place, network, count: 0 }
    const ofPlace = this.#byPlace.get(place) ?? new Map<number | null, OriginLoad>()
    this.#byPlace.set(place, ofPlace.set(network, load))
    this.#all.push(load)
    return load
  }

  /** The largest first. */
  list(): OriginLoad[] {
    const others = this.#others === null ? [] : [this.#others]
    return [...this.#all, ...others]
      .map((load) => ({ ...load }))
      .sort((left, right) => right.count - left.count)
  }

  #countOthers(): OriginLoad {
    this.#others ??= { place: 'unknown', network: null, count: 0 }
    return this.#others
  }
}
