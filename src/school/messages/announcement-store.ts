/** Rows of announcements: written, read by whom they are for, withdrawn. */
import { type Selectable, sql } from 'kysely'
import { type Announcement, announcementsMax } from '#contract/class-announcements.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { SchoolTables } from '#school/tables.ts'

export type AnnouncementRow = Selectable<SchoolTables['class_announcement']>

/** Announcements that one day shows. */
const announcementsOfDayMax = 20

export async function readAnnouncement(
  db: SchoolDatabase,
  id: Id,
): Promise<AnnouncementRow | undefined> {
  return db.selectFrom('class_announcement').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Until the transaction ends the author writes nothing else to a class, a course or the school. */
export async function lockAuthor(trx: SchoolDatabase, authorId: Id): Promise<void> {
  await sql`select from person where id = ${authorId} for no key update`.execute(trx)
}

/** How many the author wrote since then; one author is counted at a time. */
export async function countWritten(
  trx: SchoolDatabase,
  authorId: Id,
  since: Date,
): Promise<number> {
  await lockAuthor(trx, authorId)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from class_announcement
    where written_by = ${authorId} and written_at > ${since}`.execute(trx)
  return rows[0]?.count ?? 0
}

export async function insertAnnouncement(
  trx: SchoolDatabase,
  row: Omit<AnnouncementRow, 'withdrawn_at'>,
): Promise<void> {
  await trx.insertInto('class_announcement').values(row).execute()
}

export async function markWithdrawn(db: SchoolDatabase, id: Id, at: Date): Promise<void> {
  await db
    .updateTable('class_announcement')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function readTimeZone(db: SchoolDatabase, uai: string): Promise<string | null> {
  const row = await db
    .selectFrom('school')
    .select('time_zone')
    .where('uai', '=', uai)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

export interface ClassSchool {
  readonly schoolUai: string
}

/** Null where there is no such class. */
export async function readClassSchool(
  db: SchoolDatabase,
  classId: Id,
): Promise<ClassSchool | null> {
  const { rows } = await sql<ClassSchool>`
    select school_year.school_uai as "schoolUai" from class
    join school_year on school_year.id = class.school_year_id
    where class.id = ${classId} and class.deactivated_at is null`.execute(db)
  return rows[0] ?? null
}

/** Where somebody belongs, as a pupil, a teacher or a head. */
export interface Belonging {
  readonly classIds: readonly Id[]
  readonly courseIds: readonly Id[]
  /** Those of the classes and courses; announcements to everybody of them are read too. */
  readonly schoolUais: readonly string[]
}

export interface StandingAnnouncement extends Omit<Announcement, 'at'> {
  readonly at: Date
  readonly writtenBy: Id
  readonly schoolUai: string
}

const reaches = ({ classIds, courseIds, schoolUais }: Belonging) => sql`
  (announcement.school_uai = any(${[...schoolUais]}::text[])
    and (announcement.course_id = any(${[...courseIds]}::uuid[])
      or announcement.class_id = any(${[...classIds]}::uuid[])
      or (announcement.course_id is null and announcement.class_id is null)))`

const presented = sql`
  select announcement.id, announcement.text, announcement.link, announcement.written_at as at,
    announcement.until_day as until, announcement.written_by as "writtenBy",
    announcement.school_uai as "schoolUai",
    coalesce(course.name, class.name, '') as of,
    ${shownName('author')} as by
  from class_announcement announcement
  join school on school.uai = announcement.school_uai
  join person author on author.id = announcement.written_by
  left join course on course.id = announcement.course_id
  left join class on class.id = announcement.class_id`

/** What stands on a day for somebody who belongs there: what is said to a whole school first, then the newest. */
export async function readAnnouncementsOfDay(
  db: SchoolDatabase,
  belonging: Belonging,
  on: Day,
): Promise<readonly StandingAnnouncement[]> {
  const { rows } = await sql<StandingAnnouncement>`
    ${presented}
    where announcement.withdrawn_at is null and announcement.until_day >= ${on}::date
      and (announcement.written_at at time zone school.time_zone)::date <= ${on}::date
      and ${reaches(belonging)}
    order by announcement.course_id is null and announcement.class_id is null desc,
      announcement.written_at desc, announcement.id
    limit ${announcementsOfDayMax}`.execute(db)
  return rows
}

interface StandingWish {
  readonly headedUais: readonly string[]
  readonly writtenBy: Id
  readonly now: Date
}

/** The same from now on, with the reader's own and everything of the schools that they head. */
export async function readStandingAnnouncements(
  db: SchoolDatabase,
  belonging: Belonging,
  { headedUais, now, writtenBy }: StandingWish,
): Promise<readonly StandingAnnouncement[]> {
  const { rows } = await sql<StandingAnnouncement>`
    ${presented}
    where announcement.withdrawn_at is null
      and announcement.until_day >= (${now}::timestamptz at time zone school.time_zone)::date
      and (${reaches(belonging)} or announcement.written_by = ${writtenBy}
        or announcement.school_uai = any(${[...headedUais]}::text[]))
    order by announcement.written_at desc, announcement.id
    limit ${announcementsMax}`.execute(db)
  return rows
}

/** Those that ended before the day, by themselves or withdrawn; at most `limit`. */
export async function deleteAnnouncementsBefore(
  db: SchoolDatabase,
  before: Day,
  limit: number,
): Promise<number> {
  const { rows } = await sql`
    delete from class_announcement where id in (
      select id from class_announcement
      where least(until_day, withdrawn_at::date) < ${before}::date
      limit ${limit}
    ) returning id`.execute(db)
  return rows.length
}
