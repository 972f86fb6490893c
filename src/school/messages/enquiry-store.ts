/** Rows of enquiries: what pupils ask, what teachers answer. */
import { type Selectable, sql } from 'kysely'
import { enquiriesMax, type TaughtEnquiry } from '#contract/enquiries.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { CoursePlace } from '#school/people/course-access.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { SchoolTables } from '#school/tables.ts'

export type EnquiryRow = Selectable<SchoolTables['enquiry']>

/** How long an answer stays on the pupil's day, and in a teacher's list. */
export const answerShownMs = 7 * 86_400_000

/**
 * The course in which the pupil reads a resource: the one whose lesson with it lies nearest; null
 * where none of the pupil's courses has it.
 */
export async function readCourseOfReader(
  db: SchoolDatabase,
  resourceId: Id,
  asked: { readonly courseIds: readonly Id[]; readonly now: Date },
): Promise<CoursePlace | null> {
  const { rows } = await sql<CoursePlace>`
    select lesson.course_id as "courseId", lesson.school_uai as "schoolUai"
    from lesson_resource
    join lesson on lesson.id = lesson_resource.lesson_id
    join resource on resource.id = lesson_resource.resource_id and resource.deleted_at is null
    where lesson_resource.resource_id = ${resourceId}
      and lesson.course_id = any(${[...asked.courseIds]}::uuid[])
    order by abs(extract(epoch from lesson.starts_at - ${asked.now}::timestamptz))
    limit 1`.execute(db)
  return rows[0] ?? null
}

