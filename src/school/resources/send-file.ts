/** Answers with a kept file's bytes, in whole or the range asked for, in a sandbox of headers. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { readByteRange } from '#engine/http/byte-range.ts'
import { type CallContext, StreamReply } from '#engine/http/route.ts'
import { openedPdfHeaders, uploadedFileHeaders } from '#engine/http/security-headers.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { FileRow } from './file-store.ts'

export interface HowToSend {
  /** The caller's: a player asks for the part that it is about to play. */
  readonly headers: CallContext<unknown>['headers']
  /** A PDF is shown by the browser's own viewer. */
  readonly opensPdf?: boolean
  /** It is the same for ever, and the caller's own browser may keep it for so long. */
  readonly unchangedSeconds?: number
}

export async function sendFile(
  blobs: BlobStore,
  file: Pick<FileRow, 'blob_key' | 'byte_count' | 'content_type' | 'name'>,
  { headers, opensPdf = false, unchangedSeconds }: HowToSend,
): Promise<Result<StreamReply>> {
  const byteCount = Number(file.byte_count)
  const range = readByteRange(headers, byteCount)
  const body = await blobs.read(file.blob_key, range ?? undefined)
  if (body === null) return refuse('not_found')
  const { start, end } = range ?? { start: 0, end: byteCount - 1 }
  const isOpened = opensPdf && file.content_type === 'application/pdf'
  // Pictures and sound are shown in the page; everything else is only ever saved.
  const isShown = isOpened || /^(?:image|audio)\//u.test(file.content_type)
  const replyHeaders = {
    ...(isOpened ? openedPdfHeaders : uploadedFileHeaders),
    ...(unchangedSeconds === undefined
      ? {}
      : { 'cache-control': `private, max-age=${unchangedSeconds}, immutable` }),
    'accept-ranges': 'bytes',
    'content-length': String(end - start + 1),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${attachmentName(file.name)}`,
  }
  if (range === null) return accept(new StreamReply(body, file.content_type, replyHeaders))
  const place = { 'content-range': `bytes ${start}-${end}/${byteCount}` }
  return accept(new StreamReply(body, file.content_type, { ...replyHeaders, ...place }, 206))
}
