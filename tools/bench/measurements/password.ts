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
import { offerLoad } from '../load/offer-load.ts'
import { findArrivalPeak } from './arrival.ts'

const seconds = 4
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
    const arrivals: RunPlan = {
      ratePerSecond: peak.value / 2,
      spacing: 'poisson',
      warmUpSeconds: 0,
      seconds,
      seed: 2,
    }
    const runs = []
    for (let run = 0; run < runsCounted; run += 1) runs.push(await compare(ground, arrivals))
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

/** Bare verifications beside arrivals, then sign-ins beside as many arrivals, of others. */
async function compare(ground: BenchGround, arrivals: RunPlan) {
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
  try {
    // What takes part of a second each needs no arrivals to fill the pool: one follows the other.
    const one = { ...arrivals, ratePerSecond: null }
    await Promise.all([
      coming.run({ ...arrivals, seconds: 1 }),
      signingIn.run({ ...one, seconds: 1 }),
    ])
    const [raw] = await Promise.all([rawVerificationsPerSecond(), coming.run(arrivals)])
    const [signIns, arrived] = await Promise.all([signingIn.run(one), coming.run(arrivals)])
    return {
      raw,
      signIns,
      share: signIns.perSecond / raw,
      arrivalP99Ms: arrived.p99Ms,
      failed: failedOf(arrived, 200) + failedOf(signIns, 200),
    }
  } finally {
    await Promise.all([coming.stop(), signingIn.stop()])
    await cell.stop()
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
