/**
 * The server process is killed ten times and PostgreSQL five times, each in the middle of a full
 * load and at a seeded moment, while devices that behave as ours arrive, wait, answer and hand in.
 * Nothing that was acknowledged is lost or doubled, every device comes back by itself, and coming
 * back costs hardly more calls than were needed.
 */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { type Database, openDatabase } from '#engine/database/database.ts'
import { migrate } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { type Random, seededRandom, systemRandom } from '#kernel/random.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import type { SchoolTables } from '#school/tables.ts'
import { type CellProcess, startCellProcess } from '../../tests/cell-process.ts'
import { type BenchPupil, createBenchSchool } from '../bench/bench-school.ts'
import { countMark, type RunResult } from '../bench/load/load-plan.ts'
import { offerLoad } from '../bench/load/offer-load.ts'
import { compareWithDatabase, countReturn, type Returned } from './after-kill.ts'
import { createDevice, type Device, openHall, type PupilWork } from './devices.ts'
import { type KillableServer, startKillableServer } from './killable-server.ts'
import { scaled, type Trial, type TrialFigure, type TrialGround } from './trial.ts'

const seed = 20_210_406
const serverKills = 10
const databaseKills = 5
const pupilsOfRound = 200
const strangersOfRound = 20
/** Pupils who only make the load: theirs is whatever answer comes. */
const loadPupils = 200
const loadConnections = 64
const loadSeconds = 6
/** People let in a second: some of each round still wait when the kill comes. */
const admissionRate = 120
/** The devices of a round come within this time; the kill falls into it. */
const arriveWithinMs = 3_500
const killFromMs = 800
const killToMs = 3_200
const savesMax = 12
/** How long the database lies dead at most before it is started again. */
const downMsMax = 1_000
/** Devices that have not come back by then do not come back by themselves. */
const backWithinMs = 90_000
const amplificationMax = 1.5

interface Place {
  readonly server: KillableServer
  readonly dataDir: string
  readonly database: Database<SchoolTables & PipesTables>
  readonly load: readonly BenchPupil[]
  readonly works: PupilWork[]
}

export const kills: Trial = {
  name: 'kills',
  async run(ground) {
    const random = seededRandom(seed)
    const place = await makePlace(ground, random)
    const cell = await startCell(place, 0)
    const stage = { cell, port: cell.port }
    ground.atEnd(() => stage.cell.kill())
    const figures: TrialFigure[] = []
    const devices: Device[] = []
    for (const victim of ['server', 'database'] as const) {
      const rounds = scaled(victim === 'server' ? serverKills : databaseKills, ground)
      const returns: Round[] = []
      for (let round = 0; round < rounds; round += 1) {
        const played = await playRound(place, stage, victim, random)
        devices.push(...played.devices)
        returns.push(played)
        ground.say(`${victim} killed ${round + 1} of ${rounds}: ${inWords(played)}`)
      }
      figures.push(...figuresOf(victim, returns))
    }
    const refusals = devices.flatMap((device) => device.refusals)
    if (refusals.length > 0) ground.say(`refused for good: ${refusals.join(', ')}`)
    return [...figures, ...(await compareWithDatabase(place.database.kysely, devices))]
  },
}

async function makePlace(ground: TrialGround, random: Random): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-kills-'))
  ground.atEnd(() => rm(dataDir, { recursive: true }))
  const server = await startKillableServer()
  ground.atEnd(() => server.stop())
  await migrate(server.source, silentLog)
  await prepareJobs(server.source)
  const database = openDatabase<SchoolTables & PipesTables>(server.source, { log: silentLog })
  ground.atEnd(() => database.close())
  const keyRing = openKeyRing(dataDir, systemRandom)
  const school = database.kysely.$pickTables<keyof SchoolTables>()
  const { pupils } = await createBenchSchool(school, keyRing)
  const accountOf = await readAccounts(database)
  const works = pupils.slice(loadPupils).map(({ attemptId, cookie }): PupilWork => {
    const accountId = accountOf.get(attemptId)
    if (accountId === undefined) throw new Error('an attempt of nobody')
    const saves = 1 + Math.floor(random.fraction() * savesMax)
    return { accountId, attemptId, cookie, saves, handsIn: random.fraction() < 0.5 }
  })
  return { server, dataDir, database, load: pupils.slice(0, loadPupils), works }
}

async function readAccounts({ kysely }: Place['database']): Promise<Map<string, string>> {
  const rows = await kysely
    .selectFrom('attempt')
    .innerJoin('account', 'account.person_id', 'attempt.pupil_id')
    .select(['attempt.id as attemptId', 'account.id as accountId'])
    .execute()
  return new Map(rows.map(({ accountId, attemptId }) => [attemptId, accountId]))
}

function startCell({ dataDir, server }: Place, port: number): Promise<CellProcess> {
  const { source } = server
  return startCellProcess({ source, dataDir, admissionRate, port, withWorker: true })
}

