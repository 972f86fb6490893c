/** Reads and writes who stands in for a teacher, for which lessons, on which days. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** A person at an instant, as the questions of rights below need them. */
interface AtTime {
  readonly substituteId: Id
  readonly now: Date
}

const today = (now: Date) => sql`(${now}::timestamptz at time zone time_zone)::date`

/** True from being named until the last day's end; with `act` only once the first day is there. */
export async function standsInForLesson(
  db: SchoolDatabase,
  lessonId: Id,
  { act, now, substituteId }: AtTime & { readonly act: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    select from lesson_substitute
    where lesson_id = ${lessonId} and substitute_id = ${substituteId}
      and until_day >= ${today(now)} and (not ${act}::boolean or from_day <= ${today(now)})
    limit 1`.execute(db)
  return rows.length > 0
}

/** The same, for any lesson of one of the courses. */
export async function standsInForCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  { act, now, substituteId }: AtTime & { readonly act: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    select from live_substitution
    where course_id = any(${[...courseIds]}::uuid[]) and substitute_id = ${substituteId}
      and until_day >= ${today(now)} and (not ${act}::boolean or from_day <= ${today(now)})
    limit 1`.execute(db)
  return rows.length > 0
}

/** One naming at a time for a course: two offices may press at once. */
export async function lockCourse(trx: SchoolDatabase, courseId: Id): Promise<void> {
  await trx.selectFrom('course').select('id').where('id', '=', courseId).forNoKeyUpdate().execute()
}

/** Whoever is named already: for the same lesson, or for days that cross the span. */
export async function readNamedSubstitutes(
  trx: SchoolDatabase,
  wish: {
    readonly courseId: Id
    readonly lessonId: Id | null
    readonly fromDay: Day
    readonly untilDay: Day
  },
): Promise<{ id: Id; substituteId: Id; fromDay: Day; untilDay: Day }[]> {
  const { rows } = await sql<{ id: Id; substituteId: Id; fromDay: Day; untilDay: Day }>`
    select id, substitute_id as "substituteId", from_day as "fromDay", until_day as "untilDay"
    from live_substitution
    where course_id = ${wish.courseId}
      and lesson_id is not distinct from ${wish.lessonId}::uuid
      and (lesson_id is not null
        or (from_day <= ${wish.untilDay}::date and until_day >= ${wish.fromDay}::date))
    order by from_day, id
    limit 2`.execute(trx)
  return rows
}

export async function insertSubstitution(
  trx: SchoolDatabase,
  row: {
    readonly id: Id
    readonly schoolUai: string
    readonly courseId: Id
    readonly lessonId: Id | null
    readonly substituteId: Id
    readonly fromDay: Day
    readonly untilDay: Day
    readonly namedBy: Id
    readonly namedAt: Date
  },
): Promise<void> {
  await trx
    .insertInto('substitution')
    .values({
      id: row.id,
      school_uai: row.schoolUai,
      course_id: row.courseId,
      lesson_id: row.lessonId,
      substitute_id: row.substituteId,
      from_day: row.fromDay,
      until_day: row.untilDay,
      named_by: row.namedBy,
      named_at: row.namedAt,
      ended_at: null,
    })
    .execute()
}

/** Where a substitution belongs, for the rules; null where there is none that still holds. */
export async function readSubstitutionPlace(
  db: SchoolDatabase,
  substitutionId: Id,
): Promise<{ courseId: Id; schoolUai: string } | null> {
  const row = await db
    .selectFrom('substitution')
    .select(['course_id', 'school_uai'])
    .where('id', '=', substitutionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { courseId: row.course_id, schoolUai: row.school_uai }
}

export function endSubstitution(trx: SchoolDatabase, substitutionId: Id, now: Date) {
  return trx
    .updateTable('substitution')
    .set({ ended_at: now })
    .where('id', '=', substitutionId)
    .where('ended_at', 'is', null)
    .returning(['school_uai', 'substitute_id', 'course_id', 'from_day', 'until_day'])
    .executeTakeFirst()
}

/** Teachers of one school; a large lycée has some three hundred. */
const teachersMax = 1_000

export interface PossibleSubstitute {
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
  /** Gives no other lesson of the school at the same time. */
  readonly isFree: boolean
}

/** Who teaches in the lesson's school and not in its course, by name; `onlyId`: this one alone. */
export async function readPossibleSubstitutes(
  db: SchoolDatabase,
  lessonId: Id,
  onlyId: Id | null = null,
): Promise<PossibleSubstitute[]> {
  const { rows } = await sql<PossibleSubstitute>`
    with busy as materialized (
      select lesson_teacher.teacher_id
      from lesson
      join lesson other on other.school_uai = lesson.school_uai and other.on_date = lesson.on_date
        and other.id <> lesson.id and other.status <> 'cancelled'
        and other.starts_at < lesson.ends_at and other.ends_at > lesson.starts_at
      join course on course.id = other.course_id
        and still_meets(course.deactivated_at, other.ends_at)
      join lesson_teacher on lesson_teacher.lesson_id = other.id
      where lesson.id = ${lessonId}
    )
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName",
      not exists (select from busy where busy.teacher_id = person.id) as "isFree"
    from person
    where (${onlyId}::uuid is null or person.id = ${onlyId}::uuid)
      and exists (
        select from school_role
        join lesson on lesson.id = ${lessonId} and lesson.school_uai = school_role.school_uai
        where school_role.person_id = person.id and school_role.role in ('teacher', 'head')
          and school_role.deactivated_at is null
      )
      and not exists (
        select from course_teacher join lesson on lesson.course_id = course_teacher.course_id
        where lesson.id = ${lessonId} and course_teacher.teacher_id = person.id
      )
    order by person.family_name, person.given_name, person.id
    limit ${teachersMax}`.execute(db)
  return rows
}

export async function deleteSubstitutionsBefore(db: SchoolDatabase, before: Day): Promise<number> {
  const result = await db
    .deleteFrom('substitution')
    .where('until_day', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
