/** Reads what a course's days are composed of, and which days a school works. */
import { sql } from 'kysely'
import { packedDays } from '#contract/day-packs.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { LessonOfDay, PackedCourse } from './day-pack.ts'

/** Lessons of one course over the days that are packed. */
const lessonsMax = 100

/** An open course with its school's zone; null where it is closed or unknown. */
export async function readPackedCourse(
  db: SchoolDatabase,
  courseId: Id,
): Promise<{ readonly course: PackedCourse; readonly timeZone: string } | null> {
  const row = await db
    .selectFrom('course')
    .innerJoin('subject', 'subject.code', 'course.subject_code')
    .innerJoin('school', 'school.uai', 'course.school_uai')
    .select([
      'course.school_uai',
      'course.name',
      'subject.code',
      'subject.label',
      'subject.family',
      'school.time_zone',
    ])
    .where('course.id', '=', courseId)
    .where('course.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { code, label, family } = row
  const subject = { code, label, family }
  return {
    course: { id: courseId, schoolUai: row.school_uai, name: row.name, subject },
    timeZone: row.time_zone,
  }
}

/** The next days from `today` on which anybody in the school has a lesson. */
export async function readSchoolDays(
  db: SchoolDatabase,
  uai: string,
  today: Day,
): Promise<readonly Day[]> {
  const rows = await db
    .selectFrom('lesson')
    .select('on_date')
    .distinct()
    .where('school_uai', '=', uai)
    .where('on_date', '>=', today)
    .orderBy('on_date')
    .limit(packedDays)
    .execute()
  return rows.map((row) => row.on_date)
}

export async function readTimeZone(db: SchoolDatabase, uai: string): Promise<string | null> {
  const row = await db
    .selectFrom('school')
    .select('time_zone')
    .where('uai', '=', uai)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

/** In the order of their times; only assignments that were not withdrawn. */
export async function readLessonsOfCourse(
  db: SchoolDatabase,
  courseId: Id,
  days: readonly Day[],
): Promise<LessonOfDay[]> {
  if (days.length === 0) return []
  const { rows } = await sql<LessonOfDay>`
    select lesson.id, lesson.on_date as "onDate", lesson.planned_on as "plannedOn",
      lesson.starts_at as "startsAt", lesson.ends_at as "endsAt", lesson.room, lesson.status,
      lesson.note, lesson.homework, lesson.homework_due_on as "homeworkDueOn",
      array(
        select resource_id from lesson_resource where lesson_id = lesson.id order by position
      ) as "resourceIds",
      array(
        select id from assignment where lesson_id = lesson.id and withdrawn_at is null
        order by assigned_at, id
      ) as "assignmentIds"
    from lesson
    where lesson.course_id = ${courseId} and lesson.on_date = any(${[...days]}::date[])
    order by lesson.starts_at, lesson.ends_at, lesson.id
    limit ${lessonsMax}`.execute(db)
  return rows
}
