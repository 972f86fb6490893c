/** Commands of a newer program: a backup changes nothing, others are refused beside an older process that runs. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { listenForChanges } from '#engine/database/change-listener.ts'
import { readMigrations } from '#engine/database/migrate.ts'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { withCell } from './open-cell.ts'

const { database, source } = await withTestDatabase<Record<string, unknown>>()
const folder = mkdtempSync(join(tmpdir(), 'preau-open-cell-'))
after(() => rmSync(folder, { recursive: true }))

const last = readMigrations().at(-1)?.name ?? ''
const databaseUrl = addressOf()

function addressOf(): string {
  if (typeof source === 'string') return source
  const { host, port, user, password, database: name } = source
  const words = new URLSearchParams({ host, port: String(port), user, password })
  return `postgresql:///${name}?${words}`
}

/** As an older program left it: this one has a migration more. */
async function makeOlder(): Promise<void> {
  await sql`delete from schema_migration where name = ${last}`.execute(database.kysely)
}

async function isOlder(): Promise<boolean> {
  const found = await sql`select from schema_migration where name = ${last}`.execute(
    database.kysely,
  )
  return found.rows.length === 0
}

test('a backup leaves the shape of an older database as it is', async () => {
  await makeOlder()
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const env = { ...processEnvironment(), DATABASE_URL: databaseUrl, PREAU_DATA: folder }
  const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
    const words = [main, 'backup', join(folder, 'before.tar.gz')]
    execFile(process.execPath, words, { env }, (error, _, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), stderr: said })
    })
  })
  assert.equal(code, 0, stderr)
  assert.ok(await isOlder())
})

test('beside an older process that runs, other commands are refused and change nothing', async () => {
  await makeOlder()
  const config = loadConfig({ DATABASE_URL: databaseUrl, PREAU_DATA: folder })
  const work = () => withCell(config, silentLog, async () => 'done')
  const listening = Promise.withResolvers<void>()
  const onWake = () => listening.resolve()
  const listener = listenForChanges(source, { channel: 'changes', log: silentLog, onWake })
  try {
    await listening.promise
    await assert.rejects(
      work,
      (error) => error instanceof PlainError && error.french.includes(last),
    )
    assert.ok(await isOlder())
    const { hash } = readMigrations().at(-1) ?? { hash: '' }
    await sql`insert into schema_migration (name, hash) values (${last}, ${hash})`.execute(
      database.kysely,
    )
    assert.equal(await work(), 'done', 'the process that runs is of this version')
  } finally {
    await listener.stop()
  }
})
