/** Finds kept files for rooms that own some: exercises, attempts. */
import type { FileSummary } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type FileRow, presentFile, readFileRow, readFilesOf } from './file-store.ts'

/** What a file can belong to: one of these columns names it. */
export type FileOwner = 'resource_id' | 'exercise_id' | 'attempt_id'

/** The files of these owners, as pages show them, oldest first. */
export async function listFiles(
  db: SchoolDatabase,
  owner: FileOwner,
  ownerIds: readonly Id[],
): Promise<FileSummary[]> {
  const rows = await readFilesOf(db, owner, ownerIds)
  return rows.map(presentFile)
}

/** The file under this id, and the attempt to which it belongs, if to any. */
export async function findFile(
  db: SchoolDatabase,
  fileId: Id,
): Promise<{ readonly attemptId: Id | null; readonly summary: FileSummary } | null> {
  const row = await readFileRow(db, fileId)
  return row === undefined ? null : { attemptId: row.attempt_id, summary: presentFile(row) }
}

/** The file, if it belongs to this owner and to no other. */
export async function findFileOf(
  db: SchoolDatabase,
  owner: FileOwner,
  ownerId: Id,
  fileId: Id,
): Promise<FileRow | null> {
  const row = await readFileRow(db, fileId)
  return row !== undefined && row[owner] === ownerId ? row : null
}
