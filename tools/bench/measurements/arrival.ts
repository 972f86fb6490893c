/**
 * Complete arrivals a second: session checked, arrival durable, "unchanged" answered. Everybody
 * comes once, to a process that has read who may what and has seen nobody yet, as at eight o'clock;
 * a rate holds if all are answered well and the slowest hundredth within its bound. Some come
 * before the others, uncounted, so that the process is no fresher than one that ran all night.
 */
import type { ArrivalReply } from '#contract/arrival.ts'
import type { BenchGround } from '../bench-ground.ts'
import { callLimit } from '../bench-limits.ts'
import type { Figure, Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { type Call, whyVoided } from '../load/load-plan.ts'
import { offerLoad } from '../load/offer-load.ts'

const p99MsMax = 100
const connections = 256
const warmUpSeconds = 0.5
/** Who comes before the others, and at which rate. */
const early = { count: 15_000, ratePerSecond: 4_000 }
const secondsMax = 3
/** Arrivals a second that are tried, from low to high. */
const rates = [3_000, 4_500, 6_000, 8_000, 10_000, 12_500, 15_000, 17_500, 20_000]
const runsCounted = 3

export const arrival: Measurement = {
  name: 'arrival',
  target: { value: 15_000, is: 'at_least', ofLimitMin: 0.25, p99MsMax },
  measure: findArrivalPeak,
}

/** Found once in a run of the bench: what else is said of the door is said in parts of it. */
export function findArrivalPeak(ground: BenchGround): Promise<Figure> {
  return ground.once('peak of arrivals', async () => {
    let held = rates[0] ?? 1
    for (const rate of rates) {
      const { failed, p99Ms, perSecond } = await comeAll(ground, rate)
      if (failed > 0 || p99Ms > p99MsMax || perSecond < rate * 0.98) break
      held = rate
    }
    const runs = []
    for (let run = 0; run < runsCounted; run += 1) runs.push(await comeAll(ground, held))
    const median = medianBy(runs, ({ perSecond }) => perSecond)
    const limit = await callLimit(ground, 'POST')
    return {
      value: median.perSecond,
      unit: 'arrivals/s',
      p99Ms: median.p99Ms,
      failed: runs.reduce((sum, { failed }) => sum + failed, 0),
      limit,
      ofLimit: median.perSecond / limit,
      voided: median.voided,
    }
  })
}

async function comeAll(ground: BenchGround, ratePerSecond: number) {
  const cell = await ground.freshCell()
  const held = await versionOf(cell.port, cell.cookies[0] ?? '')
  const calls = cell.cookies.map((cookie) => ({
    method: 'POST' as const,
    path: '/api/arrival',
    headers: { cookie },
    body: JSON.stringify({ warm: true, tries: 1, ...(held === null ? {} : { held }) }),
  }))
  const come = async (who: readonly Call[], rate: number, uncountedSeconds: number) => {
    const load = offerLoad({ port: cell.port, connections, calls: who, timeoutMs: 10_000 })
    const seconds = Math.min(secondsMax, who.length / rate - uncountedSeconds)
    const plan = { ratePerSecond: rate, spacing: 'poisson', seconds, seed: 0 } as const
    const result = await load.run({ ...plan, warmUpSeconds: uncountedSeconds })
    await load.stop()
    return result
  }
  await come(calls.slice(0, early.count), early.ratePerSecond, 0)
  const result = await come(calls.slice(early.count), ratePerSecond, warmUpSeconds)
  await cell.stop()
  const { generator, lost, offered, p99Ms, perSecond, statuses } = result
  const failed = offered - (statuses[200] ?? 0)
  return { perSecond, p99Ms, failed: Math.max(failed, lost), voided: whyVoided(generator) }
}

/** What the devices hold: classmates' packs have one version, and here all have the same course. */
async function versionOf(port: number, cookie: string): Promise<string | null> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/arrival`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: '{}',
  })
  const reply = (await answer.json()) as ArrivalReply
  return reply.state === 'in' ? (reply.personal?.version ?? null) : null
}
