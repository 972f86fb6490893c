/** Asks the guardians of a course or a class, or of some pupils of a course, to sign something, and withdraws it. */
import { signatureDaysMax } from '#contract/signature-limits.ts'
import type { SignatureRequestInput } from '#contract/signatures.ts'
import { addDays, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { contentHash } from '#school/resources/content-hash.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { areCoursePupils } from '#school/working-groups/check-course-pupils.ts'
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

/** `not_found` where one of the chosen pupils is not of the course; a class is only asked as a whole. */
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
  const pupilIds = wish.pupilIds === undefined ? null : [...wish.pupilIds].sort()
  const isElsewhere = pupilIds !== null && !(await areOfCourse(db, wish.courseId, pupilIds))
  if (isElsewhere) return refuse('not_found')
  return db.transaction().execute(async (trx) => {
    const lately = await countAskedBy(trx, askedBy, new Date(now.getTime() - hourMs))
    const known = await readRequest(trx, id)
    if (known !== null) {
      const isSame =
        known.writtenBy === askedBy &&
        known.contentHash === hash &&
        sameIds(known.pupilIds, pupilIds)
      return isSame ? accept({}) : refuse('bad_request', { where: 'id' })
    }
    if (lately >= requestsPerHour) return refuse('too_many_requests')
    const row = {
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
    }
    await insertRequest(trx, row, pupilIds)
    return accept({})
  })
}

/** A class has no small groups, so only a course's request is of some. */
async function areOfCourse(
  db: SchoolDatabase,
  courseId: Id | null,
  pupilIds: readonly Id[],
): Promise<boolean> {
  return courseId !== null && areCoursePupils(db, courseId, pupilIds)
}

function sameIds(one: readonly Id[] | null, other: readonly Id[] | null): boolean {
  return one?.join() === other?.join()
}

/** Withdrawn already is as good; what was signed stays signed. */
export async function withdrawSignatureRequest(
  { db, clock }: Context,
  id: Id,
): Promise<Result<Record<string, never>>> {
  await markRequestWithdrawn(db, id, new Date(clock.now()))
  return accept({})
}
