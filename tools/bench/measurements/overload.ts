/**
 * Far more come than may: admission fixed at a sixth of the peak, five times that offered, each
 * pupil asking again and again. How much of the admission is used, and whether anybody meets
 * anything but "in" or a place; then twice the peak, for the dead ends alone.
 */
import type { Door } from '#contract/arrival.ts'
import { crowdCount } from '../arrival-crowd.ts'
import type { BenchGround } from '../bench-ground.ts'
import type { Measurement } from '../finding.ts'
import { failuresOf, ratePerSecondMax, whyVoided } from '../load/load-plan.ts'
import { offerLoad } from '../load/offer-load.ts'
import { findArrivalPeak } from './arrival.ts'

const seconds = 30
const twiceSeconds = 8
const connections = 512
/** As many as a generator may have: at twice the peak hardly a line is free again before it is needed. */
const twiceConnections = 1_900
/** A process that has just begun reads who may what; its lines stand before the others come. */
const early = {
  ratePerSecond: 100,
  warmUpSeconds: 0,
  seconds: 2,
  seed: 0,
  spacing: 'poisson',
} as const
/** Nobody may be left to let in before the time is over. */
const crowdUsedMax = 0.8

export const overload: Measurement = {
  name: 'overload',
  target: { value: 0.9, is: 'at_least', p99MsMax: 1_000 },
  async measure(ground) {
    const { value: peak } = await findArrivalPeak(ground)
    const admissionRate = Math.min(peak / 6, (crowdCount * crowdUsedMax) / seconds)
    const rush = await offer(ground, {
      admissionRate,
      ratePerSecond: 5 * admissionRate,
      seconds,
      connections,
    })
    const twice = await offer(ground, {
      admissionRate,
      ratePerSecond: Math.min(2 * peak, ratePerSecondMax),
      seconds: twiceSeconds,
      connections: twiceConnections,
    })
    return {
      value: rush.admitted / (admissionRate * seconds),
      unit: 'of the admission',
      p99Ms: Math.max(rush.p99Ms, twice.p99Ms),
      // What was answered of twice the peak, beside the peak itself.
      limit: peak,
      ofLimit: twice.perSecond / peak,
      failed: rush.failed + twice.failed,
      failedAs: addCounts(rush.failedAs, twice.failedAs),
      voided: rush.voided ?? twice.voided,
    }
  },
}

async function offer(
  ground: BenchGround,
  wish: {
    readonly admissionRate: number
    readonly ratePerSecond: number
    readonly seconds: number
    readonly connections: number
  },
) {
  const cell = await ground.freshCell(wish.admissionRate)
  const calls = cell.cookies.map((cookie) => ({
    method: 'POST' as const,
    path: '/api/arrival',
    headers: { cookie },
    body: '{"tries":1}',
  }))
  const { ratePerSecond, seconds: counted } = wish
  const target = { port: cell.port, connections: wish.connections, calls, timeoutMs: 10_000 }
  const load = offerLoad(target)
  await load.run(early)
  const plan = { ratePerSecond, warmUpSeconds: 0, seconds: counted, seed: 1 }
  const result = await load.run({ ...plan, spacing: 'poisson' })
  await load.stop()
  const door = (await (await fetch(`http://127.0.0.1:${cell.port}/api/door`)).json()) as Door
  await cell.stop()
  return {
    admitted: door.promises?.total ?? 0,
    perSecond: result.perSecond,
    p99Ms: result.p99Ms,
    failed: result.offered - (result.statuses[200] ?? 0),
    failedAs: failuresOf(result),
    voided: whyVoided(result.generator),
  }
}

function addCounts(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum = { ...one }
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count
  return sum
}
