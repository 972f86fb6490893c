/** A pupil asks the teachers of a course about a lesson or a work, and takes it back before it is read. */
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { teachingTopic } from '#school/lessons/teaching-topic.ts'
import type { CoursePlace } from '#school/people/course-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  countAsked,
  deleteUnread,
  insertEnquiry,
  readEnquiry,
  readTeachersNow,
} from './enquiry-store.ts'

/** Questions of one pupil in an hour. */
export const enquiriesPerHour = 5
/** Questions of one pupil that wait for an answer. */
const enquiriesWaitingMax = 20
const hourMs = 3_600_000

/** `in_use`: as many as may wait for an answer do; `too_many_requests`: so many in an hour, and until when. */
export async function sendEnquiry(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: CoursePlace & {
    readonly id: Id
    readonly pupilId: Id
    readonly text: string
    readonly about: { readonly kind: 'resource' | 'assignment'; readonly id: Id }
  },
): Promise<Result<Record<string, never>>> {
  const { about, courseId, id, pupilId, schoolUai } = wish
  const now = new Date(clock.now())
  const asked = wish.text.trim()
  return db.transaction().execute(async (trx) => {
    const counted = await countAsked(trx, pupilId, enquiriesPerHour)
    const known = await readEnquiry(trx, id)
    if (known !== undefined) {
      const isSame = known.pupil_id === pupilId && known.asked === asked
      return isSame ? accept({}) : refuse('bad_request', { where: 'id' })
    }
    if (counted.waiting >= enquiriesWaitingMax) {
      return refuse('in_use', { waitingMax: enquiriesWaitingMax })
    }
    const leftMs = counted.askedAt === null ? 0 : counted.askedAt.getTime() + hourMs - now.getTime()
    if (leftMs > 0) return refuse('too_many_requests', { retryAfterMs: leftMs })
    await insertEnquiry(trx, {
      id,
      school_uai: schoolUai,
      course_id: courseId,
      resource_id: about.kind === 'resource' ? about.id : null,
      assignment_id: about.kind === 'assignment' ? about.id : null,
      pupil_id: pupilId,
      asked,
      asked_at: now,
    })
    await publishChanges(
      trx,
      (await readTeachersNow(trx, courseId, now)).map((key) => ({ topic: teachingTopic, key })),
    )
    return accept({})
  })
}

/** Gone already is as good; `in_use`: a teacher has read it. */
export async function withdrawEnquiry(
  { db }: Pick<RoomContext, 'db'>,
  enquiry: { readonly id: Id; readonly pupilId: Id },
): Promise<Result<Record<string, never>>> {
  if (await deleteUnread(db, enquiry)) return accept({})
  const standing = await readEnquiry(db, enquiry.id)
  return standing?.pupil_id === enquiry.pupilId ? refuse('in_use') : accept({})
}
