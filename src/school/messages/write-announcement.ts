/** Writes an announcement to a course, a class or a school, and withdraws it. */
import { announcementDaysMax } from '#contract/announcement-limits.ts'
import { addDays, type Day, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import {
  countWritten,
  insertAnnouncement,
  markWithdrawn,
  readAnnouncement,
  readTimeZone,
} from './announcement-store.ts'

/** Announcements of one author in an hour. */
export const announcementsPerHour = 20
const hourMs = 3_600_000

export interface AnnouncementWish {
  readonly id: Id
  readonly schoolUai: string
  /** Neither: the whole school. */
  readonly classId: Id | null
  readonly courseId: Id | null
  readonly text: string
  readonly link: string | null
  readonly until: Day
  readonly writtenBy: Id
}

type Context = Pick<RoomContext, 'db' | 'clock'>

export function writeAnnouncement(
  { db, clock }: Context,
  wish: AnnouncementWish,
): Promise<Result<Record<string, never>>> {
  const now = new Date(clock.now())
  return db.transaction().execute((trx) => announceIn(trx, wish, now))
}

/** In the caller's transaction, with what it belongs to. */
export async function announceIn(
  trx: SchoolTransaction,
  wish: AnnouncementWish,
  now: Date,
): Promise<Result<Record<string, never>>> {
  const { classId, courseId, id, link, schoolUai, until, writtenBy } = wish
  const text = wish.text.trim()
  const timeZone = await readTimeZone(trx, schoolUai)
  if (timeZone === null) return refuse('not_found')
  const today = dayOf(now.getTime(), timeZone)
  if (!isDay(until) || until < today || until > addDays(today, announcementDaysMax)) {
    return refuse('bad_request', { where: 'until' })
  }
  const written = await countWritten(trx, writtenBy, new Date(now.getTime() - hourMs))
  const known = await readAnnouncement(trx, id)
  if (known !== undefined) {
    const isSame = known.written_by === writtenBy && known.text === text
    return isSame ? accept({}) : refuse('bad_request', { where: 'id' })
  }
  if (written >= announcementsPerHour) return refuse('too_many_requests')
  await insertAnnouncement(trx, {
    id,
    school_uai: schoolUai,
    class_id: classId,
    course_id: courseId,
    text,
    link,
    until_day: until,
    written_by: writtenBy,
    written_at: now,
  })
  return accept({})
}

/** Withdrawn already is as good. */
export async function withdrawAnnouncement(
  { db, clock }: Context,
  id: Id,
): Promise<Result<Record<string, never>>> {
  await markWithdrawn(db, id, new Date(clock.now()))
  return accept({})
}
