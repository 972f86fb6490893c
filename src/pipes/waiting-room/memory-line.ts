/**
 * The waiting line in the memory of one process. Asking for a place costs the same whatever the
 * length of the line: positions are counted anew at each release. What a restart forgets comes back
 * with the signed tickets and the durable arrival rows, under the same numbers and ranks.
 */
import { honestWait, peopleBefore } from './honest-wait.ts'
import {
  type ClassUnit,
  createLaneQueue,
  entrantOf,
  keepPromise,
  type LaneQueue,
  type Place,
  placeOf,
  type Unit,
} from './lane-queue.ts'
import { createLaneShares, releasePhases } from './lane-shares.ts'
import { createLineClock } from './line-clock.ts'
import { compareRanks, rankOf } from './line-order.ts'
import { absentAfter, pollAfter } from './poll-pace.ts'
import {
  type Entrant,
  type Lane,
  type Line,
  type LineRules,
  type LineSizes,
  lanes,
  lineRules,
  type Released,
  type Standing,
} from './waiting-line.ts'

export interface MemoryLineOptions {
  /** Only what differs from `lineRules`. */
  readonly rules?: Partial<LineRules>
  /**
   * After a restart in the middle of a morning: nobody is let in for so long after the first call,
   * so that those who come back are there when their turn is decided. 0 otherwise.
   */
  readonly graceMs?: number
}

export function createMemoryLine(options: MemoryLineOptions = {}): Line {
  const line = new MemoryLine({ ...lineRules, ...options.rules }, options.graceMs ?? 0)
  return {
    take: async (entrant, nowMs) => line.take(entrant, nowMs),
    seen: async (key, nowMs) => line.seen(key, nowMs),
    standing: async (key, nowMs) => line.standing(key, nowMs),
    merge: async (ticketKey, entrant, nowMs) => line.merge(ticketKey, entrant, nowMs),
    release: async (perSecond, nowMs) => line.release(perSecond, nowMs),
    sizes: async () => line.sizes(),
  }
}

