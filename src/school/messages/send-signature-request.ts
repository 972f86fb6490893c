/** Asks the guardians of a course or a class to sign something, and withdraws it. */
import { signatureDaysMax } from '#contract/signature-limits.ts'
import type { SignatureRequestInput } from '#contract/signatures.ts'
import { addDays, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { contentHash } from '#school/resources/content-hash.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readTimeZone } from './announcement-store.ts'
import type { SignedWords } from './signature-request.ts'
import {
  countAskedBy,
  insertRequest,
  markRequestWithdrawn,
  readRequest,
} from './signature-store.ts'

/** Requests of one author in an hour. */
const requestsPerHour = 20
const hourMs = 3_600_000

type Context = Pick<RoomContext, 'db' | 'clock'>

export async function sendSignatureRequest(
  { db, clock }: Context,
  wish: SignatureRequestInput & {
    readonly schoolUai: string
    readonly classId: Id | null
    readonly courseId: Id | null
    readonly askedBy: Id
  },
): Promise<Result<Record<string, never>>> {
  const now = new Date(clock.now())
  const { askedBy, id, kind, schoolUai, until } = wish
  const timeZone = await readTimeZone(db, schoolUai)
  if (timeZone === null) return refuse('not_found')
  const today = dayOf(now.getTime(), timeZone)
  if (!isDay(until) || until < today || until > addDays(today, signatureDaysMax)) {
    return refuse('bad_request', { where: 'until' })
  }
  const signed: SignedWords = { text: wish.text.trim(), kind, until }
  const hash = contentHash(signed)
  return db.transaction().execute(async (trx) => {
    const lately = await countAskedBy(trx, askedBy, new Date(now.getTime() - hourMs))
    const known = await readRequest(trx, id)
    if (known !== null) {
      const isSame = known.writtenBy === askedBy && known.contentHash === hash
      return isSame ? accept({}) : refuse('bad_request', { where: 'id' })
    }
    if (lately >= requestsPerHour) return refuse('too_many_requests')
    await insertRequest(trx, {
      id,
      school_uai: schoolUai,
      class_id: wish.classId,
      course_id: wish.courseId,
      text: signed.text,
      kind,
      content_hash: hash,
      until_day: until,
      asked_by: askedBy,
      asked_at: now,
    })
    return accept({})
  })
}

/** Withdrawn already is as good; what was signed stays signed. */
export async function withdrawSignatureRequest(
  { db, clock }: Context,
  id: Id,
): Promise<Result<Record<string, never>>> {
  await markRequestWithdrawn(db, id, new Date(clock.now()))
  return accept({})
}
