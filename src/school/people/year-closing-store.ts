/** Ends the places of a school year, and gives back those that its end took. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

/** Schools with a year that is over and not closed, by their codes, after one of them. */
export async function readSchoolsToClose(
  db: SchoolDatabase,
  asked: { readonly today: Day; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('school_year')
    .select('school_uai')
    .distinct()
    .where('closed_at', 'is', null)
    .where('ends_on', '<', asked.today)
    .where('school_uai', '>', asked.after)
    .orderBy('school_uai')
    .limit(asked.limit)
    .execute()
  return rows.map((row) => row.school_uai)
}

export interface ClosableYear {
  readonly id: Id
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly closedAt: Date | null
}

/** Locks them: who puts somebody into a class of one waits until it is known whether it is closed. */
export async function lockYears(trx: SchoolTransaction, uai: string): Promise<ClosableYear[]> {
  const rows = await trx
    .selectFrom('school_year')
    .select(['id', 'label', 'starts_on', 'ends_on', 'closed_at'])
    .where('school_uai', '=', uai)
    .orderBy('starts_on')
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closedAt: row.closed_at,
  }))
}

/** True where nobody may be put into the year's classes any more. Holds the year as it is. */
export async function isYearClosed(trx: SchoolTransaction, yearId: Id): Promise<boolean> {
  const row = await trx
    .selectFrom('school_year')
    .select('closed_at')
    .where('id', '=', yearId)
    .forShare()
    .executeTakeFirst()
  return row === undefined || row.closed_at !== null
}

export interface TouchedPeople {
  readonly pupilIds: readonly Id[]
  readonly teacherIds: readonly Id[]
}

/** Who teaches a course has no past: the row stays, and opens what one taught before. */
function touchedOf(rows: readonly { readonly role: string; readonly id: Id }[]): TouchedPeople {
  const of = (role: string) => rows.filter((row) => row.role === role).map(({ id }) => id)
  return { pupilIds: of('pupil'), teacherIds: of('teacher') }
}

/** What ends here belongs to no import any more; who had left before stays as they were. */
export async function endPlacesOfYear(
  trx: SchoolTransaction,
  yearId: Id,
  at: Date,
): Promise<TouchedPeople> {
  const { rows } = await sql<{ role: string; id: Id }>`
    with closed as (
      update school_year set closed_at = ${at} where id = ${yearId}
    ), of_class as (
      update class_pupil place set ended_at = ${at}, by_import = false from class body
      where body.id = place.class_id and body.school_year_id = ${yearId} and place.ended_at is null
      returning place.pupil_id
    ), of_group as (
      update group_pupil place set ended_at = ${at}, by_import = false from pupil_group body
      where body.id = place.group_id and body.school_year_id = ${yearId} and place.ended_at is null
      returning place.pupil_id
    ), of_teacher as (
      update class_teacher place set ended_at = ${at}, by_import = false from class body
      where body.id = place.class_id and body.school_year_id = ${yearId} and place.ended_at is null
      returning place.teacher_id
    )
    select 'pupil' as role, pupil_id as id from of_class
    union select 'pupil', pupil_id from of_group
    union select 'teacher', teacher_id from of_teacher
    union ${teachersOfCourses(yearId)}`.execute(trx)
  return touchedOf(rows)
}

/** For a year that was closed by days that were wrong: exactly those whose places its end took. */
export async function reopenPlacesOfYear(
  trx: SchoolTransaction,
  yearId: Id,
  closedAt: Date,
): Promise<TouchedPeople> {
  const { rows } = await sql<{ role: string; id: Id }>`
    with reopened as (
      update school_year set closed_at = null where id = ${yearId}
    ), of_class as (
      update class_pupil place set ended_at = null from class body
      where body.id = place.class_id and body.school_year_id = ${yearId}
        and place.ended_at = ${closedAt}
      returning place.pupil_id
    ), of_group as (
      update group_pupil place set ended_at = null from pupil_group body
      where body.id = place.group_id and body.school_year_id = ${yearId}
        and place.ended_at = ${closedAt}
      returning place.pupil_id
    ), of_teacher as (
      update class_teacher place set ended_at = null from class body
      where body.id = place.class_id and body.school_year_id = ${yearId}
        and place.ended_at = ${closedAt}
      returning place.teacher_id
    )
    select 'pupil' as role, pupil_id as id from of_class
    union select 'pupil', pupil_id from of_group
    union select 'teacher', teacher_id from of_teacher
    union ${teachersOfCourses(yearId)}`.execute(trx)
  return touchedOf(rows)
}

function teachersOfCourses(yearId: Id) {
  return sql`select 'teacher', course_teacher.teacher_id from course_teacher
    join course on course.id = course_teacher.course_id where course.school_year_id = ${yearId}`
}