export async function readCourseOfAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<CoursePlace | null> {
  const row = await db
    .selectFrom('assignment')
    .select(['course_id', 'school_uai'])
    .where('id', '=', assignmentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { courseId: row.course_id, schoolUai: row.school_uai }
}

/** How many the pupil asked since then, and how many wait; one pupil is counted at a time. */
export async function countAsked(
  trx: SchoolDatabase,
  pupilId: Id,
  place: number,
): Promise<{ readonly waiting: number; readonly askedAt: Date | null }> {
  await sql`select from person where id = ${pupilId} for no key update`.execute(trx)
  const { rows } = await sql<{ waiting: number; askedAt: Date | null }>`
    select (count(*) filter (where answer is null))::integer as waiting,
      (select asked_at from enquiry where pupil_id = ${pupilId}
        order by asked_at desc offset ${place - 1} limit 1) as "askedAt"
    from enquiry where pupil_id = ${pupilId}`.execute(trx)
  return rows[0] ?? { waiting: 0, askedAt: null }
}

export function readEnquiry(db: SchoolDatabase, id: Id): Promise<EnquiryRow | undefined> {
  return db.selectFrom('enquiry').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertEnquiry(
  trx: SchoolDatabase,
  row: Omit<EnquiryRow, 'read_at' | 'answer' | 'answered_by' | 'answered_at'>,
): Promise<void> {
  await trx.insertInto('enquiry').values(row).execute()
}

/** False: a teacher has read it, or it is not there. */
export async function deleteUnread(
  db: SchoolDatabase,
  enquiry: { readonly id: Id; readonly pupilId: Id },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('enquiry')
    .where('id', '=', enquiry.id)
    .where('pupil_id', '=', enquiry.pupilId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** One answer at a time: two teachers may press at once. */
export function lockEnquiry(trx: SchoolDatabase, id: Id): Promise<EnquiryRow | undefined> {
  return trx.selectFrom('enquiry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function writeAnswer(
  trx: SchoolDatabase,
  given: { readonly id: Id; readonly text: string; readonly by: Id; readonly at: Date },
): Promise<void> {
  const { id, text, by, at } = given
  await sql`
    update enquiry set answer = ${text}, answered_by = ${by}, answered_at = ${at},
      read_at = coalesce(read_at, ${at})
    where id = ${id}`.execute(trx)
}

interface PresentedRow {
  readonly id: Id
  readonly kind: 'resource' | 'assignment'
  readonly about_id: Id
  readonly title: string
  readonly course_name: string
  readonly asked: string
  readonly asked_at: Date
  readonly read_at: Date | null
  readonly answer: string | null
  readonly answered_by: string | null
  readonly answered_at: Date | null
  readonly pupil: PersonName
}

const presented = sql`
  select enquiry.id, enquiry.asked, enquiry.asked_at, enquiry.read_at, enquiry.answer,
    enquiry.answered_at, course.name as course_name,
    case when enquiry.resource_id is null then 'assignment' else 'resource' end as kind,
    coalesce(enquiry.resource_id, enquiry.assignment_id) as about_id,
    coalesce(reading.title, work.title, '') as title,
    ${shownName('teacher')} as answered_by,
    json_build_object('id', pupil.id, 'givenName', pupil.given_name,
      'familyName', coalesce(pupil.usage_name, pupil.family_name)) as pupil
  from enquiry
  join course on course.id = enquiry.course_id
  join person pupil on pupil.id = enquiry.pupil_id
  left join person teacher on teacher.id = enquiry.answered_by
  left join resource on resource.id = enquiry.resource_id
  left join resource_revision reading on reading.id = resource.published_revision_id
  left join assignment on assignment.id = enquiry.assignment_id
  left join exercise_revision work on work.id = assignment.revision_id`

function presentRow(row: PresentedRow): TaughtEnquiry {
  const { answer, answered_at, answered_by } = row
  const isAnswered = answer !== null && answered_at !== null && answered_by !== null
  return {
    id: row.id,
    about: { kind: row.kind, id: row.about_id, title: row.title },
    courseName: row.course_name,
    text: row.asked,
    askedAt: row.asked_at.toISOString(),
    isRead: row.read_at !== null,
    answer: isAnswered ? { text: answer, by: answered_by, at: answered_at.toISOString() } : null,
    pupil: row.pupil,
  }
}

/** What the pupil asked this year, the latest first; in one school, where it is named. */
export async function readEnquiriesOfPupil(
  db: SchoolDatabase,
  pupilId: Id,
  schoolUai: string | null,
): Promise<TaughtEnquiry[]> {
  const { rows } = await sql<PresentedRow>`
    ${presented} where enquiry.pupil_id = ${pupilId}
      and (${schoolUai}::text is null or enquiry.school_uai = ${schoolUai})
    order by enquiry.asked_at desc, enquiry.id limit ${enquiriesMax}`.execute(db)
  return rows.map(presentRow)
}

export interface PupilOfEnquiries {
  readonly name: PersonName
  /** Where the pupil is one now. */
  readonly schoolUais: readonly string[]
}

/** Null where there is no such person. */
export async function readPupilOfEnquiries(
  db: SchoolDatabase,
  pupilId: Id,
): Promise<PupilOfEnquiries | null> {
  const { rows } = await sql<PupilOfEnquiries>`
    select json_build_object('id', person.id, 'givenName', person.given_name,
        'familyName', coalesce(person.usage_name, person.family_name)) as name,
      array(
        select school_uai from school_role
        where person_id = person.id and role = 'pupil' and deactivated_at is null
      ) as "schoolUais"
    from person where person.id = ${pupilId}`.execute(db)
  return rows[0] ?? null
}

/** Courses that the person teaches, and those that they stand in for now. */
const ownCourses = (teacher: Teacher) => sql`
  (enquiry.course_id = any(${[...teacher.courseIds]}::uuid[]) or enquiry.course_id in (
    select course_id from live_substitution live
    where live.substitute_id = ${teacher.personId}
      and (${teacher.now}::timestamptz at time zone live.time_zone)::date
        between live.from_day and live.until_day))`

export interface Teacher {
  readonly personId: Id
  readonly courseIds: readonly Id[]
  readonly now: Date
}

/** What waits, the longest first, then what was answered lately; that it was read is written down. */
export async function readEnquiriesToAnswer(
  db: SchoolDatabase,
  teacher: Teacher,
): Promise<TaughtEnquiry[]> {
  const since = new Date(teacher.now.getTime() - answerShownMs)
  const { rows } = await sql<PresentedRow>`
    ${presented}
    where ${ownCourses(teacher)} and (enquiry.answer is null or enquiry.answered_at > ${since})
    order by enquiry.answer is not null, enquiry.answered_at desc, enquiry.asked_at, enquiry.id
    limit ${enquiriesMax}`.execute(db)
  const unread = rows.filter(({ read_at }) => read_at === null).map(({ id }) => id)
  if (unread.length > 0) {
    await sql`
      update enquiry set read_at = ${teacher.now}
      where id = any(${unread}::uuid[]) and read_at is null`.execute(db)
  }
  return rows.map(presentRow)
}

export async function countEnquiriesWaiting(db: SchoolDatabase, teacher: Teacher): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from enquiry
    where enquiry.answer is null and ${ownCourses(teacher)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Whoever is to hear of the course: its teachers, and who stands in on the day. */
export async function readTeachersNow(
  trx: SchoolDatabase,
  courseId: Id,
  now: Date,
): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select teacher_id as id from course_teacher where course_id = ${courseId}
    union
    select substitute_id from live_substitution live
    where live.course_id = ${courseId}
      and (${now}::timestamptz at time zone live.time_zone)::date
        between live.from_day and live.until_day`.execute(trx)
  return rows.map(({ id }) => id)
}

export interface AnsweredLately {
  readonly id: Id
  readonly title: string
  readonly at: Date
}

/** Answers to the pupil since then, the latest first; so many as a day shows. */
export async function readAnsweredLately(
  db: SchoolDatabase,
  pupilId: Id,
  since: Date,
  limit: number,
): Promise<readonly AnsweredLately[]> {
  const { rows } = await sql<AnsweredLately>`
    select enquiry.id, enquiry.answered_at as at, coalesce(reading.title, work.title, '') as title
    from enquiry
    left join resource on resource.id = enquiry.resource_id
    left join resource_revision reading on reading.id = resource.published_revision_id
    left join assignment on assignment.id = enquiry.assignment_id
    left join exercise_revision work on work.id = assignment.revision_id
    where enquiry.pupil_id = ${pupilId} and enquiry.answered_at > ${since}
    order by enquiry.answered_at desc limit ${limit}`.execute(db)
  return rows
}

/** Those of school years that are over; at most `limit`. */
export async function deleteEnquiriesOfPastYears(
  db: SchoolDatabase,
  now: Date,
  limit: number,
): Promise<number> {
  const { rows } = await sql`
    delete from enquiry where id in (
      select enquiry.id from enquiry
      join course on course.id = enquiry.course_id
      join school_year on school_year.id = course.school_year_id
      join school on school.uai = school_year.school_uai
      where school_year.ends_on < (${now}::timestamptz at time zone school.time_zone)::date
      limit ${limit}
    ) returning id`.execute(db)
  return rows.length
}
