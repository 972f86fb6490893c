/**
 * Finds the highest rate of arrivals that a server holds: every call answered well, and the slowest
 * hundredth still within its bound, counted from the moments at which the calls were due.
 */
import { medianBy } from './load/latency-record.ts'
import { type Call, isFollowed, type RunResult, type Target, whyVoided } from './load/load-plan.ts'
import { type Load, offerLoad } from './load/offer-load.ts'

/** Runs of which the median counts. */
export const runsCounted = 3
/** Calls under way at once: a call that finds no line waits, and its waiting counts. */
const connections = 256
const timeoutMs = 10_000
/** Seconds of one step of the search, and of one run that counts. */
const stepSeconds = 1.2
const countedSeconds = 2.5
/**
 * Shares of what the server does when it is never left alone, from low to high; beyond all of it too, since V8 makes
 * faster what serves while the search goes on.
 */
const steps = [0.75, 0.85, 0.95, 1.05]
/** How often a rate that did not hold when it counted is lowered. */
const lowerings = 2
const loweredTo = 0.9

export interface Measured {
  readonly perSecond: number
  readonly p99Ms: number
  readonly failed: number
  /** The server followed the rate. */
  readonly isHeld: boolean
  readonly voided: string | null
}

export interface Peak {
  readonly value: number
  readonly p99Ms: number
  readonly failed: number
  readonly voided: string | null
  readonly limit: number
  readonly ofLimit: number
}

/** `limit`: what a bare server does with the same kind of call, in this run of the bench. */
export async function findPeak(wish: {
  readonly port: number
  readonly calls: readonly Call[]
  readonly limit: number
  readonly p99MsMax: number
  readonly watchFor?: Target['watchFor']
}): Promise<Peak> {
  const { port, calls, limit, p99MsMax, watchFor = {} } = wish
  const load = offerLoad({ port, connections, calls, timeoutMs, watchFor })
  try {
    let rate = await searchRate(load, p99MsMax)
    if (rate === 0) return { ...nothingServed, limit, ofLimit: 0 }
    let measured = await runMedian(load, { ratePerSecond: rate, seconds: countedSeconds })
    for (let lowered = 0; lowered < lowerings && !holds(measured, p99MsMax); lowered += 1) {
      rate *= loweredTo
      measured = await runMedian(load, { ratePerSecond: rate, seconds: countedSeconds })
    }
    const { perSecond: value, p99Ms, failed, voided } = measured
    return { value, p99Ms, failed, voided, limit, ofLimit: value / limit }
  } finally {
    await load.stop()
  }
}

const nothingServed = {
  value: 0,
  p99Ms: Number.POSITIVE_INFINITY,
  failed: 0,
  voided: 'no call was answered well',
}

/** The highest step that held before the first that did not; 0 where nothing is served at all. */
async function searchRate(load: Load, p99MsMax: number): Promise<number> {
  // The first time, what serves is not yet made fast.
  await runOnce(load, null, 2, stepSeconds)
  const { perSecond: busiest } = await runOnce(load, null, 0, stepSeconds)
  let held = busiest * (steps[0] ?? 1)
  for (const step of steps) {
    const rate = busiest * step
    const offer = () => runOnce(load, rate, 0.5, stepSeconds)
    // A machine hiccups: what does not hold twice does not hold.
    const isHeld = holds(await offer(), p99MsMax) || holds(await offer(), p99MsMax)
    if (!isHeld) break
    held = rate
  }
  return held
}

function holds({ isHeld, p99Ms, failed }: Measured, p99MsMax: number): boolean {
  return isHeld && p99Ms <= p99MsMax && failed === 0
}

/** Three runs; the one in the middle by rate, with the failures of all. */
export async function runMedian(
  load: Load,
  plan: { readonly ratePerSecond: number | null; readonly seconds: number },
): Promise<Measured> {
  const measured: Measured[] = []
  for (let run = 0; run < runsCounted; run += 1) {
    measured.push(await runOnce(load, plan.ratePerSecond, 1, plan.seconds, run))
  }
  const median = medianBy(measured, ({ perSecond }) => perSecond)
  return { ...median, failed: measured.reduce((sum, { failed }) => sum + failed, 0) }
}

async function runOnce(
  load: Load,
  ratePerSecond: number | null,
  warmUpSeconds: number,
  seconds: number,
  seed = 0,
): Promise<Measured> {
  const plan = { ratePerSecond, spacing: 'poisson', warmUpSeconds, seconds, seed } as const
  const result = await load.run(plan)
  const { perSecond, p99Ms, generator } = result
  const isHeld = isFollowed(result, seconds)
  return { perSecond, p99Ms, failed: failedIn(result), isHeld, voided: whyVoided(generator) }
}

/** Answers that were no success, and calls without an answer. */
function failedIn({ statuses, lost }: RunResult): number {
  return Object.entries(statuses).reduce(
    (sum, [status, count]) => sum + (status.startsWith('2') ? 0 : count),
    lost,
  )
}
