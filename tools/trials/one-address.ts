/**
 * 800 pupils behind one address sign in with what stands on their cards, 30 of them with a typing
 * error first; then the same once more while one bot behind the same address tries 2,000 accounts.
 * Everybody comes in, nobody but the bot is slowed.
 */

import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ArrivalReply } from '#contract/arrival.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { openDatabase } from '#engine/database/database.ts'
import { migrate } from '#engine/database/migrate.ts'
import { silentLog } from '#engine/log/log.ts'
import { type Random, seededRandom, systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { callCell } from '../../tests/call-cell.ts'
import { startCellProcess } from '../../tests/cell-process.ts'
import { startTestServer } from '../../tests/test-server.ts'
import { quantile } from '../bench/load/latency-record.ts'
import { createCardSchool } from './card-school.ts'
import { createJar } from './devices.ts'
import { scaled, type Trial, type TrialFigure, type TrialGround } from './trial.ts'

const seed = 20_210_406
const pupilCount = 800
const errorCount = 30
/** A school's pupils open their devices within this time. */
const withinMs = 60_000
/** How long somebody needs to see an error and type again. */
const typingMs = 2_500
const givenUpAfterMs = 120_000
/** As the product is set unless somebody sets it. */
const admissionRate = 100
const botAccounts = 2_000
/** Calls of the bot that are under way at once, and how long each rests after an answer. */
const botHands = 8
const botRestMs = 10
/** While the school comes in, the bot gets through no more of its accounts: it needed seconds before. */
const checkedShareMax = 0.5
const slowerMax = 1.5
const slowerMs = 250

export const oneAddress: Trial = {
  name: 'one-address',
  async run(ground) {
    const place = await makePlace(ground)
    const alone = await playRound(ground, place, null)
    ground.say(`without the bot: ${JSON.stringify(alone.pupils)}`)
    const beside = await playRound(ground, place, createBot(place.codes))
    ground.say(`with the bot: ${JSON.stringify(beside)}`)
    return figuresOf(place, alone, beside)
  },
}

interface Place {
  readonly source: ConnectionSource
  readonly dataDir: string
  readonly codes: readonly string[]
  readonly errors: number
}

async function makePlace(ground: TrialGround): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-address-'))
  ground.atEnd(() => rm(dataDir, { recursive: true }))
  const { source, stop } = await startTestServer({ waitsForDisk: true })
  ground.atEnd(stop)
  await migrate(source, silentLog)
  const database = openDatabase<SchoolTables>(source, { log: silentLog })
  const keyRing = openKeyRing(dataDir, systemRandom)
  const codes = await createCardSchool(database.kysely, keyRing, scaled(pupilCount, ground))
  await database.close()
  return { source, dataDir, codes, errors: scaled(errorCount, ground) }
}

interface Round {
  readonly pupils: PupilsSeen
  readonly bot: BotSeen | null
}

interface PupilsSeen {
  readonly came: number
  readonly signedIn: number
  /** From the first call to the session, without the time for typing again. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** Told to come back later when signing in. */
  readonly slowed: number
}

/** A process of its own: what an earlier round taught it about the address is forgotten. */
async function playRound(ground: TrialGround, place: Place, bot: Bot | null): Promise<Round> {
  const { source, dataDir, codes, errors } = place
  const cell = await startCellProcess({ source, dataDir, admissionRate })
  const random = seededRandom(seed)
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 })
  const hall: Hall = { port: cell.port, agent }
  const over = { is: false }
  const attacking = bot?.attack(hall, over)
  const every = Math.floor(codes.length / errors)
  const seen = await Promise.all(
    codes.map((code, index) => {
      const plan = {
        code,
        afterMs: random.fraction() * withinMs * ground.scale,
        mistypes: index % every === 0 && index / every < errors,
      }
      return comeIn(hall, plan, random)
    }),
  )
  over.is = true
  const attacked = (await attacking) ?? null
  agent.destroy()
  await cell.kill()
  const tookMs = Float64Array.from(seen.flatMap(({ tookMs }) => tookMs ?? [])).sort()
  const lost = seen.length - tookMs.length
  const pupils = {
    came: seen.length,
    signedIn: tookMs.length,
    p50Ms: quantile(tookMs, lost, 0.5),
    p99Ms: quantile(tookMs, lost, 0.99),
    slowed: seen.reduce((sum, { slowed }) => sum + slowed, 0),
  }
  return { pupils, bot: attacked }
}

interface Hall {
  readonly port: number
  readonly agent: Agent
}

/** One device with its cookies. */
function createVisitor({ agent, port }: Hall) {
  const jar = createJar(null)
  return async (path: string, body: unknown) => {
    const answer = await callCell({ port, agent, path, body, cookie: jar.header() })
    jar.take(answer?.headers['set-cookie'] ?? [])
    return answer
  }
}

