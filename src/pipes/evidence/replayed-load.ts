/**
 * What the capacity would have done without the attack, without the repeats, without both: the load
 * of each second is played against a queue that serves so many requests a second.
 *
 * The model: requests that are not served in their second wait in line, first come, first served;
 * nobody gives up. It held if nobody would have waited longer than `waitSecondsMax`: a process keeps
 * its queues short, and answers with errors beyond. Where the replay of what really was had longer
 * queues, and the records say that people were answered all the same, this server bore that wait: what
 * failed nobody with everything fails nobody with less. Beyond `borneSecondsMax` nothing held, whatever
 * was answered: people reload. Where people did fail, the shorter wait stays: those who failed at the
 * door asked for nothing more, and that load is missing from every replay. Repeats that
 * follow our errors are left out of a replay as well while that replay has had no queue for a minute
 * and what really happened had one: where nothing failed, nobody tries again. Connections held
 * without a request take up sockets, not this capacity; they are not replayed.
 */
import { isErrorAt } from './own-error.ts'
import { attackSlices, type Slice, slices } from './slice.ts'
import type { Sorting } from './sorting.ts'

export const waitSecondsMax = 0.5
const borneSecondsMax = 5
/** Of what people asked while there was a queue, so few errors are those of any day. */
const borneFailedShareMax = 0.01
const calmSeconds = 60
/** Longer intervals are not replayed. */
const secondsMax = 62 * 86_400
/** A measured capacity needs seconds in which we failed, and so many of them. */
const failingSecondsMin = 10
const failingShareMin = 0.2
/** Seconds without errors in which more was served, from which that was no chance, and no queue that began. */
const fullerSecondsMin = 10

export interface Replay {
  readonly held: boolean
  readonly peakPerSecond: number
  readonly worstWaitSeconds: number
  /** Seconds in which somebody waited. */
  readonly queuedSeconds: number
}

export interface Counterfactual {
  readonly capacityPerSecond: number | null
  /** `given`: certified, or measured by a rehearsal; `measured`: what was served while we failed. */
  readonly capacityFrom: 'given' | 'measured' | 'unknown'
  /** `waitSecondsMax`: the wait up to which this load held, half a second or what was really borne. */
  readonly model: { readonly waitSecondsMax: number; readonly calmSeconds: number }
  readonly peakPerSecond: number
  readonly asItWas: Replay | null
  readonly withoutAttack: Replay | null
  readonly withoutRetries: Replay | null
  readonly withoutBoth: Replay | null
}

interface Seconds {
  readonly own: Float64Array
  readonly attack: Float64Array
  readonly retry: Float64Array
  readonly served: Float64Array
  /** But for what a search for weak places met: an address that breaks for it says nothing of the others. */
  readonly failed: Float64Array
  /** Of `failed`, what was no attack. */
  readonly failedPeople: Float64Array
}

export function replayLoad(sorting: Sorting, given: number | null): Counterfactual {
  const seconds = countSeconds(sorting)
  const measured = given === null && seconds !== null ? measureCapacity(seconds) : null
  const capacity = given ?? measured
  const nothing = {
    capacityPerSecond: capacity,
    capacityFrom: given !== null ? 'given' : measured !== null ? 'measured' : 'unknown',
    peakPerSecond: peakOf(sorting),
  } as const
  if (seconds === null || capacity === null) {
    return {
      ...nothing,
      model: { waitSecondsMax, calmSeconds },
      asItWas: null,
      withoutAttack: null,
      withoutRetries: null,
      withoutBoth: null,
    }
  }
  const was = play(seconds, capacity, { attack: true, retry: true }, null)
  const borne = borneSeconds(seconds, was)
  const leave = (parts: Parts) => tell(play(seconds, capacity, parts, was.queuedAt), borne)
  return {
    ...nothing,
    model: { waitSecondsMax: Math.round(borne * 10) / 10, calmSeconds },
    asItWas: tell(was, borne),
    withoutAttack: leave({ attack: false, retry: true }),
    withoutRetries: leave({ attack: true, retry: false }),
    withoutBoth: leave({ attack: false, retry: false }),
  }
}

