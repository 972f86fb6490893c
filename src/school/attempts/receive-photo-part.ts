/**
 * Takes in a photo, or another file where a question asks for some, part after part, and goes on
 * where it stopped: each answer says how many bytes are here, and the device sends from there. The photo's id is the device's, so that a part, or a
 * whole photo, that comes twice is there once.
 */
import type { PhotoProgress } from '#contract/kept-work.ts'
import { photoBytesMax } from '#contract/kept-work-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { windowOf } from '#school/assignments/assigned.ts'
import { whyClosedTo } from '#school/assignments/assignment.ts'
import { extendWindow } from '#school/assignments/extend-windows.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { findFile } from '#school/resources/list-files.ts'
import type { FileKind } from '#school/resources/uploaded-file.ts'
import type { AttemptContext } from './attempt-context.ts'
import { handedKinds, takesFiles } from './files-taken.ts'
import {
  countOtherPhotos,
  countPhotoBytes,
  deletePhotoParts,
  insertPhotoPart,
  readPhotoParts,
} from './photo-part-store.ts'
import { type AttemptInHand, readAttempt } from './read-attempt.ts'

/** Photos of one attempt that may be under way at the same time. */
const photosUnderWayMax = 10
/** Refusals after which the bytes may still become a photo. */
const passing: ReadonlySet<string> = new Set(['too_many_requests', 'overloaded', 'internal'])

export interface PhotoPart {
  readonly attemptId: Id
  readonly photoId: Id
  readonly name: string
  readonly from: number
  readonly total: number
  /** The device's claim. */
  readonly keptAt?: string | undefined
  /** Of a sheet that a teacher hands in: they take it whenever it comes. */
  readonly isOnPaper?: boolean
  readonly bytes: Buffer
}

export async function receivePhotoPart(
  context: AttemptContext,
  part: PhotoPart,
): Promise<Result<PhotoProgress>> {
  const { db, clock } = context
  const inHand = await readAttempt(db, part.attemptId)
  if (inHand === null) return refuse('not_found')
  const known = await findFile(db, part.photoId)
  if (known !== null) {
    // An id names one photo of one attempt; whoever uses it for another is not told of whose it is.
    return known.attemptId === part.attemptId
      ? accept({ receivedBytes: part.total, file: known.summary })
      : refuse('bad_request', { where: 'photoId' })
  }
  if (inHand.submissionId !== null) return refuse('attempt_closed')
  const now = clock.now()
  const window = await extendWindow(windowOf(inHand.assignment), now, context.findOutages)
  const keptMs = part.keptAt === undefined ? null : Date.parse(part.keptAt)
  const closed = part.isOnPaper ? null : whyClosedTo(now, window, keptMs)
  if (closed !== null) return refuse(closed)
  if (part.total > photoBytesMax) return refuse('body_too_large')
  const received = await storePart(context, part)
  if (!received.ok) return received
  if (received.value < part.total) return accept({ receivedBytes: received.value, file: null })
  // As much as is here: what the device said last of the total may be less.
  const byteCount = received.value
  return context.uploadRoom.holdMore(byteCount, async () => {
    const bytes = await joinParts(context, part, byteCount)
    return bytes.ok ? makeWhole(context, { ...part, bytes: bytes.value }, inHand) : bytes
  })
}

/** Answers how many bytes are here now. A part that does not follow is not stored. */
async function storePart({ db, clock }: AttemptContext, part: PhotoPart): Promise<Result<number>> {
  const before = await countPhotoBytes(db, part)
  if (part.from !== before || part.bytes.length === 0 || before >= part.total) {
    return accept(before)
  }
  if (before + part.bytes.length > part.total) return refuse('bad_request', { where: 'total' })
  if (before === 0 && (await countOtherPhotos(db, part)) >= photosUnderWayMax) {
    return refuse('too_many_files', { filesMax: photosUnderWayMax })
  }
  const receivedAt = new Date(clock.now())
  await insertPhotoPart(db, { ...part, startsAt: part.from, receivedAt })
  return accept(before + part.bytes.length)
}

/** Until they are joined, the parts lie beside the whole. */
function joinParts(
  { db, uploadRoom }: AttemptContext,
  part: PhotoPart,
  byteCount: number,
): Promise<Result<Buffer>> {
  return uploadRoom.holdMore(byteCount, async () => accept(await readPhotoParts(db, part)))
}

/** `bytes`: of the whole. */
async function makeWhole(
  context: AttemptContext,
  part: PhotoPart,
  { attempt, assignment }: AttemptInHand,
): Promise<Result<PhotoProgress>> {
  const kept = await keepFile(context, {
    id: part.photoId,
    bytes: part.bytes,
    name: part.name,
    schoolUai: attempt.school_uai,
    ownerId: attempt.pupil_id,
    belongsTo: { column: 'attempt_id', id: attempt.id },
    kinds: part.isOnPaper ? ['image'] : await kindsTaken(context, assignment.revision_id),
  })
  if (kept.ok || !passing.has(kept.refusal.code)) await deletePhotoParts(context.db, part)
  if (kept.ok) return accept({ receivedBytes: part.total, file: kept.value })
  // Sent twice at once, the other one may have made it whole, and taken its parts away under this one.
  const known = await findFile(context.db, part.photoId)
  return known?.attemptId === part.attemptId
    ? accept({ receivedBytes: part.total, file: known.summary })
    : kept
}

/** Which question it is for, its answer says, and is asked when the copy comes. */
async function kindsTaken(
  { revisions }: AttemptContext,
  revisionId: Id,
): Promise<readonly FileKind[]> {
  const { content } = await revisions.get(revisionId)
  return content.questions.some(takesFiles) ? handedKinds : ['image']
}
