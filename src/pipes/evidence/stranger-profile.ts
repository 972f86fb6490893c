/**
 * How one source without anybody signed in behaves over the interval: how fast, how evenly, what it
 * asks for, what it claims. Places on the map are not among it.
 */
import { pathSigns, routeNumbers, sessionNumbers } from './load-table.ts'
import { askedFor, echoMs, isOwnError } from './own-error.ts'
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

const sideRoutes = new Set<number>([routeNumbers.file, routeNumbers.pack])

/** Null where all units of the bundle are laid already. `mayMissErrors`: our errors may be unseen. */
export function profileStranger(
  sorting: Sorting,
  units: Uint32Array,
  mayMissErrors: boolean,
): StrangerProfile | null {
  const { at, attempt, path, route, session, sign, status } = sorting.table
  const asked = new Map<number, number>()
  const answered = new Set<number>()
  const missed = new Set<number>()
  const weak = new Set<number>()
  const weighing: number[] = []
  let [requests, routeMask, files, errors, refused, forged, misses] = [0, 0, 0, 0, 0, 0, 0]
  let [repeats, wasRefused] = [0, false]
  let [firstAt, lastAt, causeAt] = [0, 0, Number.NEGATIVE_INFINITY]
  for (const unit of units) {
    if (!isUndecided(sorting, unit)) continue
    const now = at.values[unit] ?? 0
    const answer = status.values[unit] ?? 0
    const way = route.values[unit] ?? 0
    const what = askedFor(sorting.table, unit)
    const thing = (path.values[unit] ?? 0) * 16 + way
    const before = asked.get(what) ?? 0
    if (requests === 0) firstAt = now
    lastAt = now
    requests += 1
    routeMask |= 1 << way
    asked.set(what, before + 1)
    if (sideRoutes.has(way)) files += 1
    if (!sideRoutes.has(way) || before > 0) weighing.push(now)
    // A page brings its files along each time: they are no wish of their own.
    if (answered.has(thing) && !sideRoutes.has(way)) repeats += 1
    if (isOwnError(answer)) answered.delete(thing)
    else answered.add(thing)
    if (session.values[unit] === sessionNumbers.refused) {
      if (wasRefused) refused += 1
      wasRefused ||= !isOwnError(answer)
    }
    if ((attempt.values[unit] ?? 0) > 1 && !mayMissErrors && now - causeAt > echoMs) forged += 1
    if (isOwnError(answer)) errors += 1
    // A 429 is no error, but a reason to count one's tries on.
    if (isOwnError(answer) || answer === 429) causeAt = now
    if (sign.values[unit] === pathSigns.weak) weak.add(path.values[unit] ?? 0)
    if (isMiss(way, answer) && sign.values[unit] !== pathSigns.unbidden) {
      misses += 1
      missed.add(path.values[unit] ?? 0)
    }
  }
  if (requests === 0) return null
  let [topAsked, topCount] = [0, 0]
  for (const [what, count] of asked) if (count > topCount) [topAsked, topCount] = [what, count]
  return {
    requests,
    firstAt,
    lastAt,
    routeMask,
    files,
    errors,
    refused,
    forged,
    repeats,
    misses,
    missedPaths: missed.size,
    weakPaths: weak.size,
    topAsked,
    topShare: topCount / requests,
    peakOf10s: peakWithin(weighing, tenSecondsMs),
    peakOfMinute: peakWithin(weighing, minuteMs),
    gapScatter: scatterOfGaps(weighing),
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
