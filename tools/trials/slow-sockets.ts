/**
 * 5,000 sockets whose heads never end, bodies that never end and 100,000 malformed requests, while
 * pupils arrive at a rate that this machine held before: no crash, no answer that is an error of
 * ours, and arrivals keep most of their rate.
 */
import { createBenchGround } from '../bench/bench-ground.ts'
import type { RunResult } from '../bench/load/load-plan.ts'
import { offerLoad } from '../bench/load/offer-load.ts'
import { findArrivalPeak } from '../bench/measurements/arrival.ts'
import { type AttackResult, startAttack } from './attack.ts'
import { scaled, type Trial, type TrialFigure, type TrialGround } from './trial.ts'

const seed = 20_210_406
const slowHeads = 5_000
const endlessBodies = 200
const malformed = 100_000
/** Share of the peak that is offered, with and without the attack. */
const offeredShare = 0.6
const keptShareMin = 0.8
/** The attack's malformed requests come within this time; arrivals are offered as long. */
const attackSeconds = 55
const aloneSeconds = 20
const connections = 256

export const slowSockets: Trial = {
  name: 'slow-sockets',
  async run(ground) {
    const bench = createBenchGround()
    ground.atEnd(() => bench.stop())
    const { value: peak } = await findArrivalPeak(bench)
    const ratePerSecond = peak * offeredShare
    ground.say(`peak ${Math.round(peak)}/s; ${Math.round(ratePerSecond)}/s are offered`)
    const quiet = await bench.freshCell()
    const alone = await arrive(quiet, ratePerSecond, aloneSeconds)
    await quiet.stop()
    ground.say(`without the attack: ${inWords(alone)}`)

    const cell = await bench.freshCell()
    const seconds = Math.max(5, Math.round(attackSeconds * ground.scale))
    const attack = await startAttack(planOf(ground, cell.port, seconds))
    ground.atEnd(() => attack.stop())
    ground.say(`${attack.sockets} slow sockets stand open`)
    const beside = await arrive(cell, ratePerSecond, seconds)
    const attacked = await attack.over
    ground.say(`with the attack: ${inWords(beside)}; ${JSON.stringify(attacked)}`)
    const isAlive = await answersStill(cell.port)
    await cell.stop()
    return figuresOf(ground, { peak, alone, beside, attacked, isAlive, sockets: attack.sockets })
  },
}

function planOf(ground: TrialGround, port: number, seconds: number) {
  return {
    port,
    seconds,
    seed,
    slowHeads: scaled(slowHeads, ground),
    endlessBodies: scaled(endlessBodies, ground),
    malformed: scaled(malformed, ground),
  }
}

async function arrive(
  { cookies, port }: { readonly cookies: readonly string[]; readonly port: number },
  ratePerSecond: number,
  seconds: number,
): Promise<RunResult> {
  const calls = cookies.map((cookie) => ({
    method: 'POST' as const,
    path: '/api/arrival',
    headers: { cookie },
    body: JSON.stringify({ warm: true, tries: 1 }),
  }))
  const load = offerLoad({ port, connections, calls, timeoutMs: 10_000 })
  const plan = { ratePerSecond, spacing: 'poisson', warmUpSeconds: 1, seconds, seed } as const
  const result = await load.run(plan)
  await load.stop()
  return result
}

async function answersStill(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
  return answer?.ok === true
}

const inWords = ({ perSecond, p99Ms, statuses, lost, generator }: RunResult): string =>
  `${Math.round(perSecond)}/s, p99 ${Math.round(p99Ms)} ms, ${JSON.stringify(statuses)}, ${lost} lost, generator ${generator.cpuShare.toFixed(2)} of a core`

function errorsOf(statuses: Readonly<Record<string, number>>): number {
  return Object.entries(statuses).reduce(
    (sum, [status, count]) => sum + (status.startsWith('5') ? count : 0),
    0,
  )
}

function figuresOf(
  ground: TrialGround,
  seen: {
    readonly peak: number
    readonly alone: RunResult
    readonly beside: RunResult
    readonly attacked: AttackResult
    readonly isAlive: boolean
    readonly sockets: number
  },
): TrialFigure[] {
  const { alone, attacked, beside, isAlive, peak, sockets } = seen
  const none = { value: 0, is: 'exactly' } as const
  return [
    { name: 'peak of arrivals', value: peak, unit: '/s' },
    { name: 'arrivals without the attack', value: alone.perSecond, unit: '/s' },
    { name: 'p99 without the attack', value: alone.p99Ms, unit: 'ms' },
    { name: 'arrivals beside the attack', value: beside.perSecond, unit: '/s' },
    { name: 'p99 beside the attack', value: beside.p99Ms, unit: 'ms' },
    {
      name: 'rate kept',
      value: beside.perSecond / alone.perSecond,
      target: { value: keptShareMin, is: 'at_least' },
    },
    {
      name: 'slow sockets that stood open',
      value: sockets,
      target: { value: scaled(slowHeads, ground), is: 'at_least' },
    },
    { name: 'slow sockets cut by the server', value: attacked.cut },
    { name: 'malformed requests', value: attacked.sent },
    { name: 'malformed requests a second', value: (attacked.sent * 1_000) / attacked.tookMs },
    {
      name: 'answers 5xx',
      value: errorsOf(attacked.statuses) + errorsOf(beside.statuses),
      target: none,
    },
    { name: 'arrivals lost', value: beside.lost, target: none },
    { name: 'crashes', value: isAlive ? 0 : 1, target: none },
  ]
}
