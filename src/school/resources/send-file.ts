/** Answers with a kept file's bytes, in whole or the range asked for, in a sandbox of headers. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { StreamReply } from '#engine/http/route.ts'
import { uploadedFileHeaders } from '#engine/http/security-headers.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { FileRow } from './file-store.ts'

export async function sendFile(blobs: BlobStore, file: FileRow): Promise<Result<StreamReply>> {
  const body = await blobs.read(file.blob_key)
  if (body === null) return refuse('not_found')
  // Pictures and sound are shown in the page; everything else is only ever saved.
  const isShown = file.content_type.startsWith('image/') || file.content_type.startsWith('audio/')
  return accept(
    new StreamReply(body, file.content_type, {
      ...uploadedFileHeaders,
      'content-length': String(file.byte_count),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${attachmentName(file.name)}`,
    }),
  )
}
