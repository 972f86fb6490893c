/**
 * One lane in order, in memory: units that go in together (a person alone, or a class), sorted by
 * rank. Arrivals are collected and merged in at each release, so that an arrival costs nothing that
 * grows with the line. Absent people stay where they are and are passed over: nobody loses a rank.
 */
import { compareRanks, type Rank } from './line-order.ts'
import type { Entrant, Lane } from './waiting-line.ts'

/** Somebody's place, flat since there may be hundreds of thousands. Alone, it is its own unit. */
export interface Place extends Rank {
  readonly kind: 'alone'
  readonly key: string
  readonly lane: Lane
  readonly together: string | null
  readonly arrivedAtMs: number
  /** From then on counts as absent, in line time. */
  absentAtMs: number
  /** In line time. */
  readonly takenAtMs: number
  promisedMs: number | null
  /** Those who go in with this one; null for somebody alone. */
  unit: ClassUnit | null
  /** People ahead in the lane who were present at the last release. */
  ahead: number
  /** Let in, forgotten or moved: dropped from the order at the next recount. */
  isGone: boolean
}

/** A class that goes in together: it has the rank of its first. */
export interface ClassUnit extends Rank {
  readonly kind: 'class'
  readonly together: string
  readonly places: Place[]
  ahead: number
  isGone: boolean
}

export type Unit = Place | ClassUnit

export interface LaneQueue {
  add(unit: Unit): void
  /** Brings those who came since the last release into the order. */
  settle(): void
  /** In order, settled ones only; some may be gone. */
  units(): readonly Unit[]
  /** People ahead of a newcomer of this rank; those not yet sorted in count as ahead. */
  aheadOf(rank: Rank): number
  /** People who are there, as far as is known. */
  presentPeople(): number
  /** Somebody joined a class that already stands in the order. */
  countOneMore(): void
  /** Drops those who are gone and counts anew who is ahead of whom. */
  recount(lineNowMs: number): void
}

export function createLaneQueue(): LaneQueue {
  let sorted: Unit[] = []
  let fresh: Unit[] = []
  let freshPeople = 0
  let present = 0

  return {
    add(unit) {
      fresh.push(unit)
      freshPeople += unit.kind === 'class' ? unit.places.length : 1
    },
    settle() {
      freshPeople = 0
      if (fresh.length === 0) return
      sorted = mergeSorted(sorted, fresh.sort(compareRanks))
      fresh = []
    },
    units: () => sorted,
    aheadOf(rank) {
      const behind = sorted[firstBehind(sorted, rank)]
      return (behind === undefined ? present : behind.ahead) + freshPeople
    },
    presentPeople: () => present + freshPeople,
    countOneMore() {
      freshPeople += 1
    },
    recount(lineNowMs) {
      let kept = 0
      present = 0
      for (const unit of sorted) {
        if (unit.isGone) continue
        unit.ahead = present
        present += presentIn(unit, lineNowMs)
        sorted[kept] = unit
        kept += 1
      }
      sorted.length = kept
    },
  }
}

/** How many of a unit have lately been seen. */
function presentIn(unit: Unit, lineNowMs: number): number {
  if (unit.kind === 'alone') return lineNowMs < unit.absentAtMs ? 1 : 0
  let count = 0
  for (const place of unit.places) if (lineNowMs < place.absentAtMs) count += 1
  return count
}

function mergeSorted(left: readonly Unit[], right: readonly Unit[]): Unit[] {
  const merged: Unit[] = []
  let at = 0
  for (const unit of right) {
    for (
      let next = left[at];
      next !== undefined && compareRanks(next, unit) <= 0;
      next = left[at]
    ) {
      merged.push(next)
      at += 1
    }
    merged.push(unit)
  }
  for (; at < left.length; at += 1) {
    const next = left[at]
    if (next !== undefined) merged.push(next)
  }
  return merged
}

/** Index of the first unit that goes in after this rank. */
function firstBehind(units: readonly Unit[], rank: Rank): number {
  let low = 0
  let high = units.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const unit = units[middle]
    if (unit !== undefined && compareRanks(unit, rank) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * A place for somebody who has just come. The key is copied: a text that was cut out of a request
 * or put together from pieces keeps all of that in memory, which doubled the cost of a place.
 */
export function placeOf(entrant: Entrant, lineNowMs: number): Place {
  return {
    kind: 'alone',
    key: Buffer.from(entrant.key, 'utf8').toString('utf8'),
    lane: entrant.lane,
    together: entrant.together,
    isStaff: entrant.isStaff,
    orderMs: entrant.orderMs,
    draw: entrant.draw,
    epoch: entrant.number.epoch,
    number: entrant.number.number,
    arrivedAtMs: entrant.arrivedAtMs,
    absentAtMs: lineNowMs,
    takenAtMs: lineNowMs,
    promisedMs: null,
    unit: null,
    ahead: 0,
    isGone: false,
  }
}

export function entrantOf(place: Place): Entrant {
  const { key, lane, together, isStaff, orderMs, draw, arrivedAtMs } = place
  const number = { epoch: place.epoch, number: place.number }
  return { key, lane, together, isStaff, orderMs, draw, number, arrivedAtMs }
}

/**
 * Whoever was told to ask again in a minute is not absent before, even if another of their devices
 * was told less meanwhile.
 */
export function keepPromise(place: Place, absentAtMs: number): void {
  place.absentAtMs = Math.max(place.absentAtMs, absentAtMs)
}
