/** Rows of who belongs to a live class: the lesson's people, members and their entries. */
import { sql } from 'kysely'
import type { LeavingHow } from '#contract/live-register.ts'
import type { RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

export interface LiveLesson {
  readonly id: Id
  readonly courseId: Id
  readonly courseName: string
  readonly schoolUai: string
  readonly schoolKind: string
  readonly timeZone: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Null where there is no such lesson, or it does not take place. */
export async function readLiveLesson(db: SchoolDatabase, lessonId: Id): Promise<LiveLesson | null> {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .innerJoin('school', 'school.uai', 'lesson.school_uai')
    .select([
      'lesson.id',
      'lesson.course_id as courseId',
      'course.name as courseName',
      'lesson.school_uai as schoolUai',
      'school.kind as schoolKind',
      'school.time_zone as timeZone',
      'lesson.starts_at as startsAt',
      'lesson.ends_at as endsAt',
    ])
    .where('lesson.id', '=', lessonId)
    .where('lesson.status', '<>', 'cancelled')
    .where('course.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface NamedPerson {
  readonly personId: Id
  readonly name: string
}

/** Pupils who follow the course now, by name. */
export async function readPupilsOfCourse(db: SchoolDatabase, courseId: Id): Promise<NamedPerson[]> {
  const { rows } = await sql<NamedPerson>`
    select person.id as "personId", ${shownName()} as name
    from course_pupil join person on person.id = course_pupil.pupil_id
    where course_pupil.course_id = ${courseId}
    order by coalesce(person.usage_name, person.family_name), person.given_name, person.id`.execute(
    db,
  )
  return rows
}

export async function isRemoved(db: SchoolDatabase, lessonId: Id, personId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('live_member')
    .select('removed_at')
    .where('lesson_id', '=', lessonId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined && row.removed_at !== null
}

/** True while the class was ended for all, and no adult opened it again. */
export async function isEnded(db: SchoolDatabase, lessonId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('live_room')
    .select('ended_at')
    .where('lesson_id', '=', lessonId)
    .executeTakeFirst()
  return row !== undefined && row.ended_at !== null
}

export interface MemberRow extends NamedPerson {
  readonly number: number
  readonly role: RoomRole
  readonly isAdmitted: boolean
  readonly isRemoved: boolean
  /** Was let in at least once. */
  readonly wasHere: boolean
}

export async function readMemberRows(db: SchoolDatabase, lessonId: Id): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select live_member.number, live_member.person_id as "personId", live_member.role,
      ${shownName()} as name, admitted_at is not null as "isAdmitted",
      removed_at is not null as "isRemoved",
      exists (
        select from live_entry
        where live_entry.lesson_id = live_member.lesson_id
          and live_entry.member = live_member.number and entered_at is not null
      ) as "wasHere"
    from live_member join person on person.id = live_member.person_id
    where live_member.lesson_id = ${lessonId}
    order by live_member.number`.execute(db)
  return rows
}

/**
 * Writes that somebody came, and who they are in this class. Null: the ticket served before, or
 * another process has the room.
 */
export async function insertEntry(
  db: SchoolDatabase,
  entry: {
    readonly id: Id
    readonly lessonId: Id
    readonly epoch: number
    readonly number: number
    readonly personId: Id
    readonly role: RoomRole
    readonly cameAt: Date
  },
): Promise<{ readonly name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    with held as (
      select lesson_id from live_room
      where lesson_id = ${entry.lessonId} and epoch = ${entry.epoch} for key share
    ), known as (
      insert into live_member (lesson_id, number, person_id, role)
      select lesson_id, ${entry.number}::integer, ${entry.personId}::uuid, ${entry.role} from held
      on conflict (lesson_id, person_id) do update set role = excluded.role
      returning lesson_id, number, person_id
    ), entered as (
      insert into live_entry (id, lesson_id, member, came_at)
      select ${entry.id}::uuid, lesson_id, number, ${entry.cameAt}::timestamptz from known
      on conflict (id) do nothing
      returning id
    )
    select ${shownName()} as name
    from entered, known join person on person.id = known.person_id`.execute(db)
  return rows[0] ?? null
}

/** What happened to an entry: let in, or gone. */
export type EntryNote =
  | { readonly id: Id; readonly at: Date; readonly how: 'let_in' }
  | { readonly id: Id; readonly at: Date; readonly how: LeavingHow }

export async function noteEntries(
  db: SchoolDatabase,
  notes: readonly EntryNote[],
): Promise<readonly undefined[]> {
  // Both may be of one entry: one statement would see only one of its rows.
  const letIn = notes.filter(({ how }) => how === 'let_in')
  const gone = notes.filter(({ how }) => how !== 'let_in')
  if (letIn.length > 0) {
    await sql`
      update live_entry set entered_at = noted.at
      from unnest(${letIn.map(({ id }) => id)}::uuid[], ${letIn.map(({ at }) => at)}::timestamptz[])
        as noted (id, at)
      where live_entry.id = noted.id and entered_at is null`.execute(db)
  }
  if (gone.length > 0) {
    await sql`
      update live_entry set left_at = noted.at, how = noted.how
      from unnest(${gone.map(({ id }) => id)}::uuid[], ${gone.map(({ at }) => at)}::timestamptz[],
        ${gone.map(({ how }) => how)}::text[]) as noted (id, at, how)
      where live_entry.id = noted.id and left_at is null`.execute(db)
  }
  return notes.map(() => undefined)
}

/** Whoever was in when the process that held the room was gone left it at that moment. */
export async function closeOpenEntries(db: SchoolDatabase, lessonId: Id, at: Date): Promise<void> {
  await sql`
    update live_entry set left_at = greatest(came_at, ${at}), how = 'lost'
    where lesson_id = ${lessonId} and left_at is null`.execute(db)
}

export async function noteAdmitted(
  db: SchoolDatabase,
  lessonId: Id,
  number: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('live_member')
    .set({ admitted_at: at })
    .where('lesson_id', '=', lessonId)
    .where('number', '=', number)
    .execute()
}

export async function noteRemoved(
  db: SchoolDatabase,
  lessonId: Id,
  number: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('live_member')
    .set({ removed_at: at })
    .where('lesson_id', '=', lessonId)
    .where('number', '=', number)
    .execute()
}