class MemoryLine {
  readonly #rules: LineRules
  readonly #graceMs: number
  readonly #clock = createLineClock(0)
  readonly #shares: ReturnType<typeof createLaneShares>
  readonly #places = new Map<string, Place>()
  readonly #counts: Record<Lane, number> = { pass: 0, known: 0, unknown: 0 }
  readonly #queues: Record<Lane, LaneQueue> = {
    pass: createLaneQueue(),
    known: createLaneQueue(),
    unknown: createLaneQueue(),
  }
  /** Classes of which somebody waits. */
  readonly #classes = new Map<string, ClassUnit>()
  /** Let in by a release, and when that was; oldest first. */
  readonly #admitted = new Map<string, number>()
  #perSecond = 0
  #releasedAtMs = 0
  #sweptAtMs = 0

  constructor(rules: LineRules, graceMs: number) {
    this.#rules = rules
    this.#graceMs = graceMs
    this.#shares = createLaneShares(rules)
  }

  take(entrant: Entrant, nowMs: number): Standing {
    const lineNowMs = this.#clock.read(nowMs)
    if (this.#isAdmitted(entrant.key, lineNowMs)) return { state: 'in' }
    const held = this.#places.get(entrant.key)
    if (held !== undefined) return this.#show(this.#better(held, entrant), lineNowMs)
    if (this.#shares.allowsAtOnce(entrant.lane)) {
      this.#shares.spendAtOnce(entrant.lane)
      return { state: 'in' }
    }
    if (this.#isFull(entrant.lane)) {
      return { state: 'full', comeBackAfterMs: this.#rules.comeBackAfterMs }
    }
    const together = this.#sharedName(entrant.together)
    return this.#show(this.#insert(placeOf({ ...entrant, together }, lineNowMs)), lineNowMs)
  }

  seen(key: string, nowMs: number): Standing {
    const lineNowMs = this.#clock.read(nowMs)
    if (this.#isAdmitted(key, lineNowMs)) return { state: 'in' }
    const place = this.#places.get(key)
    return place === undefined ? { state: 'absent' } : this.#show(place, lineNowMs)
  }

  standing(key: string, nowMs: number): Standing {
    if (this.#isAdmitted(key, this.#clock.read(nowMs))) return { state: 'in' }
    const place = this.#places.get(key)
    return place === undefined ? { state: 'absent' } : this.#describe(place)
  }

  merge(ticketKey: string, entrant: Entrant, nowMs: number): Standing {
    const lineNowMs = this.#clock.read(nowMs)
    if (this.#isAdmitted(ticketKey, lineNowMs)) {
      this.#admitted.delete(ticketKey)
      const held = this.#places.get(entrant.key)
      if (held !== undefined) this.#remove(held)
      this.#admit(entrant.key, lineNowMs)
      return { state: 'in' }
    }
    const ticket = this.#places.get(ticketKey)
    if (ticket !== undefined) this.#remove(ticket)
    const standing = this.take(entrant, nowMs)
    const place = this.#places.get(entrant.key)
    if (ticket !== undefined && place !== undefined) keepPromise(place, ticket.absentAtMs)
    return standing
  }

  release(perSecond: number, nowMs: number): readonly Released[] {
    const lineNowMs = this.#clock.read(nowMs)
    const elapsedMs = Math.min(lineNowMs - this.#releasedAtMs, this.#rules.releaseGapMaxMs)
    this.#releasedAtMs = lineNowMs
    this.#perSecond = perSecond
    this.#sweep(lineNowMs)
    for (const lane of lanes) this.#queues[lane].settle()
    const released: Released[] = []
    if (lineNowMs >= this.#graceMs) {
      this.#shares.refill((perSecond * elapsedMs) / 1_000)
      for (const [lane, within] of releasePhases) this.#letIn(lane, within, lineNowMs, released)
    }
    for (const lane of lanes) this.#queues[lane].recount(lineNowMs)
    return released
  }

  sizes(): LineSizes {
    return { waiting: { ...this.#counts }, perSecond: this.#perSecond }
  }

  #letIn(lane: Lane, within: boolean, lineNowMs: number, released: Released[]): void {
    for (const unit of this.#queues[lane].units()) {
      if (!this.#shares.allows(lane, within)) return
      const going = this.#presentOf(unit, lineNowMs)
      if (going.length === 0) continue
      this.#shares.spend(lane, going.length, within)
      for (const place of going) {
        this.#remove(place)
        this.#admit(place.key, lineNowMs)
        const waitedMs = lineNowMs - place.takenAtMs
        released.push({ entrant: entrantOf(place), waitedMs, promisedMs: place.promisedMs })
      }
    }
  }

  /** Who of a unit goes in now: those present, by number, as many as may go together. */
  #presentOf(unit: Unit, lineNowMs: number): readonly Place[] {
    if (unit.isGone) return []
    if (unit.kind === 'alone') return lineNowMs < unit.absentAtMs ? [unit] : []
    return unit.places
      .filter((place) => lineNowMs < place.absentAtMs)
      .sort(compareRanks)
      .slice(0, this.#rules.togetherMax)
  }

  #insert(place: Place): Place {
    this.#places.set(place.key, place)
    this.#counts[place.lane] += 1
    const queue = this.#queues[place.lane]
    // Passes are a person's own, and staff do not wait for their class.
    if (place.together === null || place.lane !== 'known' || place.isStaff) {
      place.ahead = queue.aheadOf(place)
      queue.add(place)
      return place
    }
    const unit = this.#classes.get(place.together)
    if (unit !== undefined && compareRanks(unit, place) < 0) {
      unit.places.push(place)
      place.unit = unit
      queue.countOneMore()
      return place
    }
    // The first of the class, or one whose turn is before that of the others: they profit.
    const { isStaff, orderMs, draw, epoch, number } = place
    const rank = { isStaff, orderMs, draw, epoch, number }
    const places = unit === undefined ? [place] : [...unit.places, place]
    const ahead = queue.aheadOf(place)
    const first: ClassUnit = {
      kind: 'class',
      together: place.together,
      ...rank,
      places,
      ahead,
      isGone: false,
    }
    if (unit !== undefined) unit.isGone = true
    for (const member of places) member.unit = first
    this.#classes.set(place.together, first)
    queue.add(first)
    return place
  }

  #remove(place: Place): void {
    place.isGone = true
    this.#places.delete(place.key)
    this.#counts[place.lane] -= 1
    const { unit } = place
    if (unit === null) return
    const at = unit.places.indexOf(place)
    if (at !== -1) unit.places.splice(at, 1)
    if (unit.places.length > 0) return
    unit.isGone = true
    if (this.#classes.get(unit.together) === unit) this.#classes.delete(unit.together)
  }

  /** The same person again: an older ticket or a better lane improves the place, nothing worsens it. */
  #better(held: Place, entrant: Entrant): Place {
    const isEarlier = compareRanks(rankOf(entrant), held) < 0
    const isBetterLane = lanes.indexOf(entrant.lane) < lanes.indexOf(held.lane)
    if (!isEarlier && !isBetterLane) return held
    this.#remove(held)
    const ranked = isEarlier ? entrant : { ...entrantOf(held), together: entrant.together }
    const lane = isBetterLane ? entrant.lane : held.lane
    const arrivedAtMs = Math.min(entrant.arrivedAtMs, held.arrivedAtMs)
    const place = placeOf({ ...ranked, lane, arrivedAtMs }, held.takenAtMs)
    place.promisedMs = held.promisedMs
    keepPromise(place, held.absentAtMs)
    return this.#insert(place)
  }

  /** One text for a class, not one for each of its people. */
  #sharedName(together: string | null): string | null {
    return together === null ? null : (this.#classes.get(together)?.together ?? together)
  }

  /** Somebody has asked: they are there, and walk in where the door stands open. */
  #show(place: Place, lineNowMs: number): Standing {
    if (this.#shares.allowsAtOnce(place.lane)) {
      this.#shares.spendAtOnce(place.lane)
      this.#remove(place)
      this.#admit(place.key, lineNowMs)
      return { state: 'in' }
    }
    const standing = this.#describe(place)
    keepPromise(place, lineNowMs + absentAfter(standing.pollAfterMs, this.#rules))
    place.promisedMs ??= standing.waitMs
    return standing
  }

  #describe(place: Place): Extract<Standing, { state: 'waiting' }> {
    const inLane = place.unit === null ? place.ahead : place.unit.ahead
    const present = {
      pass: this.#queues.pass.presentPeople(),
      known: this.#queues.known.presentPeople(),
      unknown: this.#queues.unknown.presentPeople(),
    }
    const ahead = peopleBefore(place.lane, inLane, present, this.#rules)
    const waitMs = honestWait(ahead, this.#perSecond)
    return { state: 'waiting', ahead, waitMs, pollAfterMs: pollAfter(waitMs) }
  }

  #isFull(lane: Lane): boolean {
    if (this.#places.size >= this.#rules.placesMax) return true
    return lane === 'unknown' && this.#counts.unknown >= this.#rules.unknownPlacesMax
  }

  #admit(key: string, lineNowMs: number): void {
    this.#admitted.delete(key)
    this.#admitted.set(key, lineNowMs)
    if (this.#admitted.size <= this.#rules.admittedMax) return
    const oldest = this.#admitted.keys().next()
    if (oldest.done !== true) this.#admitted.delete(oldest.value)
  }

  #isAdmitted(key: string, lineNowMs: number): boolean {
    const sinceMs = this.#admitted.get(key)
    return sinceMs !== undefined && lineNowMs - sinceMs < this.#rules.admittedForMs
  }

  /** Forgets whom nobody has heard of for long: their tickets keep the rank, memory is for others. */
  #sweep(lineNowMs: number): void {
    for (const [key, sinceMs] of this.#admitted) {
      if (lineNowMs - sinceMs < this.#rules.admittedForMs) break
      this.#admitted.delete(key)
    }
    if (lineNowMs - this.#sweptAtMs < this.#rules.absentAfterMs) return
    this.#sweptAtMs = lineNowMs
    for (const place of this.#places.values()) {
      if (lineNowMs >= place.absentAtMs + this.#rules.forgetAfterMs) this.#remove(place)
    }
  }
}
