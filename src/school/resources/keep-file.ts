/**
 * Takes an uploaded file in: recognises it by content, cleans pictures (turned upright, resized,
 * EXIF with its places and names removed), stores the bytes, then the row.
 */
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { FileSummary } from '#contract/resources.ts'
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countFilesOf, type FileRow, insertFile, presentFile } from './file-store.ts'
import type { FileOwner } from './list-files.ts'
import {
  type FileKind,
  imagePixelsMax,
  imageSideMax,
  isTooLarge,
  kindOfContentType,
  safeFileName,
} from './uploaded-file.ts'

/** Files that one resource, exercise or attempt may hold. */
const filesMaxOfOwner = 60

export interface IncomingFile {
  readonly bytes: Buffer
  readonly name: string
  readonly schoolUai: string
  readonly ownerId: Id
  readonly belongsTo: {
    readonly column: FileOwner
    readonly id: Id
  }
  readonly kinds: readonly FileKind[]
}

interface CleanFile {
  readonly bytes: Buffer
  readonly contentType: string
  readonly width: number | null
  readonly height: number | null
}

/** Refuses with `unsupported_type`, `body_too_large`, `file_unreadable` or `too_many_requests`. */
export async function keepFile(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'> & { readonly blobs: BlobStore },
  incoming: IncomingFile,
): Promise<Result<FileSummary>> {
  const detected = await fileTypeFromBuffer(incoming.bytes)
  const kind = detected === undefined ? null : kindOfContentType(detected.mime)
  if (detected === undefined || kind === null || !incoming.kinds.includes(kind)) {
    return refuse('unsupported_type')
  }
  if (isTooLarge(kind, incoming.bytes.length)) return refuse('body_too_large')
  const { column, id } = incoming.belongsTo
  if ((await countFilesOf(context.db, column, id)) >= filesMaxOfOwner) {
    return refuse('in_use', { filesMax: filesMaxOfOwner })
  }
  const clean = await cleanFile(incoming.bytes, kind, detected.mime)
  if (clean === null) return refuse('file_unreadable')
  const row: FileRow = {
    id: mintId(context.clock, context.random),
    school_uai: incoming.schoolUai,
    owner_id: incoming.ownerId,
    resource_id: null,
    exercise_id: null,
    attempt_id: null,
    [column]: id,
    name: safeFileName(incoming.name),
    content_type: clean.contentType,
    byte_count: clean.bytes.length,
    sha256: createHash('sha256').update(clean.bytes).digest('hex'),
    width: clean.width,
    height: clean.height,
    blob_key: await context.blobs.put(clean.bytes),
    created_at: new Date(context.clock.now()),
    deleted_at: null,
  }
  await insertFile(context.db, row)
  return accept(presentFile(row))
}

async function cleanFile(
  bytes: Buffer,
  kind: FileKind,
  contentType: string,
): Promise<CleanFile | null> {
  if (kind !== 'image') return { bytes, contentType, width: null, height: null }
  try {
    const picture = sharp(bytes, { limitInputPixels: imagePixelsMax, animated: false })
      .rotate()
      .resize(imageSideMax, imageSideMax, { fit: 'inside', withoutEnlargement: true })
    // Drawings keep their sharp edges and transparency; photographs become small.
    const isDrawing = contentType === 'image/png' || contentType === 'image/gif'
    const { data, info } = await (isDrawing
      ? picture.png({ compressionLevel: 9, palette: true })
      : picture.jpeg({ quality: 82, mozjpeg: true })
    ).toBuffer({ resolveWithObject: true })
    return {
      bytes: data,
      contentType: isDrawing ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
    }
  } catch {
    return null
  }
}
