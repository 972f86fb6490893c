/** Answers with a kept file's bytes, in whole or the range asked for, in a sandbox of headers. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { StreamReply } from '#engine/http/route.ts'
import { openedPdfHeaders, uploadedFileHeaders } from '#engine/http/security-headers.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { FileRow } from './file-store.ts'

/** `opensPdf`: a PDF is shown by the browser's own viewer. */
export async function sendFile(
  blobs: BlobStore,
  file: FileRow,
  { opensPdf = false }: { readonly opensPdf?: boolean } = {},
): Promise<Result<StreamReply>> {
  const body = await blobs.read(file.blob_key)
  if (body === null) return refuse('not_found')
  // Pictures and sound are shown in the page; everything else is only ever saved.
  const isOpened = opensPdf && file.content_type === 'application/pdf'
  const isShown = isOpened || /^(?:image|audio)\//u.test(file.content_type)
  return accept(
    new StreamReply(body, file.content_type, {
      ...(isOpened ? openedPdfHeaders : uploadedFileHeaders),
      'content-length': String(file.byte_count),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${attachmentName(file.name)}`,
    }),
  )
}
