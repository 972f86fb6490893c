/**
 * Takes an uploaded file in: recognises it by content, cleans pictures (turned upright, resized,
 * EXIF with its places and names removed) and sounds, stores the bytes, then the row.
 */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { FileSummary } from '#contract/resources.ts'
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { putNamed } from '#engine/blobs/put-named.ts'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { cleanSound } from './clean-sound.ts'
import { countFilesOf } from './count-files-store.ts'
import { detectedType } from './detected-type.ts'
import { type FileRow, insertFile, presentFile, readFileRow } from './file-store.ts'
import type { FileOwner } from './list-files.ts'
import {
  type FileKind,
  imagePixelsMax,
  imageSideMax,
  isTooLarge,
  kindOfContentType,
  safeFileName,
} from './uploaded-file.ts'

/**
 * Unpacked, a picture of a few kilobytes may take 300 MB; and the threads that unpack it are those
 * that check passwords and read files.
 */
const pictures = createBulkhead({ atOnceMax: 2, waitingMax: 60, retryAfterMs: 3_000 })
/** A picture that takes longer is none that anybody took. */
const pictureSecondsMax = 20

/** Files that one resource, exercise or attempt may hold: a copy has up to five for each question. */
const filesMax = { resource_id: 60, exercise_id: 60, attempt_id: 200 } as const
/** From sending a file until something names it. */
const namingMs = 86_400_000

export interface IncomingFile {
  /** Where the device minted it: the same file a second time is there once. */
  readonly id?: Id
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

/**
 * Refuses with `unsupported_type`, `body_too_large`, `file_unreadable`, `too_many_requests`, `too_many_files`
 * (it holds as many as it may) or `bad_request` (the id is another file's).
 */
export async function keepFile(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'> & { readonly blobs: BlobStore },
  incoming: IncomingFile,
): Promise<Result<FileSummary>> {
  const detected = await detectedType(incoming.bytes)
  const kind = detected === null ? null : kindOfContentType(detected)
  if (detected === null || kind === null || !incoming.kinds.includes(kind)) {
    return refuse('unsupported_type')
  }
  if (isTooLarge(kind, incoming.bytes.length)) return refuse('body_too_large')
  const { column, id } = incoming.belongsTo
  const ofOwner = column === 'attempt_id' ? incoming.ownerId : null
  const since = new Date(context.clock.now() - namingMs)
  const enough = filesMax[column]
  const count = await countFilesOf(context.db, { column, id, ofOwner }, since, enough)
  if (count >= enough) return refuse('too_many_files', { filesMax: enough })
  const cleaned = await cleanFile(kind, incoming.bytes, detected)
  if (!cleaned.ok) return cleaned
  const clean = cleaned.value
  const row: Omit<FileRow, 'blob_key'> = {
    id: incoming.id ?? mintId(context.clock, context.random),
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
    created_at: new Date(context.clock.now()),
    deleted_at: null,
  }
  const isNew = await putNamed(context.blobs, { file: clean.bytes }, ({ file }) =>
    insertFile(context.db, { ...row, blob_key: file }),
  )
  if (isNew) return accept(presentFile(row))
  // Sent twice at once, the one that came first is the file.
  const standing = await readFileRow(context.db, row.id)
  return standing?.[column] === id
    ? accept(presentFile(standing))
    : refuse('bad_request', { where: 'id' })
}

async function cleanFile(
  kind: FileKind,
  bytes: Buffer,
  contentType: string,
): Promise<Result<CleanFile>> {
  if (kind === 'image') return pictures.run(() => cleanPicture(bytes, contentType))
  const clean = kind === 'audio' ? cleanSound(bytes, contentType) : { bytes, contentType }
  return clean === null
    ? refuse('unsupported_type')
    : accept({ ...clean, width: null, height: null })
}

async function cleanPicture(bytes: Buffer, contentType: string): Promise<Result<CleanFile>> {
  try {
    const picture = sharp(bytes, { limitInputPixels: imagePixelsMax, animated: false })
      .timeout({ seconds: pictureSecondsMax })
      .rotate()
      .resize(imageSideMax, imageSideMax, { fit: 'inside', withoutEnlargement: true })
    // Drawings keep their sharp edges and transparency; photographs become small.
    const isDrawing = contentType === 'image/png' || contentType === 'image/gif'
    const { data, info } = await (isDrawing
      ? picture.png({ compressionLevel: 9, palette: true })
      : picture.jpeg({ quality: 82, mozjpeg: true })
    ).toBuffer({ resolveWithObject: true })
    return accept({
      bytes: data,
      contentType: isDrawing ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
    })
  } catch {
    return refuse('file_unreadable')
  }
}
