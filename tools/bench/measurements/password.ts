/**
 * Password sign-ins as a share of bare argon2id verifications, both while people arrive at half the
 * peak: what is lost is what the way around the hash costs. And the arrivals must hardly notice.
 */
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { BenchGround } from '../bench-ground.ts'
import type { Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { type RunPlan, type RunResult, whyVoided } from '../load/load-plan.ts'
import { type Load, offerLoad } from '../load/offer-load.ts'
import { findArrivalPeak } from './arrival.ts'

const warmUpSeconds = 1
const seconds = 3
const secondsOfRun = warmUpSeconds + 2 * seconds
const runsCounted = 3
/** Enough that the pool is never idle, few enough that nobody is sent away. */
const passwordConnections = 16
const arrivalConnections = 256
const timeoutMs = 10_000

export const password: Measurement = {
  name: 'password',
  target: { value: 0.85, is: 'at_least', p99MsMax: 250 },
  async measure(ground) {
    const peak = await findArrivalPeak(ground)
    const arrivals: Arrivals = {
      ratePerSecond: peak.value / 2,
      spacing: 'poisson',
      warmUpSeconds: 0,
      seconds,
      seed: 2,
    }
    const runs = []
    let cell = await openCell(ground)
    for (let run = 0; run < runsCounted; run += 1) {
      if (cell.left() < arrivals.ratePerSecond * secondsOfRun * 1.1) {
        await cell.stop()
        cell = await openCell(ground)
      }
      runs.push(await compare(cell, arrivals))
    }
    await cell.stop()
    const { raw, signIns, share } = medianBy(runs, (run) => run.share)
    return {
      value: share,
      unit: 'of raw argon2id verifications',
      p99Ms: medianBy(runs, (run) => run.arrivalP99Ms).arrivalP99Ms,
      limit: raw,
      ofLimit: share,
      failed: runs.reduce((sum, run) => sum + run.failed, 0),
      voided: whyVoided(signIns.generator),
    }
  },
}

/** Of people who come by themselves. */
type Arrivals = RunPlan & { readonly ratePerSecond: number }

interface Cell {
  readonly coming: Load
  readonly signingIn: Load
  /** People who have not come yet: nobody is to come twice. */
  left(): number
  /** So many more have come. */
  count(people: number): void
  stop(): Promise<void>
}

async function openCell(ground: BenchGround): Promise<Cell> {
  const cell = await ground.freshCell()
  const people = cell.cookies.map((cookie) => ({
    method: 'POST' as const,
    path: '/api/arrival',
    headers: { cookie },
    body: '{"warm":true,"tries":1}',
  }))
  const adults = cell.adults.map((adult) => ({
    method: 'POST' as const,
    path: '/api/sign-in/password',
    body: JSON.stringify(adult),
  }))
  const { port } = cell
  const coming = offerLoad({ port, connections: arrivalConnections, calls: people, timeoutMs })
  const signingIn = offerLoad({ port, connections: passwordConnections, calls: adults, timeoutMs })
  let left = people.length
  return {
    coming,
    signingIn,
    left: () => left,
    count: (came) => {
      left -= came
    },
    async stop() {
      await Promise.all([coming.stop(), signingIn.stop()])
      await cell.stop()
    },
  }
}

/** Bare verifications beside arrivals, then sign-ins beside as many arrivals, of others. */
async function compare(cell: Cell, arrivals: Arrivals) {
  const come = async (plan: RunPlan): Promise<RunResult> => {
    const result = await cell.coming.run(plan)
    cell.count(result.offered)
    return result
  }
  // What takes part of a second each needs no arrivals to fill the pool: one follows the other.
  const one = { ...arrivals, ratePerSecond: null }
  await Promise.all([
    come({ ...arrivals, seconds: warmUpSeconds }),
    cell.signingIn.run({ ...one, seconds: warmUpSeconds }),
  ])
  const [raw] = await Promise.all([rawVerificationsPerSecond(), come(arrivals)])
  const [signIns, arrived] = await Promise.all([cell.signingIn.run(one), come(arrivals)])
  return {
    raw,
    signIns,
    share: signIns.perSecond / raw,
    arrivalP99Ms: arrived.p99Ms,
    failed: failedOf(arrived, 200) + failedOf(signIns, 200),
  }
}

function failedOf({ lost, offered, statuses }: RunResult, good: number): number {
  return Math.max(lost, offered - (statuses[good] ?? 0))
}

/** Verifications a second, as many at once as the product allows, of the cost that accounts have. */
async function rawVerificationsPerSecond(): Promise<number> {
  const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
  const kept = await hash('sous le préau', cost)
  const until = performance.now() + seconds * 1_000
  let count = 0
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      await verify(kept, 'sous le préau', cost)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return count / seconds
}
