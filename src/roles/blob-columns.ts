/**
 * Every column whose rows name blobs. A column that is missing here loses its bytes after a night: a test
 * looks for such in the database, and for whoever puts blobs.
 */
import type { BlobColumn } from '#engine/blobs/sweep-blobs.ts'

export const blobColumns: readonly BlobColumn[] = [
  { table: 'file', column: 'blob_key' },
  { table: 'live_slide', column: 'blob_key' },
  { table: 'live_voice', column: 'blob_key' },
  { table: 'import_run', column: 'files', member: 'blobKey' },
]
