/**
 * A migrated database of its own for every test file, with the jobs' queue, copied from a template on the
 * server of the run:
 *
 *   const { database } = await withTestDatabase<Tables>()
 *
 * at the top of a test file is all it takes; it is dropped when the file's tests are over.
 */
import { createHash, randomBytes } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import { type ConnectionSource, clientConfig, inDatabase } from '#engine/database/connection.ts'
import { type Database, openDatabase } from '#engine/database/database.ts'
import { migrate, readMigrations } from '#engine/database/migrate.ts'
import { silentLog } from '#engine/log/log.ts'
import { findTestServer, type TestServer } from './test-server.ts'

export interface TestDatabase<Tables> {
  readonly database: Database<Tables>
  /** For those who need a connection of their own. */
  readonly source: ConnectionSource
  /** Closes the connections and drops the database. */
  close(): Promise<void>
  /** Closes the connections and leaves the database to be copied; `dropKeptDatabase` ends it. */
  keep(): Promise<{ readonly databaseName: string }>
}

/** Shared by every test run against the same server; any number that nothing else uses. */
const templateLock = 7_723_284_402
const filesLock = 7_723_284_403
const templatePrefix = 'preau_template_'

/** The server of this process, and how many databases use it. */
let server: { readonly promise: Promise<TestServer>; users: number } | undefined

/** A database that is dropped after the last test of the file that calls this. */
export async function withTestDatabase<Tables>(): Promise<TestDatabase<Tables>> {
  const testDatabase = await createTestDatabase<Tables>()
  after(() => testDatabase.close())
  return testDatabase
}

/** A fresh, migrated, empty database, or a copy of one that was kept; the caller closes it. */
export async function createTestDatabase<Tables>(kept?: string): Promise<TestDatabase<Tables>> {
  const { source: serverSource } = await joinServer()
  const name = `preau_test_${randomBytes(6).toString('hex')}`
  const template = kept ?? (await prepareTemplate(serverSource))
  await administer(serverSource, (client) =>
    client.query(`create database ${name} template ${template}`),
  )
  const source = inDatabase(serverSource, name)
  const database = openDatabase<Tables>(source, { log: silentLog, poolMax: 10 })
  return {
    database,
    source,
    async close() {
      await database.close()
      await dropKeptDatabase(name)
      await leaveServer()
    },
    async keep() {
      await database.close()
      await leaveServer()
      return { databaseName: name }
    },
  }
}

export async function dropKeptDatabase(name: string): Promise<void> {
  await onServer((client) => client.query(`drop database if exists ${name} with (force)`))
}

/** Of all files of a run one at a time does this work. */
export function withServerLock<Done>(work: () => Promise<Done>): Promise<Done> {
  return onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [filesLock])
    return work()
  })
}

async function onServer<Done>(work: (client: pg.Client) => Promise<Done>): Promise<Done> {
  const { source } = await joinServer()
  try {
    return await administer(source, work)
  } finally {
    await leaveServer()
  }
}

/** Makes the template unless it is there; named after the migrations' text. Returns its name. */
export async function prepareTemplate(source: ConnectionSource): Promise<string> {
  const migrations = readMigrations()
  const hash = createHash('sha256')
  for (const migration of migrations) hash.update(migration.hash)
  const name = templatePrefix + hash.digest('hex').slice(0, 16)
  await administer(source, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount !== 0) return
    // Renamed when complete, so that an interrupted one is never copied.
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await migrate(inDatabase(source, draft), silentLog, migrations)
    // Loaded only here: once in a run.
    const { prepareJobs } = await import('#engine/jobs/job-runner.ts')
    await prepareJobs(inDatabase(source, draft))
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

async function administer<Done>(
  source: ConnectionSource,
  work: (client: pg.Client) => Promise<Done>,
): Promise<Done> {
  const client = new pg.Client(clientConfig(source))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function joinServer(): Promise<TestServer> {
  server ??= { promise: findTestServer(), users: 0 }
  server.users += 1
  return server.promise
}

async function leaveServer(): Promise<void> {
  if (server === undefined) return
  server.users -= 1
  if (server.users > 0) return
  const { promise } = server
  server = undefined
  await (await promise).stop()
}