function countSeconds(sorting: Sorting): Seconds | null {
  const { from, inside, table, to } = sorting
  const length = Math.ceil((to - from) / 1_000)
  if (length <= 0 || length > secondsMax) return null
  const make = () => new Float64Array(length)
  const seconds = {
    ...{ own: make(), attack: make(), retry: make() },
    ...{ served: make(), failed: make(), failedPeople: make() },
  }
  const attackNumbers = new Set(attackSlices.map((slice: Slice) => slices.indexOf(slice)))
  const [retryNumber, scannerNumber] = [slices.indexOf('retry'), slices.indexOf('scanner')]
  const count = (column: Float64Array, second: number) => {
    column[second] = (column[second] ?? 0) + 1
  }
  for (const unit of inside) {
    if (table.silent.values[unit] !== 0) continue
    const second = Math.floor(((table.at.values[unit] ?? 0) - from) / 1_000)
    const slice = sorting.slice[unit] ?? 0
    if (attackNumbers.has(slice)) count(seconds.attack, second)
    else if (slice === retryNumber) count(seconds.retry, second)
    else count(seconds.own, second)
    const isFailed = isErrorAt(table, unit)
    if (isFailed && slice !== scannerNumber) count(seconds.failed, second)
    // Whoever hung up at once was served nothing.
    if (!isFailed && table.status.values[unit] !== 0) count(seconds.served, second)
    if (isFailed && !attackNumbers.has(slice)) count(seconds.failedPeople, second)
  }
  return seconds
}

/**
 * What was served, in the middle of the seconds in which a fifth or more failed. Null where seconds without
 * an error served more than that with the wait that holds: then it was not the load that made requests fail.
 */
function measureCapacity({ failed, served }: Seconds): number | null {
  const rates = served.filter((count, second) => {
    const errors = failed[second] ?? 0
    return errors >= 3 && errors >= failingShareMin * (errors + count)
  })
  if (rates.length < failingSecondsMin) return null
  const middle = rates.sort()[rates.length >>> 1] ?? 0
  const carried = middle * (1 + waitSecondsMax)
  const fuller = served.filter((count, second) => failed[second] === 0 && count > carried)
  return middle === 0 || fuller.length >= fullerSecondsMin ? null : middle
}

/** Of however long an interval: its units are in the order of time. */
function peakOf({ from, inside, table }: Sorting): number {
  let [peak, count, second] = [0, 0, Number.NaN]
  for (const unit of inside) {
    if (table.silent.values[unit] !== 0) continue
    const now = Math.floor(((table.at.values[unit] ?? 0) - from) / 1_000)
    count = now === second ? count + 1 : 1
    second = now
    peak = Math.max(peak, count)
  }
  return peak
}

interface Parts {
  readonly attack: boolean
  readonly retry: boolean
}

interface Played {
  readonly peak: number
  readonly worst: number
  readonly queued: number
  readonly queuedAt: Uint8Array
}

function play(
  seconds: Seconds,
  capacity: number,
  parts: Parts,
  reallyQueuedAt: Uint8Array | null,
): Played {
  const queuedAt = new Uint8Array(seconds.own.length)
  let [queue, peak, worst, queued] = [0, 0, 0, 0]
  let [lastQueue, lastRealQueue] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [second, own] of seconds.own.entries()) {
    if (reallyQueuedAt?.[second] === 1) lastRealQueue = second
    const wouldNotFail = second - lastRealQueue <= calmSeconds && second - lastQueue > calmSeconds
    const load =
      own +
      (parts.attack ? (seconds.attack[second] ?? 0) : 0) +
      (parts.retry && !wouldNotFail ? (seconds.retry[second] ?? 0) : 0)
    peak = Math.max(peak, load)
    queue = Math.max(0, queue + load - capacity)
    if (queue > 0) {
      queuedAt[second] = 1
      queued += 1
      lastQueue = second
    }
    worst = Math.max(worst, queue / capacity)
  }
  return { peak, worst, queued, queuedAt }
}

/** The wait up to which it held: what was borne without errors, if that is longer than half a second. */
function borneSeconds(seconds: Seconds, { queuedAt, worst }: Played): number {
  if (worst <= waitSecondsMax || worst > borneSecondsMax) return waitSecondsMax
  let [asked, failed] = [0, 0]
  let lastQueue = Number.NEGATIVE_INFINITY
  for (const [second, own] of seconds.own.entries()) {
    if (queuedAt[second] === 1) lastQueue = second
    // A server's log has a request where it was answered, after its wait.
    if (second - lastQueue > borneSecondsMax) continue
    asked += own + (seconds.retry[second] ?? 0)
    failed += seconds.failedPeople[second] ?? 0
  }
  return asked > 0 && failed <= borneFailedShareMax * asked ? worst : waitSecondsMax
}

function tell({ peak, queued, worst }: Played, borne: number): Replay {
  return {
    held: worst <= borne,
    peakPerSecond: peak,
    worstWaitSeconds: Math.round(worst * 10) / 10,
    queuedSeconds: queued,
  }
}
