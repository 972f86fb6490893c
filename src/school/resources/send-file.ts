/** Answers with a kept file's bytes, in whole or the range asked for, in a sandbox of headers. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { readByteRange } from '#engine/http/byte-range.ts'
import { type CallContext, StreamReply } from '#engine/http/route.ts'
import { uploadedFileHeaders } from '#engine/http/security-headers.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { FileRow } from './file-store.ts'

/** `headers` are the caller's: a player asks for the part that it is about to play. */
export async function sendFile(
  blobs: BlobStore,
  file: FileRow,
  headers: CallContext<unknown>['headers'],
): Promise<Result<StreamReply>> {
  const byteCount = Number(file.byte_count)
  const range = readByteRange(headers, byteCount)
  const body = await blobs.read(file.blob_key, range ?? undefined)
  if (body === null) return refuse('not_found')
  const { start, end } = range ?? { start: 0, end: byteCount - 1 }
  // Pictures and sound are shown in the page; everything else is only ever saved.
  const isShown = file.content_type.startsWith('image/') || file.content_type.startsWith('audio/')
  const replyHeaders = {
    ...uploadedFileHeaders,
    'accept-ranges': 'bytes',
    'content-length': String(end - start + 1),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${attachmentName(file.name)}`,
  }
  if (range === null) return accept(new StreamReply(body, file.content_type, replyHeaders))
  const place = { 'content-range': `bytes ${start}-${end}/${byteCount}` }
  return accept(new StreamReply(body, file.content_type, { ...replyHeaders, ...place }, 206))
}
