/** A guardian signs for one child: once, for exactly the words that were read. */
import type { SignatureInput } from '#contract/signatures.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { ChildOfCaller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { answersKind, stateOfRequest } from './signature-request.ts'
import { insertSignature, readRequest } from './signature-store.ts'

/**
 * Refuses what is not asked of this child, is over or withdrawn (`not_found`), other words or
 * another answer than the one that stands (`bad_request`).
 */
export async function signRequest(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: SignatureInput & {
    readonly requestId: Id
    readonly pupilId: Id
    readonly guardianId: Id
    readonly child: ChildOfCaller
  },
): Promise<Result<Record<string, never>>> {
  const { answer, child, contentHash, guardianId, pupilId, requestId } = wish
  const found = await readRequest(db, requestId)
  if (found === null) return refuse('not_found')
  const isThere =
    child.classIds.has(found.classId ?? '') || child.courseIds.has(found.courseId ?? '')
  const isAsked = isThere && (found.pupilIds?.includes(pupilId) ?? true)
  const today = dayOf(clock.now(), found.timeZone)
  if (!isAsked || stateOfRequest(found, today) !== 'open') return refuse('not_found')
  if (found.contentHash !== contentHash) return refuse('bad_request', { where: 'contentHash' })
  if (!answersKind(answer, found.kind)) return refuse('bad_request', { where: 'answer' })
  const standing = await insertSignature(db, {
    request_id: requestId,
    content_hash: contentHash,
    pupil_id: pupilId,
    guardian_id: guardianId,
    answer,
    signed_at: new Date(clock.now()),
  })
  if (standing === null) return refuse('not_found')
  return standing === answer ? accept({}) : refuse('bad_request', { where: 'answer' })
}
