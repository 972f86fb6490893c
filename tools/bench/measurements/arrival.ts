/**
 * Complete arrivals a second: session checked, arrival durable, "unchanged" answered. Everybody
 * comes once, to a process that has read who may what and has seen nobody yet, as at eight o'clock;
 * a rate holds if all are answered well and the slowest hundredth within its bound. Some come
 * before the others, uncounted, so that the process is no fresher than one that ran all night.
 */
import type { ArrivalReply } from '#contract/arrival.ts'
import type { BenchGround, CrowdCell } from '../bench-ground.ts'
import { callLimit } from '../bench-limits.ts'
import type { Figure, Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { type Call, isFollowed, whyVoided } from '../load/load-plan.ts'
import { offerLoad } from '../load/offer-load.ts'

const p99MsMax = 100
/**
 * Everybody has a connection of their own. So many are under way at once: 256 that take 25 ms each, as a group
 * commit does, could not be more than 10,000 a second, however little the server had to do.
 */
const connections = 512
const timeoutMs = 10_000
/**
 * Who comes before the others, and how fast; each comes more than once. V8 has compiled what they need after some
 * 20,000 calls: until then it takes as much of the machine as the calls themselves.
 */
const early = { people: 9_000, ratePerSecond: 6_000, warmUpSeconds: 0, seconds: 4 }
/** Never left alone: how many at most are answered. */
const burst = { people: 24_000, ratePerSecond: null, warmUpSeconds: 0.3, seconds: 1.2 }
/** Shares of that which are tried as rates of people who come by themselves, from high to low. */
const steps = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6]
const step = { warmUpSeconds: 0.2, seconds: 1 }
const counted = { warmUpSeconds: 0.5, seconds: 2.5 }
const runsCounted = 3
/** What did not hold when it counted is tried again this much lower, so often: each costs a cell. */
const loweredTo = 0.9
const lowerings = 1

export const arrival: Measurement = {
  name: 'arrival',
  target: { value: 15_000, is: 'at_least', ofLimitMin: 0.25, p99MsMax },
  measure: findArrivalPeak,
}

/** Found once in a run of the bench: what else is said of the door is said in parts of it. */
export function findArrivalPeak(ground: BenchGround): Promise<Figure> {
  return ground.once('peak of arrivals', async () => {
    let rate = await searchRate(ground)
    let found = await countAt(ground, rate)
    for (let lowered = 0; lowered < lowerings && !found.holds; lowered += 1) {
      rate *= loweredTo
      found = await countAt(ground, rate)
    }
    const limit = await callLimit(ground)
    const { perSecond: value, p99Ms, failed, voided } = found
    return { value, unit: 'arrivals/s', p99Ms, failed, limit, ofLimit: value / limit, voided }
  })
}

/** The highest of the steps at which everybody is answered in time; the lowest where none is. */
async function searchRate(ground: BenchGround): Promise<number> {
  const morning = await openMorning(ground)
  const { perSecond: busiest } = await morning.come(burst)
  let lowest = busiest
  for (const share of steps) {
    lowest = busiest * share
    const people = Math.ceil(lowest * (step.warmUpSeconds + step.seconds) * 1.1)
    if (morning.left() < people) break
    if (holds(await morning.come({ ...step, people, ratePerSecond: lowest }))) break
  }
  await morning.stop()
  return lowest
}

/** Three times at one rate, each time others; the one in the middle, with the failures of all. */
async function countAt(ground: BenchGround, ratePerSecond: number) {
  const runs = []
  const people = Math.ceil(ratePerSecond * (counted.warmUpSeconds + counted.seconds) * 1.05)
  let morning = await openMorning(ground)
  for (let run = 0; run < runsCounted; run += 1) {
    if (morning.left() < people) {
      await morning.stop()
      morning = await openMorning(ground)
    }
    runs.push(await morning.come({ ...counted, people, ratePerSecond }))
  }
  await morning.stop()
  const median = medianBy(runs, ({ p99Ms }) => p99Ms)
  const failed = runs.reduce((sum, run) => sum + run.failed, 0)
  return { ...median, failed, holds: failed === 0 && holds(median) }
}

interface Come {
  readonly perSecond: number
  readonly p99Ms: number
  readonly failed: number
  /** The server followed the rate. */
  readonly isHeld: boolean
  readonly voided: string | null
}

function holds({ isHeld, p99Ms, failed }: Come): boolean {
  return failed === 0 && p99Ms <= p99MsMax && isHeld
}

interface Coming {
  /** As many of those who have not come yet; the next ones in turn. */
  readonly people: number
  readonly ratePerSecond: number | null
  readonly warmUpSeconds: number
  readonly seconds: number
}

export type Morning = Awaited<ReturnType<typeof openMorning>>

/** A cell to which nobody has come but the early ones. */
export async function openMorning(ground: BenchGround) {
  return beginMorning(await ground.freshCell())
}

export async function beginMorning(cell: CrowdCell) {
  const held = await versionOf(cell.port, cell.cookies[0] ?? '')
  const waiting: Call[] = cell.cookies.map((cookie) => ({
    method: 'POST' as const,
    path: '/api/arrival',
    headers: { cookie },
    body: JSON.stringify({ warm: true, tries: 1, ...(held === null ? {} : { held }) }),
  }))
  const come = async ({ people, ...plan }: Coming): Promise<Come> => {
    const calls = waiting.splice(0, people)
    // Whoever is told to come back has not arrived.
    const watchFor = { in: '"state":"in"' }
    const load = offerLoad({ port: cell.port, connections, calls, timeoutMs, watchFor })
    const result = await load.run({ ...plan, spacing: 'poisson', seed: 0 })
    await load.stop()
    const { generator, lost, offered, p99Ms, perSecond, watched } = result
    const failed = Math.max(offered - (watched.in ?? 0), lost)
    const isHeld = isFollowed(result, plan.seconds)
    return { perSecond, p99Ms, failed, isHeld, voided: whyVoided(generator) }
  }
  await come(early)
  const { adults, port } = cell
  return { come, left: () => waiting.length, stop: () => cell.stop(), adults, port, cell }
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
