/**
 * What a backup is: one tar file, compressed with gzip, that other tools can open too. Its
 * parts in their order are told in docs/formats/backup.md; reader and writer share this file.
 */
import type { Migration } from '#engine/database/migrate.ts'

export const backupFormat = 1

/** First entry: what the reader must know before it touches anything. */
export const headName = 'preau-backup.json'
/** Last entry: a backup without it was cut off. */
export const endName = 'preau-backup-end.json'

/** Bytes of a table in one entry at most; a larger table goes on in the next entry. */
export const chunkBytesMax = 4_000_000

/** Folders of the data folder that a backup takes along. */
export const savedFolders = ['keys', 'blobs'] as const

export interface BackupTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

export interface BackupSequence {
  readonly schema: string
  readonly name: string
  /** The last value given out, as text: it may exceed what a number holds. */
  readonly last: string
}

export interface BackupHead {
  readonly format: number
  readonly createdAt: string
  /** Applied to the database, in their order. */
  readonly migrations: ReadonlyArray<Pick<Migration, 'name' | 'hash'>>
  /** Version of the job queue's own schema. */
  readonly jobs: number
  readonly tables: readonly BackupTable[]
  readonly sequences: readonly BackupSequence[]
}

export interface BackupEnd {
  /** Rows of each table, by `schema.name`. */
  readonly rows: Readonly<Record<string, number>>
  /** Files of keys and blobs. */
  readonly files: number
}

/** What was written or read, for the sentence at the end. */
export interface BackupFacts {
  readonly rows: number
  readonly files: number
  readonly createdAt: string
}

export function tableKey(table: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`
}

export function chunkName(table: BackupTable, index: number): string {
  return `tables/${tableKey(table)}/${String(index).padStart(6, '0')}.copy`
}

const chunkPattern = /^tables\/([^/]+)\/\d{6}\.copy$/
const filePattern = /^(keys\/[a-z][a-z-]{0,40}\.key|blobs\/[0-9a-f]{2}\/[0-9a-f]{40})$/

/** What an entry is by its name; null for a name that no backup of ours has. */
export function entryKind(
  name: string,
): { kind: 'head' | 'end' | 'file' } | { kind: 'chunk'; table: string } | null {
  if (name === headName) return { kind: 'head' }
  if (name === endName) return { kind: 'end' }
  if (filePattern.test(name)) return { kind: 'file' }
  const table = chunkPattern.exec(name)?.[1]
  return table === undefined ? null : { kind: 'chunk', table }
}
