/** Reads who came to live classes, entered and left. */
import { sql } from 'kysely'
import type { LeavingHow } from '#contract/live-register.ts'
import type { RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

export interface StayRow {
  readonly cameAt: Date
  readonly enteredAt: Date | null
  readonly leftAt: Date | null
  readonly how: LeavingHow | null
}

export interface RegisterRow extends StayRow {
  readonly personId: Id
  readonly name: string
  readonly role: RoomRole
}

const stayColumns = sql`
  live_entry.came_at as "cameAt", live_entry.entered_at as "enteredAt",
  live_entry.left_at as "leftAt", live_entry.how`

/** Of everybody: the lesson's adults, guests, pupils; each by name, as they came. */
export async function readRegisterRows(
  db: SchoolDatabase,
  lessonId: Id,
  max: number,
): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select person.id as "personId", live_member.role,
      ${shownName()} as name,
      ${stayColumns}
    from live_entry
    join live_member on live_member.lesson_id = live_entry.lesson_id
      and live_member.number = live_entry.member
    join person on person.id = live_member.person_id
    where live_entry.lesson_id = ${lessonId}
    order by array_position(array['teacher', 'adult', 'guest', 'pupil'], live_member.role),
      coalesce(person.usage_name, person.family_name), person.given_name, person.id,
      live_entry.came_at, live_entry.id
    limit ${max}`.execute(db)
  return rows
}

/** One pupil's, lesson by lesson, the latest first. */
export async function readStaysOfPupil(
  db: SchoolDatabase,
  pupilId: Id,
  lessonIds: readonly Id[],
): Promise<(StayRow & { readonly lessonId: Id })[]> {
  const { rows } = await sql<StayRow & { lessonId: Id }>`
    select live_entry.lesson_id as "lessonId", ${stayColumns}
    from live_member
    join live_entry on live_entry.lesson_id = live_member.lesson_id
      and live_entry.member = live_member.number
    where live_member.person_id = ${pupilId} and live_member.role = 'pupil'
      and live_member.lesson_id = any(${[...lessonIds]}::uuid[])
    order by live_entry.came_at desc, live_entry.id desc`.execute(db)
  return rows
}

/** A pupil who was in a lesson's live class while the lesson lasted. */
export interface InLiveClass {
  readonly lessonId: Id
  readonly pupilId: Id
  /** When the pupil was let in for the first of those stays. */
  readonly at: Date
}

/** Who only tried the door before the lesson, or looked in after it, was not there in it. */
export async function readWhoWasInLiveClass(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<InLiveClass[]> {
  const { rows } = await sql<InLiveClass>`
    select live_member.lesson_id as "lessonId", live_member.person_id as "pupilId",
      min(live_entry.entered_at) as at
    from live_member
    join lesson on lesson.id = live_member.lesson_id
    join live_entry on live_entry.lesson_id = live_member.lesson_id
      and live_entry.member = live_member.number
    where live_member.lesson_id = any(${[...lessonIds]}::uuid[]) and live_member.role = 'pupil'
      and live_entry.entered_at < lesson.ends_at
      and coalesce(live_entry.left_at, 'infinity') > lesson.starts_at
    group by 1, 2`.execute(db)
  return rows
}
