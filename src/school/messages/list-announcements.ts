/** Lists announcements: those of a pupil's day, and those that stand where somebody teaches or heads. */
import type { Announcement, StandingAnnouncements } from '#contract/class-announcements.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  type Belonging,
  readAnnouncementsOfDay,
  readStandingAnnouncements,
  type StandingAnnouncement,
} from './announcement-store.ts'

export async function listAnnouncementsOfDay(
  db: SchoolDatabase,
  pupil: {
    readonly classIds: Iterable<string>
    readonly courseIds: Iterable<string>
    readonly schoolUais: Iterable<string>
  },
  on: Day,
): Promise<Announcement[]> {
  const found = await readAnnouncementsOfDay(
    db,
    {
      classIds: [...pupil.classIds],
      courseIds: [...pupil.courseIds],
      schoolUais: [...pupil.schoolUais],
    },
    on,
  )
  return found.map(presentAnnouncement)
}

export async function listStandingAnnouncements(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  caller: Caller,
): Promise<Result<StandingAnnouncements>> {
  const headedUais = [...caller.schools].filter(([, { isHead }]) => isHead).map(([uai]) => uai)
  const belonging: Belonging = {
    classIds: [...caller.taughtClassIds],
    courseIds: [...caller.taughtCourseIds],
    schoolUais: [...caller.schools.keys()],
  }
  const now = new Date(clock.now())
  const found = await readStandingAnnouncements(db, belonging, {
    headedUais,
    writtenBy: caller.personId,
    now,
  })
  return accept({
    announcements: found.map((one) => ({
      ...presentAnnouncement(one),
      mayWithdraw: mayWithdraw(caller, one),
    })),
  })
}

/** The author, as long as they work in the school; and its head. */
export function mayWithdraw(
  caller: Caller,
  { schoolUai, writtenBy }: Pick<StandingAnnouncement, 'schoolUai' | 'writtenBy'>,
): boolean {
  const capacity = caller.schools.get(schoolUai)
  if (capacity === undefined) return false
  return capacity.isHead || (capacity.isTeacher && caller.personId === writtenBy)
}

function presentAnnouncement({
  at,
  by,
  id,
  link,
  of,
  text,
  until,
}: StandingAnnouncement): Announcement {
  return { id, text, link, by, of, at: at.toISOString(), until }
}
