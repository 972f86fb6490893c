/**
 * `npm run bench`: how many pupils' days, answers and sign-ins a second this machine serves, beside
 * a bare `node:http` server measured in the same run. Server, database and load share the machine;
 * everything stays on loopback, bounded in connections and time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { hash } from '@node-rs/argon2'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { openDatabase } from '#engine/database/database.ts'
import { migrate } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from '../../tests/cell-process.ts'
import { startTestServer } from '../../tests/test-server.ts'
import { type BenchSchool, createBenchSchool } from './bench-school.ts'
import { type Call, type Figures, measure } from './measure.ts'

/** Pupils with a device each, in one class: a sheet of cards holds at most 500. */
const pupilCount = 450
/** Sign-ins by password are few at once: their own pool bounds them. */
const passwordConnections = 16

interface Row extends Figures {
  readonly name: string
  readonly share: string
}

const dataDir = mkdtempSync(join(tmpdir(), 'preau-bench-'))
const server = await startTestServer()
const rows: Row[] = []
try {
  await migrate(server.source, silentLog)
  await prepareJobs(server.source)
  const database = openDatabase<SchoolTables>(server.source, { log: silentLog })
  const keyRing = openKeyRing(dataDir, systemRandom)
  const school = await createBenchSchool(database.kysely, keyRing, pupilCount)
  await database.close()

  const bare = await startBareServer()
  const get = await measure(bare.port, () => ({ method: 'GET', path: '/' }))
  const post = await measure(bare.port, () => ({ method: 'POST', path: '/', body: answerBody(1) }))
  bare.child.kill()
  rows.push({ name: 'bare node:http, GET', ...get, share: '1' })
  rows.push({ name: 'bare node:http, POST', ...post, share: '1' })

  const cell = await startCellProcess({ source: server.source, dataDir })
  try {
    await measureCell(cell.port, school, { get, post })
  } finally {
    await cell.kill()
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true })
}
print(rows)

async function measureCell(
  port: number,
  school: BenchSchool,
  bare: { readonly get: Figures; readonly post: Figures },
): Promise<void> {
  const day = await measure(
    port,
    inTurn(school.pupils, (pupil) => ({
      method: 'GET',
      path: '/api/day',
      headers: { cookie: pupil.cookie },
    })),
  )
  rows.push({ name: 'pupil’s day', ...day, share: shareOf(day, bare.get) })
  let version = 0
  const answer = await measure(
    port,
    inTurn(school.pupils, (pupil) => {
      version += 1
      return {
        method: 'PUT',
        path: `/api/attempts/${pupil.attemptId}/answers/q1`,
        headers: { cookie: pupil.cookie },
        body: answerBody(version),
      }
    }),
  )
  rows.push({ name: 'answer, durable', ...answer, share: shareOf(answer, bare.post) })
  const card = await measure(
    port,
    inTurn(school.pupils, (pupil) => ({
      method: 'POST',
      path: '/api/sign-in/card',
      body: JSON.stringify({ card: pupil.cardText }),
    })),
  )
  rows.push({ name: 'sign-in by card', ...card, share: shareOf(card, bare.post) })
  const raw = await rawHashesPerSecond()
  const password = await measure(
    port,
    inTurn(school.adults, (adult) => ({
      method: 'POST',
      path: '/api/sign-in/password',
      body: JSON.stringify(adult),
    })),
    passwordConnections,
  )
  const share = `${(password.perSecond / raw).toFixed(2)} of ${raw.toFixed(0)} raw argon2id/s`
  rows.push({ name: 'sign-in by password', ...password, share })
}

function inTurn<T>(items: readonly T[], call: (item: T) => Call): () => Call {
  let at = 0
  return () => {
    const item = items[at % items.length]
    at += 1
    if (item === undefined) throw new Error('nobody to call as')
    return call(item)
  }
}

function answerBody(version: number): string {
  return JSON.stringify({ answer: { kind: 'true_false', value: version % 2 === 0 }, version })
}

function shareOf(one: Figures, bare: Figures): string {
  return `${(one.perSecond / bare.perSecond).toFixed(3)} of bare`
}

/** Password hashes a second with every core at work, of the cost that accounts have. */
async function rawHashesPerSecond(): Promise<number> {
  const secondsMax = 3
  const until = performance.now() + secondsMax * 1_000
  let count = 0
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      await hash('sous le préau', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
      count += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return count / secondsMax
}

async function startBareServer(): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('no output to read')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, port: (JSON.parse(line) as { port: number }).port }
}

function print(list: readonly Row[]): void {
  console.log(`${availableParallelism()} cores; median of 3 runs of 5 s; ms`)
  console.table(
    Object.fromEntries(
      list.map(({ name, perSecond, p50Ms, p99Ms, failed, share }) => [
        name,
        { 'per second': Math.round(perSecond), p50: p50Ms, p99: p99Ms, failed, share },
      ]),
    ),
  )
  if (list.some(({ failed }) => failed > 0)) process.exitCode = 1
}
