/** Counts what a head wants to see first: one statement, whatever the size of the school. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface SchoolCounts {
  readonly pupils: number
  readonly teachers: number
  readonly staff: number
  readonly guardians: number
  readonly classes: number
  readonly groups: number
  readonly courses: number
  readonly guardians_to_confirm: number
  readonly pupils_without_card: number
  readonly pupils_without_class: number
  readonly courses_without_teacher: number
  readonly classes_without_timetable: number
  /** Days that the school itself closes in the year: schools out of all zones enter their own. */
  readonly own_days_off: number
  /** The last day that the zone's calendar knows; null without a calendar. */
  readonly calendar_known_until: Day | null
}

export async function readSchoolCounts(
  db: SchoolDatabase,
  uai: string,
  yearId: Id | null,
): Promise<SchoolCounts | undefined> {
  const { rows } = await sql<SchoolCounts>`
    with active as materialized (
      select person_id, role from school_role
      where school_uai = ${uai} and deactivated_at is null
    ),
    pupil as materialized (select person_id from active where role = 'pupil'),
    open_class as materialized (
      select id from class
      where school_year_id = ${yearId} and deactivated_at is null
    ),
    open_course as materialized (
      select id from course
      where school_year_id = ${yearId} and deactivated_at is null
    ),
    link as materialized (
      select guardian_id, rights from guardianship
      join pupil on pupil.person_id = guardianship.pupil_id
      where guardianship.ended_at is null
    )
    select
      (select count(*) from pupil) as pupils,
      (select count(*) from active where role = 'teacher') as teachers,
      (select count(*) from active where role in ('staff', 'head')) as staff,
      (select count(distinct guardian_id) from link) as guardians,
      (select count(*) from open_class) as classes,
      (select count(*) from pupil_group
        where school_year_id = ${yearId} and deactivated_at is null) as groups,
      (select count(*) from open_course) as courses,
      (select count(*) from link where rights = 'to_confirm') as guardians_to_confirm,
      (select count(*) from pupil where not exists (
        select 1 from class_card
        where class_card.pupil_id = pupil.person_id and class_card.revoked_at is null
      )) as pupils_without_card,
      (select count(*) from pupil where not exists (
        select 1 from class_pupil join open_class on open_class.id = class_pupil.class_id
        where class_pupil.pupil_id = pupil.person_id and class_pupil.ended_at is null
      )) as pupils_without_class,
      (select count(*) from open_course where not exists (
        select 1 from course_teacher where course_teacher.course_id = open_course.id
      )) as courses_without_teacher,
      (select count(*) from open_class where not exists (
        select 1 from course_class
        join timetable_slot on timetable_slot.course_id = course_class.course_id
        where course_class.class_id = open_class.id
      )) as classes_without_timetable,
      (select count(*) from calendar_period
        join school_year on school_year.id = ${yearId}
          and calendar_period.starts_on <= school_year.ends_on
          and calendar_period.ends_on >= school_year.starts_on
        where calendar_period.school_uai = ${uai}) as own_days_off,
      (select known_until from calendar_coverage
        join school on school.zone = calendar_coverage.zone
        where school.uai = ${uai}) as calendar_known_until`.execute(db)
  return rows[0]
}
