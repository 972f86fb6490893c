/**
 * How one source without anybody signed in behaves over the interval: how fast, how evenly, what it
 * asks for, what it claims. Places on the map are not among it.
 */
import { pathSigns, routeNumbers, sessionNumbers } from './load-table.ts'
import { askedFor, echoMs, isErrorAt } from './own-error.ts'
import { isUndecided, type Sorting } from './sorting.ts'

export interface StrangerProfile {
  readonly requests: number
  readonly firstAt: number
  readonly lastAt: number
  /** A bit for each route class that was asked. */
  readonly routeMask: number
  /** Requests for the app's files, and for packs: a page brings dozens of them along. */
  readonly files: number
  readonly errors: number
  /**
   * Sessions shown that are forged, ended or too old, after a first such one had been answered: a
   * device that was away learns then that it must sign in anew, unless we failed to tell it.
   */
  readonly refused: number
  /** Claims to try again, where nothing of ours had failed before. */
  readonly forged: number
  /** The same asked again after it had been answered. What follows an error of ours is not among it. */
  readonly repeats: number
  /** … within five minutes, the most of it in an hour: what comes again each day is a habit. */
  readonly repeatsOfHour: number
  /** Different things asked for. */
  readonly things: number
  /** Requests for what does not exist. */
  readonly misses: number
  readonly missedPaths: number
  /** Paths that only somebody in search of weak places asks for. */
  readonly weakPaths: number
  /** What was asked most, and its share. */
  readonly topAsked: number
  readonly topShare: number
  /** Most requests, files at their first call left out, within ten seconds and a minute. */
  readonly peakOf10s: number
  readonly peakOfMinute: number
  /** Standard deviation of the gaps over their mean: a metronome is near 0, people are above 0.5. */
  readonly gapScatter: number
}

const tenSecondsMs = 10_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs

const sideRoutes = new Set<number>([routeNumbers.file, routeNumbers.pack])

/** What is counted of a bundle's units, one after the other. */
class StrangerCount {
  readonly asked = new Map<number, number>()
  readonly missed = new Set<number>()
  readonly weak = new Set<number>()
  readonly things = new Set<number>()
  readonly weighing: number[] = []
  requests = 0
  routeMask = 0
  files = 0
  errors = 0
  refused = 0
  forged = 0
  misses = 0
  repeats = 0
  firstAt = 0
  lastAt = 0
  readonly repeatedAt: number[] = []
  readonly #answered = new Map<number, number>()
  readonly #mayMissErrors: boolean
  #wasRefused = false
  #causeAt = Number.NEGATIVE_INFINITY

  constructor(mayMissErrors: boolean) {
    this.#mayMissErrors = mayMissErrors
  }

  add({ table }: Sorting, unit: number): void {
    const { at, path, route, status } = table
    const now = at.values[unit] ?? 0
    const answer = status.values[unit] ?? 0
    const way = route.values[unit] ?? 0
    const what = askedFor(table, unit)
    const thing = (path.values[unit] ?? 0) * 16 + way
    const before = this.asked.get(what) ?? 0
    if (this.requests === 0) this.firstAt = now
    this.lastAt = now
    this.requests += 1
    this.routeMask |= 1 << way
    this.asked.set(what, before + 1)
    if (sideRoutes.has(way)) this.files += 1
    if (!sideRoutes.has(way) || before > 0) this.weighing.push(now)
    // A page brings its files along each time: they are no wish of their own.
    const answeredAt = this.#answered.get(thing)
    if (answeredAt !== undefined && !sideRoutes.has(way)) {
      this.repeats += 1
      if (now - answeredAt <= echoMs) this.repeatedAt.push(now)
    }
    this.things.add(thing)
    const isError = isErrorAt(table, unit)
    // Whoever hangs up at once has what they came for.
    if (isError) this.#answered.delete(thing)
    else this.#answered.set(thing, now)
    if (isError) this.errors += 1
    this.#judgeClaims(table, unit, now, isError)
    this.#judgePath(table, unit, way, answer)
  }

  #judgeClaims(
    { attempt, route, session, status }: Sorting['table'],
    unit: number,
    now: number,
    isError: boolean,
  ) {
    // An app whose line broke has reason to try anew, whoever broke it.
    const isUntold = isError || status.values[unit] === 0
    // A device whose session has ended shows it still while its owner signs in anew.
    const isSigningIn = route.values[unit] === routeNumbers['sign-in']
    if (session.values[unit] === sessionNumbers.refused && !isSigningIn) {
      if (this.#wasRefused) this.refused += 1
      this.#wasRefused ||= !isUntold
    }
    const isRetry = (attempt.values[unit] ?? 0) > 1
    if (isRetry && !this.#mayMissErrors && now - this.#causeAt > echoMs) this.forged += 1
    // A 429 is no error, but a reason to count one's tries on.
    if (isUntold || status.values[unit] === 429) this.#causeAt = now
  }

  #judgePath({ path, sign }: Sorting['table'], unit: number, way: number, answer: number) {
    if (sign.values[unit] === pathSigns.weak) this.weak.add(path.values[unit] ?? 0)
    if (isMiss(way, answer) && sign.values[unit] !== pathSigns.unbidden) {
      this.misses += 1
      this.missed.add(path.values[unit] ?? 0)
    }
  }
}

/** Null where all units of the bundle are laid already. `mayMissErrors`: our errors may be unseen. */
export function profileStranger(
  sorting: Sorting,
  units: Uint32Array,
  mayMissErrors: boolean,
): StrangerProfile | null {
  const count = new StrangerCount(mayMissErrors)
  for (const unit of units) {
    if (isUndecided(sorting, unit)) count.add(sorting, unit)
  }
  const { errors, files, firstAt, forged, lastAt, misses, refused, repeats, requests } = count
  if (requests === 0) return null
  let [topAsked, topCount] = [0, 0]
  for (const [what, times] of count.asked)
    if (times > topCount) [topAsked, topCount] = [what, times]
  return {
    requests,
    firstAt,
    lastAt,
    routeMask: count.routeMask,
    files,
    errors,
    refused,
    forged,
    repeats,
    repeatsOfHour: peakWithin(count.repeatedAt, hourMs),
    things: count.things.size,
    misses,
    missedPaths: count.missed.size,
    weakPaths: count.weak.size,
    topAsked,
    topShare: topCount / requests,
    peakOf10s: peakWithin(count.weighing, tenSecondsMs),
    peakOfMinute: peakWithin(count.weighing, minuteMs),
    gapScatter: scatterOfGaps(count.weighing),
  }
}

export function isMiss(route: number, status: number): boolean {
  return route === routeNumbers.none || status === 404 || status === 405 || status === 400
}

/** The most instants within any span of that length. */
function peakWithin(instants: readonly number[], spanMs: number): number {
  let peak = 0
  let first = 0
  for (let last = 0; last < instants.length; last += 1) {
    while ((instants[last] ?? 0) - (instants[first] ?? 0) >= spanMs) first += 1
    peak = Math.max(peak, last - first + 1)
  }
  return peak
}

function scatterOfGaps(instants: readonly number[]): number {
  if (instants.length < 3) return 1
  const span = (instants.at(-1) ?? 0) - (instants[0] ?? 0)
  const mean = span / (instants.length - 1)
  if (mean === 0) return 0
  let squares = 0
  for (let index = 1; index < instants.length; index += 1) {
    squares += ((instants[index] ?? 0) - (instants[index - 1] ?? 0) - mean) ** 2
  }
  return Math.sqrt(squares / (instants.length - 1)) / mean
}