/** One pupil: arrives, waits for the turn as told, types, and comes back when told to. */
async function comeIn(
  hall: Hall,
  plan: { readonly code: string; readonly afterMs: number; readonly mistypes: boolean },
  random: Random,
): Promise<{ readonly tookMs: number | null; readonly slowed: number }> {
  const jitter = random.fraction()
  await wait(plan.afterMs)
  const visit = createVisitor(hall)
  const startedAtMs = performance.now()
  const untilMs = startedAtMs + givenUpAfterMs
  let slowed = 0
  let typedMs = 0
  let typed = plan.mistypes ? wrongOf(plan.code) : plan.code
  await waitForTurn(visit, untilMs)
  while (performance.now() < untilMs) {
    const answer = await visit('/api/sign-in/code', { code: typed })
    if (answer?.status === 200) {
      return { tookMs: performance.now() - startedAtMs - typedMs, slowed }
    }
    if (answer?.status === 401) {
      typed = plan.code
      typedMs += typingMs
      await wait(typingMs)
      continue
    }
    slowed += 1
    if (answer?.text.includes('wait_your_turn')) await waitForTurn(visit, untilMs)
    else await wait(1_000 * Number(answer?.headers['retry-after'] ?? 1) * (1 + 0.3 * jitter))
  }
  return { tookMs: null, slowed }
}

async function waitForTurn(
  visit: ReturnType<typeof createVisitor>,
  untilMs: number,
): Promise<void> {
  while (performance.now() < untilMs) {
    const answer = await visit('/api/arrival', {})
    if (answer?.status !== 200) {
      await wait(1_000 * Number(answer?.headers['retry-after'] ?? 2))
      continue
    }
    const reply = JSON.parse(answer.text) as ArrivalReply
    if (reply.state === 'in') return
    await wait(reply.place.pollAfterMs)
  }
}

/** The last sign is another one. */
function wrongOf(code: string): string {
  return code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
}

interface BotSeen {
  readonly calls: number
  /** Tries of which the bot learned whether they were right. */
  readonly checked: number
  readonly tookMs: number
  readonly statuses: Readonly<Record<string, number>>
}

interface Bot {
  attack(hall: Hall, over: { readonly is: boolean }): Promise<BotSeen>
}

/**
 * Half of the accounts by a login and a password, half by a card's short code; each is tried again
 * until somebody says that it was wrong. Half of the hands keep their cookies, half keep none.
 */
function createBot(codes: readonly string[]): Bot {
  return {
    async attack(hall, over) {
      const accounts = Array.from({ length: botAccounts }, (_, index) => index)
      const statuses: Record<string, number> = {}
      const startedAtMs = performance.now()
      let calls = 0
      let checked = 0
      const hand = async (number: number): Promise<void> => {
        const keeper = createVisitor(hall)
        while (!over.is) {
          const account = accounts.shift()
          if (account === undefined) return
          const visit = number % 2 === 0 ? keeper : createVisitor(hall)
          const answer = await tryAccount(visit, account, codes)
          calls += 1
          const status = answer?.status ?? 0
          statuses[status] = (statuses[status] ?? 0) + 1
          if (status === 401) checked += 1
          else accounts.push(account)
          await wait(botRestMs)
        }
      }
      await Promise.all(Array.from({ length: botHands }, (_, number) => hand(number)))
      return { calls, checked, tookMs: performance.now() - startedAtMs, statuses }
    },
  }
}

function tryAccount(
  visit: ReturnType<typeof createVisitor>,
  account: number,
  codes: readonly string[],
) {
  if (account % 2 === 0) {
    const body = { login: `prenom.nom${account}`, password: 'Printemps2021!' }
    return visit('/api/sign-in/password', body)
  }
  const code = codes[account % codes.length] ?? ''
  return visit('/api/sign-in/code', { code: wrongOf(code) })
}

function figuresOf(place: Place, alone: Round, beside: Round): TrialFigure[] {
  const all = { value: place.codes.length, is: 'exactly' } as const
  const none = { value: 0, is: 'exactly' } as const
  const p99MsMax = alone.pupils.p99Ms * slowerMax + slowerMs
  const { bot } = beside
  return [
    { name: 'pupils in, without the bot', value: alone.pupils.signedIn, target: all },
    { name: 'typing errors among them', value: place.errors },
    { name: 'p50 without the bot', value: alone.pupils.p50Ms, unit: 'ms' },
    { name: 'p99 without the bot', value: alone.pupils.p99Ms, unit: 'ms' },
    { name: 'pupils told to come back, without the bot', value: alone.pupils.slowed, target: none },
    { name: 'pupils in, beside the bot', value: beside.pupils.signedIn, target: all },
    { name: 'p50 beside the bot', value: beside.pupils.p50Ms, unit: 'ms' },
    {
      name: 'p99 beside the bot',
      value: beside.pupils.p99Ms,
      unit: 'ms',
      target: { value: Math.round(p99MsMax), is: 'at_most' },
    },
    { name: 'pupils told to come back, beside the bot', value: beside.pupils.slowed, target: none },
    { name: 'calls of the bot', value: bot?.calls ?? Number.NaN },
    { name: 'accounts of the bot', value: botAccounts },
    {
      name: 'tries of the bot that were really checked',
      value: bot?.checked ?? Number.NaN,
      target: { value: botAccounts * checkedShareMax, is: 'at_most' },
    },
  ]
}
