/**
 * The place of the log's only writer goes from one process to the next: whoever lost it writes nothing more, and
 * nobody begins before the one before has ended, whatever the database says of it.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { takeFileLock } from '#engine/config/file-lock.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { clientConfig } from '#engine/database/connection.ts'
import { createLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { sequencerLock, startSequencer } from '#roles/sequencer.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { testFolder } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

const { database, source } = await withTestDatabase<SchoolTables>()

/** What every run records besides its calls: its start. */
const startOfRun = 1

async function record(dataDir: string, calls: number): Promise<void> {
  const { queue, recorder, writer } = openTestRecorder(dataDir)
  showCalls(recorder, calls)
  await queue.drain(10_000)
  await writer.close()
}

async function until(what: string, isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (await isTrue()) return
    await wait(25)
  }
  assert.fail(`it never came: ${what}`)
}

async function sizeOf(dataDir: string): Promise<number> {
  const bytes = await folderSource(logFolder(dataDir)).read('checkpoint')
  return readCheckpoint(Buffer.from(bytes ?? []).toString('utf8'))?.size ?? 0
}

async function recordsIn(dataDir: string): Promise<number> {
  const { flaws, gaps, records } = await verifyRecords(dataDir, { nowMs: Date.now() })
  assert.deepEqual([flaws, gaps], [[], []])
  return records
}

/** As one process of the cell has it, and what it says. */
function start(t: TestContext, dataDir: string) {
  const config = loadConfig(processEnvironment(), { dataDir, databaseUrl: null })
  const said: string[] = []
  const log = createLog({
    level: 'warn',
    destination: { write: (line: string) => void said.push(line) },
  })
  const sequencer = startSequencer({
    ...{ config, source, log, everyMs: 50, againMs: 50 },
    keyRing: openKeyRing(dataDir, systemRandom),
    db: pipesOf(database.kysely),
  })
  t.after(() => sequencer.stop())
  return { stop: () => sequencer.stop(), hasSaid: (what: string) => said.join('').includes(what) }
}

const lockIn = (dataDir: string) => join(dataDir, 'journal/log-writer.lock')

function isFree(dataDir: string): boolean {
  const lock = takeFileLock(lockIn(dataDir))
  lock?.release()
  return lock !== null
}

const ofTheCell = sql`locktype = 'advisory' and classid = ${Math.floor(sequencerLock / 2 ** 32)}
  and objid = ${sequencerLock % 2 ** 32}
  and database = (select oid from pg_database where datname = current_database())`

/** Takes the cell's lock as another process would that waits for it while the first one's connection breaks. */
async function takePlace(t: TestContext): Promise<{ free(): Promise<void> }> {
  const client = new pg.Client(clientConfig(source))
  await client.connect()
  t.after(() => client.end())
  const mine = client.query('select pg_advisory_lock($1)', [sequencerLock])
  await until('a second in line', async () => {
    const waiting = sql`select 1 from pg_locks where not granted and ${ofTheCell}`
    return (await waiting.execute(database.kysely)).rows.length > 0
  })
  await sql`select pg_terminate_backend(pid) from pg_locks where granted and ${ofTheCell}`.execute(
    database.kysely,
  )
  await mine
  return {
    free: async () => void (await client.query('select pg_advisory_unlock($1)', [sequencerLock])),
  }
}

/** A folder whose log the database has never heard of. */
async function beginFolder(t: TestContext): Promise<string> {
  await sql`delete from known_log`.execute(database.kysely)
  return testFolder(t)
}

test('one whose place is taken ends and leaves all as it is; it goes on when the place is free', async (t) => {
  const dataDir = await beginFolder(t)
  await record(dataDir, 30)
  const cell = start(t, dataDir)
  await until('the first checkpoint', async () => (await sizeOf(dataDir)) > 0)
  const other = await takePlace(t)
  await until('the end of the first', () => isFree(dataDir))
  const before = await sizeOf(dataDir)
  await record(dataDir, 40)
  // Nobody is there who could write: that it is free is asked once more, after what was recorded.
  assert.equal(isFree(dataDir), true)
  assert.equal(await sizeOf(dataDir), before)
  await other.free()
  await until('a checkpoint after it', async () => (await sizeOf(dataDir)) > before)
  await cell.stop()
  assert.equal(await recordsIn(dataDir), 30 + 40 + 2 * startOfRun)
})

test('whoever has the cell’s lock waits for one that still writes, and goes on when it was killed', async (t) => {
  const dataDir = await beginFolder(t)
  mkdirSync(join(dataDir, 'journal'), { recursive: true })
  const module = new URL('../src/engine/config/file-lock.ts', import.meta.url).href
  const script = `import(${JSON.stringify(module)}).then(({ takeFileLock }) => {
    globalThis.held = takeFileLock(${JSON.stringify(lockIn(dataDir))})
    console.log('held')
    setInterval(() => {}, 1_000)
  })`
  const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => writer.kill('SIGKILL'))
  await once(writer.stdout, 'data')
  await record(dataDir, 30)
  const cell = start(t, dataDir)
  await until('that it waits', () => cell.hasSaid('another process still writes to the log'))
  assert.equal(existsSync(logFolder(dataDir)), false)
  writer.kill('SIGKILL')
  await until('its turn', async () => (await sizeOf(dataDir)) > 0)
  await cell.stop()
  assert.equal(await recordsIn(dataDir), 30 + startOfRun)
})
