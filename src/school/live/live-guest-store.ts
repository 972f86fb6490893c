/** Rows of whom a lesson's teachers invited to its live class. */
import { sql } from 'kysely'
import type { LiveGuests } from '#contract/live-guests.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export async function isGuest(db: SchoolDatabase, lessonId: Id, personId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('live_guest')
    .select('person_id')
    .where('lesson_id', '=', lessonId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** Adults who work in the lesson's school now and do not teach its course, by name. */
export async function readPossibleGuests(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<LiveGuests['adults']> {
  const { rows } = await sql<LiveGuests['adults'][number]>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName",
      exists (
        select from live_guest
        where live_guest.lesson_id = lesson.id and live_guest.person_id = person.id
      ) as "isInvited"
    from lesson cross join person
    where lesson.id = ${lessonId}
      and exists (
        select from school_role
        where school_role.person_id = person.id and school_role.school_uai = lesson.school_uai
          and school_role.role in ('teacher', 'staff', 'head') and school_role.deactivated_at is null
      )
      and not exists (
        select from course_teacher
        where course_teacher.course_id = lesson.course_id and course_teacher.teacher_id = person.id
      )
    order by coalesce(person.usage_name, person.family_name), person.given_name, person.id
    limit 500`.execute(db)
  return rows
}

/** False where the lesson has `max` guests already, or is none. Safe to repeat. */
export async function insertGuest(
  db: SchoolDatabase,
  guest: {
    readonly lessonId: Id
    readonly personId: Id
    readonly invitedBy: Id
    readonly at: Date
    readonly max: number
  },
): Promise<boolean> {
  const { at, invitedBy, lessonId, max, personId } = guest
  return db.transaction().execute(async (trx) => {
    // Two who invite at once do so one after the other.
    const lesson = await sql`select from lesson where id = ${lessonId} for update`.execute(trx)
    if (lesson.rows.length === 0) return false
    const others = await trx
      .selectFrom('live_guest')
      .select('person_id')
      .where('lesson_id', '=', lessonId)
      .where('person_id', '<>', personId)
      .execute()
    if (others.length >= max) return false
    await trx
      .insertInto('live_guest')
      .values({ lesson_id: lessonId, person_id: personId, invited_by: invitedBy, invited_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return true
  })
}

export async function deleteGuest(db: SchoolDatabase, lessonId: Id, personId: Id): Promise<void> {
  await db
    .deleteFrom('live_guest')
    .where('lesson_id', '=', lessonId)
    .where('person_id', '=', personId)
    .execute()
}
