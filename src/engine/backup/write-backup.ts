/**
 * Writes a backup: the database as of one moment, by one repeatable-read snapshot, and the
 * keys and files beside it. Préau may go on running meanwhile.
 */
import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import {
  type BackupEnd,
  type BackupFacts,
  type BackupHead,
  type BackupTable,
  backupFormat,
  chunkBytesMax,
  chunkName,
  endName,
  entryKind,
  headName,
  savedFolders,
  tableKey,
} from '#engine/backup/backup-format.ts'
import { hasShape, quote, quoted, readShape } from '#engine/backup/database-shape.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { isCode } from '#engine/config/private-file.ts'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'
import type { Clock } from '#kernel/clock.ts'

export interface BackupRequest {
  readonly source: ConnectionSource
  readonly dataDir: string
  /** The file to make; it must not exist. */
  readonly path: string
  readonly clock: Pick<Clock, 'now'>
}

/** Writes the file, closed to others, under its name only when it is complete. */
export async function writeBackup(request: BackupRequest): Promise<BackupFacts> {
  const { path } = request
  const draft = `${path}.partial`
  const file = await openDraft(draft, path)
  const client = new pg.Client({
    ...clientConfig(request.source),
    application_name: 'preau-backup',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const tar = pack()
    const written = pipeline(tar, createGzip(), file.createWriteStream())
    const [facts] = await Promise.all([
      fill(tar, client, request).catch((error: unknown) => {
        tar.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      }),
      written,
    ])
    await syncFile(draft)
    renameSync(draft, path)
    return facts
  } catch (error) {
    await file.close().catch(() => undefined)
    rmSync(draft, { force: true })
    throw explain(error, path)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The draft is this backup's alone: two that wrote into one would make a file that is none. */
async function openDraft(draft: string, path: string): Promise<FileHandle> {
  refuseExisting(path)
  const file = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    throw isCode(error, 'EEXIST') ? draftIsThere(draft, error) : explain(error, path)
  })
  try {
    // Another backup may have ended under this name since.
    refuseExisting(path)
    return file
  } catch (error) {
    await file.close()
    rmSync(draft, { force: true })
    throw error
  }
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) return
  throw new PlainError({
    french: `Le fichier ${path} existe déjà ; choisissez un autre nom.`,
    english: `The file ${path} exists already; choose another name.`,
  })
}

function draftIsThere(draft: string, cause: unknown): PlainError {
  return new PlainError(
    {
      french: `Une autre sauvegarde s’écrit sous ce nom, ou l’une d’elles a été interrompue : ${draft} est là. Choisissez un autre nom. Si aucune sauvegarde n’est en cours, effacez ce fichier : il contient les clés.`,
      english: `Another backup is being written under this name, or one was interrupted: ${draft} is there. Choose another name. If no backup is under way, delete that file: it holds the keys.`,
    },
    { cause },
  )
}

async function fill(tar: Pack, client: pg.Client, request: BackupRequest): Promise<BackupFacts> {
  await client.query('begin isolation level repeatable read read only')
  if (!(await hasShape(client))) throw nothingToSave()
  const createdAt = new Date(request.clock.now()).toISOString()
  const head: BackupHead = { format: backupFormat, createdAt, ...(await readShape(client)) }
  await addEntry(tar, headName, Buffer.from(JSON.stringify(head, null, 1)))
  const rows: Record<string, number> = {}
  for (const table of head.tables) rows[tableKey(table)] = await addTable(tar, client, table)
  await client.query('commit')
  // After the snapshot: a file is written before the row that names it, so none is missed.
  const files = await addFiles(tar, request.dataDir)
  const end: BackupEnd = { rows, files }
  await addEntry(tar, endName, Buffer.from(JSON.stringify(end, null, 1)))
  tar.finalize()
  const rowCount = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return { rows: rowCount, files, createdAt }
}

/** tar wants the size before the bytes, which a table does not know: it goes out in pieces. */
async function addTable(tar: Pack, client: pg.Client, table: BackupTable): Promise<number> {
  const columns = table.columns.map(quote).join(', ')
  const stream = client.query(copyTo(`copy ${quoted(table)} (${columns}) to stdout`))
  let pieces: Buffer[] = []
  let bytes = 0
  let index = 0
  const flush = async (): Promise<void> => {
    if (bytes === 0) return
    await addEntry(tar, chunkName(table, index), Buffer.concat(pieces))
    index += 1
    pieces = []
    bytes = 0
  }
  for await (const piece of stream) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes >= chunkBytesMax) await flush()
  }
  await flush()
  return stream.rowCount
}

async function addFiles(tar: Pack, dataDir: string): Promise<number> {
  let count = 0
  for (const folder of savedFolders) {
    const names = await readdir(join(dataDir, folder), { recursive: true }).catch(noneIfAbsent)
    for (const name of names.toSorted()) {
      const entry = `${folder}/${name.replaceAll('\\', '/')}`
      if (entryKind(entry)?.kind === 'file' && (await addFile(tar, dataDir, entry))) count += 1
    }
  }
  return count
}

/** False where the file went away meanwhile: then no row of the snapshot's future names it. */
async function addFile(tar: Pack, dataDir: string, entry: string): Promise<boolean> {
  const path = join(dataDir, entry)
  try {
    const { size } = await stat(path)
    await pipeline(createReadStream(path), tar.entry({ name: entry, size, mode: 0o600 }))
    return true
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Resolves when the tar has taken the bytes, so that a slow disk slows the reading. */
function addEntry(tar: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry = tar.entry({ name, size: content.length, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    )
    entry.end(content)
  })
}

function noneIfAbsent(error: unknown): string[] {
  if (isCode(error, 'ENOENT')) return []
  throw error
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

function nothingToSave(): PlainError {
  return new PlainError({
    french: 'Il n’y a rien à sauvegarder : cette base est vide, Préau n’y a encore jamais démarré.',
    english: 'There is nothing to save: this database is empty, Préau was never started on it.',
  })
}

function explain(error: unknown, path: string): unknown {
  if (!isCode(error, 'ENOSPC') && !isCode(error, 'EDQUOT')) return error
  return new PlainError(
    {
      french: `Le disque est plein : la sauvegarde ${path} n’a pas été faite. Libérez de la place ou choisissez un autre disque.`,
      english: `The disk is full: the backup ${path} was not made. Make room, or choose another disk.`,
    },
    { cause: error },
  )
}
