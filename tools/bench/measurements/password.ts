/**
 * Password sign-ins as a share of bare argon2id verifications, both while people arrive at half the
 * peak: what is lost is what the way around the hash costs. And the arrivals must hardly notice.
 */
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { type RunResult, whyVoided } from '../load/load-plan.ts'
import { type Load, offerLoad } from '../load/offer-load.ts'
import { findArrivalPeak, type Morning, openMorning } from './arrival.ts'

const seconds = 2.5
const runsCounted = 3
/** Enough that the pool is never idle, few enough that nobody is sent away. */
const passwordConnections = 16
const timeoutMs = 10_000
const neverLeftAlone = {
  ratePerSecond: null,
  spacing: 'even',
  warmUpSeconds: 0.5,
  seed: 2,
} as const

export const password: Measurement = {
  name: 'password',
  target: { value: 0.85, is: 'at_least', p99MsMax: 250 },
  async measure(ground) {
    const ratePerSecond = (await findArrivalPeak(ground)).value / 2
    const people = Math.ceil(ratePerSecond * seconds * 1.1)
    const runs = []
    let morning = await openMorning(ground)
    for (let run = 0; run < runsCounted; run += 1) {
      // Each run takes people who have not come yet, twice.
      if (morning.left() < 2 * people) {
        await morning.stop()
        morning = await openMorning(ground)
      }
      runs.push(await compare(morning, { people, ratePerSecond, warmUpSeconds: 0, seconds }))
    }
    await morning.stop()
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
async function compare(morning: Morning, coming: Parameters<Morning['come']>[0]) {
  const signingIn = offerSignIns(morning)
  try {
    const [raw] = await Promise.all([rawVerificationsPerSecond(), morning.come(coming)])
    const [signIns, arrived] = await Promise.all([
      signingIn.run({ ...neverLeftAlone, seconds: seconds - neverLeftAlone.warmUpSeconds }),
      morning.come(coming),
    ])
    return {
      raw,
      signIns,
      share: signIns.perSecond / raw,
      arrivalP99Ms: arrived.p99Ms,
      failed: arrived.failed + failedIn(signIns),
    }
  } finally {
    await signingIn.stop()
  }
}

function offerSignIns({ adults, port }: Morning): Load {
  const calls = adults.map((adult) => ({
    method: 'POST' as const,
    path: '/api/sign-in/password',
    body: JSON.stringify(adult),
  }))
  return offerLoad({ port, connections: passwordConnections, calls, timeoutMs })
}

function failedIn({ lost, offered, statuses }: RunResult): number {
  return Math.max(lost, offered - (statuses[200] ?? 0))
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
