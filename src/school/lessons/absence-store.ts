/** Rows of teachers' absences, and the lessons that they leave without a teacher. */
import { sql } from 'kysely'
import {
  type AbsenceLesson,
  absenceLessonsMax,
  absenceListMax,
} from '#contract/teacher-absences.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { HalfDays } from '#school/timetable/half-day.ts'

export interface NewAbsence extends HalfDays {
  readonly id: Id
  readonly schoolUai: string
  readonly teacherId: Id
  /** A head who teaches may tell it as either. */
  readonly toldBy: { readonly personId: Id; readonly as: 'office' | 'teacher' }
}

/** Whether somebody teaches in the school now. */
export async function isTeacherOf(db: SchoolDatabase, personId: Id, uai: string): Promise<boolean> {
  const row = await db
    .selectFrom('school_role')
    .select('id')
    .where('person_id', '=', personId)
    .where('school_uai', '=', uai)
    .where('role', 'in', ['teacher', 'head'])
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Schools in which somebody teaches now. */
export async function readTeachersSchools(db: SchoolDatabase, personId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('school_role')
    .select('school_uai')
    .distinct()
    .where('person_id', '=', personId)
    .where('role', 'in', ['teacher', 'head'])
    .where('deactivated_at', 'is', null)
    .orderBy('school_uai')
    .execute()
  return rows.map(({ school_uai }) => school_uai)
}

/** Two weeks of holidays, and the days around them. */
const nextSchoolDayWithin = 20

/** The last day of which a teacher tells the absence alone: the next one with lessons, tomorrow at least. */
export async function readLastOwnDay(db: SchoolDatabase, uai: string, today: Day): Promise<Day> {
  const row = await db
    .selectFrom('lesson')
    .select((of) => of.fn.min('on_date').as('day'))
    .where('school_uai', '=', uai)
    .where('on_date', '>', today)
    .where('on_date', '<=', addDays(today, nextSchoolDayWithin))
    .where('status', '<>', 'cancelled')
    .executeTakeFirst()
  return row?.day ?? addDays(today, 1)
}

/** False: the id stands for another absence already, and nothing was written. */
export async function insertAbsence(
  db: SchoolDatabase,
  absence: NewAbsence,
  toldAt: Date,
): Promise<boolean> {
  const { fromDay, fromHalf, id, schoolUai, teacherId, toldBy, untilDay, untilHalf } = absence
  await db
    .insertInto('teacher_absence')
    .values({
      id,
      school_uai: schoolUai,
      teacher_id: teacherId,
      from_day: fromDay,
      from_half: fromHalf,
      until_day: untilDay,
      until_half: untilHalf,
      told_by: toldBy.personId,
      told_at: toldAt,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return isAbsenceThere(db, absence)
}

/** The same absence stands under its id, taken back since or not. */
export async function isAbsenceThere(
  db: SchoolDatabase,
  { fromDay, fromHalf, id, schoolUai, teacherId, toldBy, untilDay, untilHalf }: NewAbsence,
): Promise<boolean> {
  const standing = await db
    .selectFrom('teacher_absence')
    .select('id')
    .where('id', '=', id)
    .where('school_uai', '=', schoolUai)
    .where('teacher_id', '=', teacherId)
    .where('from_day', '=', fromDay)
    .where('from_half', '=', fromHalf)
    .where('until_day', '=', untilDay)
    .where('until_half', '=', untilHalf)
    .where('told_by', '=', toldBy.personId)
    .executeTakeFirst()
  return standing !== undefined
}

/** Not taken back, and not over before `today`. */
export async function countStandingAbsences(
  db: SchoolDatabase,
  uai: string,
  today: Day,
): Promise<number> {
  const { count } = await db
    .selectFrom('teacher_absence')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_uai', '=', uai)
    .where('ended_at', 'is', null)
    .where('until_day', '>=', today)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface AbsencePlace {
  readonly schoolUai: string
  readonly teacherId: Id
}

/** Of an absence that was not taken back. */
export async function readAbsencePlace(
  db: SchoolDatabase,
  absenceId: Id,
): Promise<AbsencePlace | null> {
  const row = await db
    .selectFrom('teacher_absence')
    .select(['school_uai as schoolUai', 'teacher_id as teacherId'])
    .where('id', '=', absenceId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** False where it was taken back already. */
export async function updateAbsenceEnd(
  db: SchoolDatabase,
  absenceId: Id,
  endedAt: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('teacher_absence')
    .set({ ended_at: endedAt })
    .where('id', '=', absenceId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface AbsenceRow extends HalfDays {
  readonly id: Id
  readonly schoolUai: string
  readonly teacherId: Id
  readonly familyName: string
  readonly givenName: string
}

/** Of the school, or of the teacher in whatever school: not taken back, and not over before its today. */
export async function readStandingAbsences(
  db: SchoolDatabase,
  of: { readonly uai: string } | { readonly teacherId: Id },
  now: Date,
): Promise<AbsenceRow[]> {
  const whose =
    'uai' in of
      ? sql`teacher_absence.school_uai = ${of.uai}`
      : sql`teacher_absence.teacher_id = ${of.teacherId}`
  const { rows } = await sql<AbsenceRow>`
    select teacher_absence.id, teacher_absence.school_uai as "schoolUai",
      from_day as "fromDay", from_half as "fromHalf", until_day as "untilDay",
      until_half as "untilHalf", person.id as "teacherId",
      coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName"
    from teacher_absence join person on person.id = teacher_absence.teacher_id
    join school on school.uai = teacher_absence.school_uai
    where ${whose} and ended_at is null
      and until_day >= (${now}::timestamptz at time zone school.time_zone)::date
    order by from_day, from_half desc, "familyName", "givenName", teacher_absence.id
    limit ${absenceListMax}`.execute(db)
  return rows
}

export interface AbsenceLessonRow
  extends Pick<AbsenceLesson, 'courseName' | 'audience' | 'onDate' | 'state'> {
  readonly id: Id
  readonly absenceId: Id
  readonly startsAt: Date
  readonly endsAt: Date
}

/**
 * What the teacher would give in each of these absences, as the lessons follow each other; and what
 * was moved out of them.
 */
export async function readLessonsOfAbsences(
  db: SchoolDatabase,
  absenceIds: readonly Id[],
): Promise<AbsenceLessonRow[]> {
  const { rows } = await sql<AbsenceLessonRow>`
    with asked as (
      select id, school_uai, teacher_id, from_day, until_day,
        half_day_place(from_day, from_half) as first,
        half_day_place(until_day, until_half) as last
      from teacher_absence where id = any(${[...absenceIds]}::uuid[])
    ), met as (
      select asked.id as absence_id, asked.teacher_id, lesson.id, lesson.course_id,
        lesson.on_date, lesson.starts_at, lesson.ends_at, lesson.status,
        half_day_of_lesson(lesson.starts_at, school.time_zone) between asked.first and asked.last
          as is_inside
      from asked
      join school on school.uai = asked.school_uai
      join lesson on lesson.school_uai = asked.school_uai
        and (
          lesson.on_date between asked.from_day and asked.until_day
          or (lesson.status = 'moved' and lesson.planned_on between asked.from_day and asked.until_day)
        )
      where exists (
        select from course_teacher
        where course_teacher.course_id = lesson.course_id
          and course_teacher.teacher_id = asked.teacher_id
      ) or exists (
        select from lesson_substitute
        where lesson_substitute.lesson_id = lesson.id
          and lesson_substitute.substitute_id = asked.teacher_id
      )
    )
    select met.id, met.absence_id as "absenceId", course.name as "courseName",
      audience_of_course(course.id) as audience, met.on_date as "onDate", met.starts_at as "startsAt",
      met.ends_at as "endsAt",
      case
        when not is_inside then 'moved'
        when met.status = 'cancelled' then 'cancelled'
        when exists (select from lesson_without_teacher where lesson_id = met.id) then 'without'
        when exists (
          select from lesson_substitute
          where lesson_id = met.id and substitute_id <> met.teacher_id
        ) then 'substituted'
        else 'given'
      end as state
    from met join course on course.id = met.course_id
    where (is_inside or met.status = 'moved')
      and still_meets(course.deactivated_at, met.ends_at)
    order by met.starts_at, course.name, met.id
    limit ${absenceListMax * absenceLessonsMax}`.execute(db)
  return rows
}

/** Of these lessons those that nobody gives because their teachers are away. */
export async function readLessonsWithoutTeacher(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select lesson_id as id from lesson_without_teacher
    where lesson_id = any(${[...lessonIds]}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

export async function deleteAbsencesBefore(db: SchoolDatabase, before: Day): Promise<number> {
  const result = await db
    .deleteFrom('teacher_absence')
    .where('until_day', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
