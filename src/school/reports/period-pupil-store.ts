/** Reads whose report of a period lies with which class and has which courses: see docs/reports.md. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

export interface PupilOfReports {
  readonly pupil: PersonName
  /** Left the school, or is in no class any more: this was the last one. */
  readonly isGone: boolean
  /** Is in the class; of a year that is closed: was in it when the year ended, and in that period. */
  readonly isListed: boolean
}

/**
 * Where `here` is the row of a pupil in a class, and `role` theirs in its school: whether they are in it
 * now, and whether it is the last class of the year for somebody who is in none.
 */
const isThere = sql`here.ended_at is null and role.deactivated_at is null`
const isLast = sql`
  not exists (
    select from class_pupil other join class there on there.id = other.class_id
    where other.pupil_id = here.pupil_id and there.id <> class.id
      and there.school_year_id = class.school_year_id and there.deactivated_at is null
      and (other.ended_at is null or other.ended_at > here.ended_at)
  )`
/** Of a closed year, in which nobody is any more; over its `school_year`, `school` and `grading_period`. */
const wasThere = sql`
  (school_year.closed_at is not null
    and belongs_at((school_year.ends_on + 1)::timestamp at time zone 'UTC',
      least(here.ended_at, role.deactivated_at), here.outside)
    and counts_within(here.ended_at, here.outside, tstzrange(
      grading_period.starts_on::timestamp at time zone school.time_zone,
      (grading_period.ends_on + 1)::timestamp at time zone school.time_zone)))`
const whereOfClass = sql`
  from class_pupil here
  join class on class.id = here.class_id
  join school_role role on role.person_id = here.pupil_id and role.role = 'pupil'
    and role.school_uai = class.school_uai`

/** Pupils whose reports lie with a class: who is in it, by name, then whoever was in it last. */
export async function readPupilsOfReports(
  db: SchoolDatabase,
  { classId, periodId }: { readonly classId: Id; readonly periodId: Id },
  limit: number,
): Promise<PupilOfReports[]> {
  const { rows } = await sql<PersonName & { isGone: boolean; isListed: boolean }>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", not (${isThere}) as "isGone",
      (${isThere}) or ${wasThere} as "isListed"
    ${whereOfClass}
    join school on school.uai = class.school_uai
    join school_year on school_year.id = class.school_year_id
    join grading_period on grading_period.id = ${periodId}
    join person on person.id = here.pupil_id
    where class.id = ${classId} and ((${isThere}) or ${isLast})
    order by 5 desc, lower(coalesce(person.usage_name, person.family_name)),
      lower(person.given_name), 1
    limit ${limit}`.execute(db)
  return rows.map(({ isGone, isListed, ...pupil }) => ({ pupil, isGone, isListed }))
}

export interface ReportCourse {
  readonly id: Id
  readonly subject: string
  readonly teachers: string[]
  /** Those of the pupils asked for whom it has in the period. */
  readonly pupilIds: Id[]
  /** Nobody writes in it any more. */
  readonly isClosed: boolean
}

/** The courses that these pupils have in a period, those that they left and closed ones too, by subject and name. */
export async function readCoursesOfPupils(
  db: SchoolDatabase,
  periodId: Id,
  pupilIds: readonly Id[],
): Promise<ReportCourse[]> {
  const { rows } = await sql<ReportCourse>`
    with held as (
      select course_id, json_agg(pupil_id) as pupil_ids from pupil_of_period
      where period_id = ${periodId} and pupil_id = any(${[...pupilIds]}::uuid[])
      group by course_id
    )
    select course.id, subject.label as subject, held.pupil_ids as "pupilIds",
      course.deactivated_at is not null as "isClosed", coalesce((
        select json_agg(${shownName()}
          order by person.family_name, person.given_name)
        from course_teacher join person on person.id = course_teacher.teacher_id
        where course_teacher.course_id = course.id
      ), '[]') as teachers
    from held
    join course on course.id = held.course_id
    join subject on subject.code = course.subject_code
    order by subject.label, course.name, course.id`.execute(db)
  return rows
}

export interface FormerPupil {
  readonly pupil: PersonName
  /** Of now; null for whoever is in none. */
  readonly className: string | null
  /** Is no pupil of the school any more. */
  readonly isGone: boolean
}

/** Who left a course and still has it on the report of a period, by name. */
export async function readFormerPupils(
  db: SchoolDatabase,
  courseId: Id,
  periodId: Id,
): Promise<FormerPupil[]> {
  const { rows } = await sql<FormerPupil>`
    select json_build_object('id', person.id, 'givenName', person.given_name,
        'familyName', coalesce(person.usage_name, person.family_name)) as pupil,
      role.person_id is null as "isGone", (
        select class.name from class_pupil here
        join class on class.id = here.class_id and class.school_year_id = course.school_year_id
        where here.pupil_id = role.person_id and here.ended_at is null
        order by class.name limit 1
      ) as "className"
    from pupil_of_period
    join course on course.id = pupil_of_period.course_id
    join person on person.id = pupil_of_period.pupil_id
    left join school_role role on role.person_id = person.id and role.role = 'pupil'
      and role.school_uai = course.school_uai and role.deactivated_at is null
    where course.id = ${courseId} and pupil_of_period.period_id = ${periodId}
      and not exists (
        select from course_pupil
        where course_pupil.course_id = ${courseId} and course_pupil.pupil_id = person.id
      )
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name),
      person.id`.execute(db)
  return rows
}

/** Whether the pupil follows the course or had it in the period, which is one of the course's year. */
export async function isPupilInPeriod(
  db: SchoolDatabase,
  asked: { readonly courseId: Id; readonly periodId: Id; readonly pupilId: Id },
): Promise<boolean> {
  const { courseId, periodId, pupilId } = asked
  const { rows } = await sql`
    select from course
    join grading_period on grading_period.school_year_id = course.school_year_id
    where course.id = ${courseId} and grading_period.id = ${periodId}
      and (exists (
        select from course_pupil where course_id = ${courseId} and pupil_id = ${pupilId}
      ) or exists (
        select from pupil_of_period
        where period_id = ${periodId} and course_id = ${courseId} and pupil_id = ${pupilId}
      ))`.execute(db)
  return rows.length > 0
}

/** Whether the pupil's report of the period lies with the class; whoever is gone had something in it. */
export async function isClassPupilInPeriod(
  db: SchoolDatabase,
  asked: { readonly classId: Id; readonly periodId: Id; readonly pupilId: Id },
): Promise<boolean> {
  const { classId, periodId, pupilId } = asked
  const { rows } = await sql`
    select ${whereOfClass}
    join grading_period on grading_period.school_year_id = class.school_year_id
    where class.id = ${classId} and grading_period.id = ${periodId} and here.pupil_id = ${pupilId}
      and ((${isThere}) or (${isLast} and exists (
        select from pupil_of_period where period_id = ${periodId} and pupil_id = ${pupilId}
      )))`.execute(db)
  return rows.length > 0
}
