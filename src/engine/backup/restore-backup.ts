/**
 * Brings a backup back into an empty installation, all or nothing: the rows come in one
 * transaction, which is committed only when the end of the file was read and every count is
 * right; keys and files wait beside until then.
 */
import { createReadStream, mkdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import {
  type BackupEnd,
  type BackupFacts,
  type BackupHead,
  type BackupTable,
  backupFormat,
  entryKind,
  tableKey,
} from '#engine/backup/backup-format.ts'
import {
  filledTables,
  hasShape,
  quote,
  quoted,
  type Reference,
  readReferences,
  readShape,
} from '#engine/backup/database-shape.ts'
import { cutOff, explainRestore, newerBackup, notOurs } from '#engine/backup/explain-restore.ts'
import { placeFiles } from '#engine/backup/place-files.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'
import { type Migration, migrate, readMigrations } from '#engine/database/migrate.ts'
import type { Log } from '#engine/log/log.ts'

export interface RestoreRequest {
  readonly source: ConnectionSource
  readonly dataDir: string
  readonly path: string
  readonly log: Log
  /** Makes the job queue's own schema, which has its own migrations. */
  readonly prepareJobs: (source: ConnectionSource) => Promise<void>
}

/** Reads the file into the empty database and the data folder. Throws a `PlainError` and changes nothing else. */
export async function restoreBackup(request: RestoreRequest): Promise<BackupFacts> {
  const waiting = join(request.dataDir, 'restore-in-progress')
  rmSync(waiting, { recursive: true, force: true })
  mkdirSync(waiting, { recursive: true, mode: 0o700 })
  const client = new pg.Client({
    ...clientConfig(request.source),
    application_name: 'preau-restore',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const restore = createRestore(request, client, waiting)
    const tar = extract()
    const unpacked = pipeline(createReadStream(request.path), createGunzip(), tar)
    const facts = await Promise.all([readEntries(tar, restore), unpacked]).catch(
      (error: unknown) => {
        throw explainRestore(error, request.path)
      },
    )
    return facts[0]
  } finally {
    await client.end().catch(() => undefined)
    rmSync(waiting, { recursive: true, force: true })
  }
}

/** The bytes of an entry, to be read to their end before the next entry. */
type Content = AsyncIterable<Buffer>

interface Restore {
  begin(head: BackupHead): Promise<void>
  addChunk(table: string, content: Content): Promise<void>
  addFile(name: string, content: Content): Promise<void>
  /** Compares, puts the files in their place, commits. */
  finish(end: BackupEnd): Promise<BackupFacts>
}

async function readEntries(
  tar: ReturnType<typeof extract>,
  restore: Restore,
): Promise<BackupFacts> {
  let facts: BackupFacts | undefined
  let begun = false
  for await (const entry of tar) {
    // Entries are streams; their published types leave out that they can be iterated.
    const content = entry as unknown as Content
    const kind = entryKind(entry.header.name)
    if (kind === null || begun === (kind.kind === 'head') || facts !== undefined) throw notOurs()
    if (kind.kind === 'head') {
      begun = true
      await restore.begin(await readJson<BackupHead>(content))
    } else if (kind.kind === 'chunk') await restore.addChunk(kind.table, content)
    else if (kind.kind === 'file') await restore.addFile(entry.header.name, content)
    else facts = await restore.finish(await readJson<BackupEnd>(content))
  }
  if (facts === undefined) throw cutOff()
  return facts
}

interface Copying {
  readonly table: string
  readonly stream: CopyStreamQuery
  /** Rejects when the server refuses the rows. */
  readonly failed: Promise<never>
}

function beginCopy(client: pg.Client, table: BackupTable): Copying {
  const stream = client.query(copyFrom(copyText(table)))
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', reject)
  })
  failed.catch(() => undefined)
  return { table: tableKey(table), stream, failed }
}

