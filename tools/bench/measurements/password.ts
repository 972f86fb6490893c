/**
 * Password sign-ins as a share of bare argon2id verifications, both with as many at once as the
 * product allows: what is lost is what the way around the hash costs.
 */
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { runMedian } from '../find-peak.ts'
import type { Measurement } from '../finding.ts'
import { offerLoad } from '../load/offer-load.ts'

const rawSeconds = 4
/** Enough that the pool is never idle, few enough that nobody is sent away. */
const connections = 16

export const password: Measurement = {
  name: 'password',
  target: { value: 0.85, is: 'at_least' },
  async measure(ground) {
    const { adults } = await ground.school()
    const { port } = await ground.cell()
    const raw = await rawVerificationsPerSecond()
    const calls = adults.map((adult) => ({
      method: 'POST' as const,
      path: '/api/sign-in/password',
      body: JSON.stringify(adult),
    }))
    const load = offerLoad({ port, connections, calls, timeoutMs: 10_000 })
    // What takes part of a second each needs no arrivals to fill the pool: one follows the other.
    const { perSecond, failed, voided } = await runMedian(load, {
      ratePerSecond: null,
      seconds: rawSeconds,
    })
    await load.stop()
    const share = perSecond / raw
    return {
      value: share,
      unit: 'of raw argon2id verifications',
      limit: raw,
      ofLimit: share,
      failed,
      voided,
    }
  },
}

/** Verifications a second with every core at work, of the cost that accounts have. */
async function rawVerificationsPerSecond(): Promise<number> {
  const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
  const kept = await hash('sous le préau', cost)
  const until = performance.now() + rawSeconds * 1_000
  let count = 0
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      await verify(kept, 'sous le préau', cost)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return count / rawSeconds
}
