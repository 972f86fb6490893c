/**
 * A cell whose journal folder is lost, or put back to an older copy, never begins a second history
 * under the same name: another log succeeds to it, says to which, and says it in its first leaf.
 */
import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { systemRandom } from '#kernel/random.ts'
import type { RecordsFlaw } from '#pipes/journal/open-records-file.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import type { KnownLog } from '#pipes/public-log/known-log.ts'
import { readKnownLogs } from '#pipes/public-log/known-log-store.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { verifyLog } from '#pipes/public-log/verify-log.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import type { SchoolTables } from '#school/tables.ts'
import { type CellProcess, startCellProcess } from './cell-process.ts'
import { withTestDatabase } from './test-database.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = pipesOf(database.kysely)
const dataDir = mkdtempSync(join(tmpdir(), 'preau-succession-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))
const journal = join(dataDir, 'journal')
const log = join(journal, 'log')

function checkpointOf(folder: string): SignedCheckpoint | null {
  const path = join(folder, 'checkpoint')
  return existsSync(path) ? readCheckpoint(readFileSync(path, 'utf8')) : null
}

async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found as NonNullable<T>
    await wait(100)
  }
  assert.fail(`it never came: ${what}`)
}

async function lastKnown(): Promise<KnownLog | undefined> {
  return (await readKnownLogs(db)).at(-1)
}

interface LifeOptions {
  /** Its log must have another name than the one that is there. */
  readonly isNew?: boolean
  readonly meanwhile?: (cell: CellProcess) => Promise<void>
}

/** Lets a cell live until its log has grown by so much, and the database knows; then kills it. */
async function live(
  grow: number,
  { isNew = false, meanwhile }: LifeOptions = {},
): Promise<KnownLog> {
  const before = checkpointOf(log)
  const cell = await startCellProcess({ source, dataDir })
  const known = await until('a checkpoint in the database', async () => {
    const last = await lastKnown()
    const now = checkpointOf(log)
    if (isNew && now?.origin === before?.origin) return null
    if (now === null || last?.origin !== now.origin || last.checkpoint === null) return null
    const from = before?.origin === now.origin ? before.size : 0
    return last.size >= from + grow ? last : null
  })
  await meanwhile?.(cell)
  await cell.kill()
  return known
}

async function check(folder = log, since: readonly SignedCheckpoint[] = []) {
  const origin = checkpointOf(folder)?.origin ?? ''
  const key = createNoteSigner(origin, openKeyRing(dataDir, systemRandom).key('journal-log'))
  return verifyLog(folderSource(folder), { keys: [key.verifierKey], since })
}

async function openAll(dataFolder: string) {
  const flaws: RecordsFlaw[] = []
  let records = 0
  for await (const { lines } of readRecordParts(dataFolder, { onFlaw: (one) => flaws.push(one) })) {
    records += lines.length
  }
  return { records, flaws: flaws.filter(({ what }) => what !== 'unsigned') }
}

describe('the log of a cell', { concurrency: false }, () => {
  let first: KnownLog
  let second: KnownLog

  test('is known to the database, and goes on after a kill', async () => {
    first = await live(32)
    assert.equal(first.origin, 'localhost/journal')
    const again = await live(16)
    assert.equal(again.origin, first.origin)
    assert.equal((await check()).faults.length, 0)
    first = again
  })

  test('succeeds to one whose folder is gone, says so in its first leaf, and to everybody', async () => {
    rmSync(journal, { recursive: true })
    second = await live(32, {
      async meanwhile({ port }) {
        const answer = await fetch(`http://127.0.0.1:${port}/journal/predecessor`)
        assert.equal(answer.status, 200)
        assert.equal(await answer.text(), readFileSync(join(log, 'predecessor'), 'utf8'))
      },
    })
    assert.match(second.origin, /^localhost\/journal\/2-[0-9a-f]{8}$/)
    const { faults, predecessor, signature } = await check()
    assert.deepEqual(faults, [])
    assert.equal(signature, 'valid')
    assert.equal(predecessor?.signature, 'valid')
    assert.equal(predecessor.record.cause, 'lost')
    assert.equal(predecessor.record.origin, first.origin)
    assert.ok(predecessor.record.size >= first.size)
    assert.equal(predecessor.record.found, null)
    const { flaws, records } = await openAll(dataDir)
    assert.deepEqual(flaws, [])
    assert.ok(records > 0)
  })

  test('goes on under its new name, also for a database that is older than its folder', async () => {
    await db.deleteFrom('known_log').where('origin', '=', second.origin).execute()
    const again = await live(16)
    assert.equal(again.origin, second.origin)
    second = again
  })

  test('a copy that is older than the last known checkpoint is put aside, and stays whole', async () => {
    const copy = `${journal}-copy`
    cpSync(journal, copy, { recursive: true })
    const small = checkpointOf(log)?.size ?? 0
    const known = await live(32)
    const kept = checkpointOf(log)
    rmSync(journal, { recursive: true })
    renameSync(copy, journal)
    const third = await live(32, { isNew: true })
    assert.match(third.origin, /^localhost\/journal\/3-[0-9a-f]{8}$/)
    assert.ok(kept)
    const { faults, predecessor } = await check(log, [kept])
    assert.deepEqual(faults, [])
    assert.equal(predecessor?.record.cause, 'older')
    assert.equal(predecessor.record.found, small)
    assert.ok(predecessor.record.size >= known.size)
    assert.equal(predecessor.keptSize, kept.size)
    const aside = join(journal, 'earlier', '1')
    const before = await check(join(aside, 'journal/log'))
    assert.deepEqual(before.faults, [])
    assert.equal(before.checkpoint?.size, small)
    assert.equal(before.predecessor?.record.origin, first.origin)
    const opened = await openAll(aside)
    assert.deepEqual(opened.flaws, [])
    assert.ok(opened.records > 0)
    assert.deepEqual((await openAll(dataDir)).flaws, [])
  })

  test('does not hide whom it succeeds to', async () => {
    const path = join(log, 'predecessor')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"cause":"older"', '"cause":"lost"'))
    assert.deepEqual(
      (await check()).faults.map(({ kind }) => kind),
      ['predecessor_altered'],
    )
    rmSync(path)
    assert.deepEqual(
      (await check()).faults.map(({ kind }) => kind),
      ['predecessor_missing'],
    )
    writeFileSync(path, text)
    assert.deepEqual((await check()).faults, [])
  })
})