function createRestore(request: RestoreRequest, client: pg.Client, waiting: string): Restore {
  let head: BackupHead | undefined
  let copying: Copying | undefined
  const rows: Record<string, number> = {}
  let files = 0
  let references: readonly Reference[] = []

  const endCopy = async (): Promise<void> => {
    if (copying === undefined) return
    const { table, stream, failed } = copying
    copying = undefined
    const finished = new Promise<void>((resolve) => {
      stream.once('finish', resolve)
    })
    stream.end()
    await Promise.race([finished, failed])
    rows[table] = stream.rowCount
  }
  return {
    async begin(next) {
      head = next
      references = await prepare(request, client, head)
    },
    async addChunk(table, content) {
      if (copying?.table !== table) {
        await endCopy()
        const known = head?.tables.find((each) => tableKey(each) === table)
        if (known === undefined || table in rows) throw notOurs()
        copying = beginCopy(client, known)
      }
      const { stream, failed } = copying
      for await (const piece of content) {
        if (stream.write(piece)) continue
        const drained = new Promise<void>((resolve) => {
          stream.once('drain', resolve)
        })
        await Promise.race([drained, failed])
      }
    },
    async addFile(name, content) {
      await endCopy()
      const path = join(waiting, name)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(path, content, { mode: 0o600, flush: true })
      files += 1
    },
    async finish(end) {
      await endCopy()
      if (head === undefined) throw notOurs()
      for (const [table, count] of Object.entries(end.rows)) {
        if ((rows[table] ?? 0) !== count) throw cutOff()
      }
      if (end.files !== files) throw cutOff()
      await switchTriggers(client, head, 'enable')
      for (const { table, name, definition } of references) {
        await client.query(`alter table ${table} add constraint ${quote(name)} ${definition}`)
      }
      for (const { schema, name, last } of head.sequences) {
        await client.query('select setval($1::regclass, $2)', [quoted({ schema, name }), last])
      }
      await placeFiles(request.dataDir, waiting, () => client.query('commit'))
      // What is newer than the backup is applied to its rows as to any older database.
      await migrate(request.source, request.log)
      const rowCount = Object.values(rows).reduce((sum, count) => sum + count, 0)
      return { rows: rowCount, files, createdAt: head.createdAt }
    },
  }
}

/** Gives the database the shape of the backup, makes sure that it is empty, begins. */
async function prepare(
  request: RestoreRequest,
  client: pg.Client,
  head: BackupHead,
): Promise<readonly Reference[]> {
  if (head.format !== backupFormat) throw newerBackup()
  await refuseFilled(client)
  await migrate(request.source, request.log, migrationsOf(head))
  await request.prepareJobs(request.source)
  await client.query('begin')
  const shape = await readShape(client)
  if (shape.jobs !== head.jobs) throw newerBackup()
  const known = new Set(shape.tables.map(columnsKey))
  if (!head.tables.every((table) => known.has(columnsKey(table)))) throw notOurs()
  const references = await readReferences(client)
  for (const { table, name } of references) {
    await client.query(`alter table ${table} drop constraint ${quote(name)}`)
  }
  await switchTriggers(client, head, 'disable')
  return references
}

/** Rows that come back are no events: what once followed from them comes back as rows itself. */
async function switchTriggers(
  client: pg.Client,
  { tables }: BackupHead,
  to: 'enable' | 'disable',
): Promise<void> {
  for (const table of tables.filter(({ schema }) => schema === 'public')) {
    await client.query(`alter table ${quoted(table)} ${to} trigger user`)
  }
}

/** Before anything is changed: a table of ours that holds rows means a living installation. */
async function refuseFilled(client: pg.Client): Promise<void> {
  if (!(await hasShape(client))) return
  const { tables } = await readShape(client)
  const filled = await filledTables(
    client,
    tables.filter(({ schema }) => schema === 'public'),
  )
  if (filled.length === 0) return
  throw new PlainError({
    french: `La base n’est pas vide (${filled.slice(0, 3).join(', ')}…). Une sauvegarde se restaure dans une installation neuve : choisissez un autre dossier avec PREAU_DATA.`,
    english: `The database is not empty (${filled.slice(0, 3).join(', ')}…). A backup is restored into a new installation: choose another folder with PREAU_DATA.`,
  })
}

function migrationsOf(head: BackupHead): readonly Migration[] {
  const known = readMigrations()
  return head.migrations.map(({ name, hash }) => {
    const migration = known.find((each) => each.name === name && each.hash === hash)
    if (migration === undefined) throw newerBackup()
    return migration
  })
}

async function readJson<T>(content: Content): Promise<T> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString('utf8'))
}

function copyText(table: BackupTable): string {
  return `copy ${quoted(table)} (${table.columns.map(quote).join(', ')}) from stdin`
}

function columnsKey(table: BackupTable): string {
  return `${tableKey(table)}(${table.columns.join(',')})`
}
