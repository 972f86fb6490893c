/** Rows of kept files. The bytes lie in the blob store. */
import type { Selectable } from 'kysely'
import type { FileSummary } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

export type FileRow = Selectable<SchoolTables['file']>

/** A file whose id is there already stays as it is: false. */
export async function insertFile(
  db: SchoolDatabase,
  file: Omit<FileRow, 'deleted_at'>,
): Promise<boolean> {
  const row = await db
    .insertInto('file')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function readFileRow(db: SchoolDatabase, fileId: Id): Promise<FileRow | undefined> {
  return db
    .selectFrom('file')
    .selectAll()
    .where('id', '=', fileId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Files of a resource, an exercise or an attempt, in the order in which they came. */
export function readFilesOf(
  db: SchoolDatabase,
  owner: 'resource_id' | 'exercise_id' | 'attempt_id',
  ownerIds: readonly Id[],
): Promise<FileRow[]> {
  if (ownerIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('file')
    .selectAll()
    .where(owner, 'in', [...ownerIds])
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

export function presentFile(file: Omit<FileRow, 'blob_key'>): FileSummary {
  return {
    id: file.id,
    name: file.name,
    contentType: file.content_type,
    byteCount: Number(file.byte_count),
    width: file.width,
    height: file.height,
  }
}