interface Stage {
  cell: CellProcess
  readonly port: number
}

interface Round extends Returned {
  readonly devices: readonly Device[]
  readonly load: RunResult
  readonly downMs: number
  readonly crashed: boolean
}

async function playRound(
  place: Place,
  stage: Stage,
  victim: 'server' | 'database',
  random: Random,
): Promise<Round> {
  const hall = openHall(stage.port)
  const works = place.works.splice(0, pupilsOfRound)
  const strangers = Array.from({ length: strangersOfRound }, () => null)
  const devices = [...works, ...strangers].map((work) =>
    createDevice(hall, work, Math.floor(random.fraction() * 2 ** 31)),
  )
  const load = offerLoad(loadOf(place, stage.port))
  // The generator needs a moment to open its connections.
  await wait(300)
  const loading = load.run({
    ratePerSecond: null,
    spacing: 'even',
    warmUpSeconds: 0,
    seconds: loadSeconds,
    seed,
  })
  const timers = devices.map((device) =>
    setTimeout(device.start, random.fraction() * arriveWithinMs),
  )
  await wait(killFromMs + random.fraction() * (killToMs - killFromMs))
  const killedAtMs = performance.now()
  const crashed = await killOne(place, stage, victim, random)
  const backAtMs = performance.now()
  const untilMs = backAtMs + backWithinMs
  while (devices.some((device) => !device.isDone()) && performance.now() < untilMs) await wait(50)
  const returned = countReturn(devices, { killedAtMs, backAtMs })
  const loaded = await loading
  await load.stop()
  for (const timer of timers) clearTimeout(timer)
  for (const device of devices) device.stop()
  hall.agent.destroy()
  return { ...returned, devices, load: loaded, downMs: backAtMs - killedAtMs, crashed }
}

/** Resolves once everything is up again: whether the server process ended although it was spared. */
async function killOne(
  place: Place,
  stage: Stage,
  victim: 'server' | 'database',
  random: Random,
): Promise<boolean> {
  if (victim === 'server') {
    await stage.cell.kill()
    stage.cell = await startCell(place, stage.port)
    return false
  }
  await place.server.kill()
  await wait(random.fraction() * downMsMax)
  await place.server.restart()
  if (stage.cell.isRunning()) return false
  stage.cell = await startCell(place, stage.port)
  return true
}

/** Answers and arrivals, one after the other on every connection: the server is never idle. */
function loadOf({ load }: Place, port: number) {
  const body = JSON.stringify({
    answer: { kind: 'true_false', value: true },
    version: countMark,
  }).replace(`"${countMark}"`, countMark)
  const calls = load.flatMap(({ attemptId, cookie }) => [
    {
      method: 'PUT' as const,
      path: `/api/attempts/${attemptId}/answers/q1`,
      headers: { cookie },
      body,
    },
    {
      method: 'POST' as const,
      path: '/api/arrival',
      headers: { cookie },
      body: JSON.stringify({ warm: true }),
    },
  ])
  return { port, connections: loadConnections, calls, timeoutMs: 10_000 }
}

function inWords({ needed, sent, downMs, missing, load }: Round): string {
  const statuses = JSON.stringify(load.statuses)
  return `${missing} did not come back; ${sent} calls for ${needed}; down ${Math.round(downMs)} ms; load ${statuses}`
}

function figuresOf(victim: string, rounds: readonly Round[]): TrialFigure[] {
  const sum = (pick: (round: Round) => number): number =>
    rounds.reduce((total, round) => total + pick(round), 0)
  const internal = sum(({ load, broken }) => (load.statuses[500] ?? 0) + broken)
  const name = (what: string): string => `${victim} killed: ${what}`
  return [
    { name: name('times'), value: rounds.length },
    {
      name: name('calls answered a second, loaded'),
      value: sum(({ load }) => load.perSecond) / rounds.length,
    },
    { name: name('down, mean'), value: sum(({ downMs }) => downMs) / rounds.length, unit: 'ms' },
    { name: name('slowest device back after'), value: slowest(rounds), unit: 'ms' },
    {
      name: name('devices that did not come back by themselves'),
      value: sum(({ missing }) => missing),
      target: { value: 0, is: 'exactly' },
    },
    {
      name: name('calls sent after the return, of those needed'),
      value: sum(({ sent }) => sent) / sum(({ needed }) => needed),
      target: { value: amplificationMax, is: 'at_most' },
    },
    { name: name('calls of devices cut off or refused'), value: sum(({ failed }) => failed) },
    { name: name('answers 500'), value: internal, target: { value: 0, is: 'exactly' } },
    {
      name: name('crashes besides'),
      value: rounds.filter(({ crashed }) => crashed).length,
      target: { value: 0, is: 'exactly' },
    },
  ]
}

const slowest = (rounds: readonly Round[]): number =>
  Math.max(...rounds.map(({ lastGoodAfterMs }) => lastGoodAfterMs))
