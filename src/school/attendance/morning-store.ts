/** Reads the lessons of a day that nobody gives: cancelled, without a teacher who is there, or without any. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface UncoveredLesson {
  readonly id: Id
  readonly courseName: string
  readonly audience: string[]
  readonly startsAt: Date
  readonly endsAt: Date
  readonly why: 'cancelled' | 'absent' | 'no_teacher'
}

/** A teacher who has left the school gives no lesson any more. `total`: those beyond the limit too. */
export async function readUncoveredLessons(
  db: SchoolDatabase,
  uai: string,
  on: Day,
  limit: number,
): Promise<{ readonly lessons: readonly UncoveredLesson[]; readonly total: number }> {
  const { rows } = await sql<UncoveredLesson & { total: number }>`
    select lesson.id, course.name as "courseName", lesson.starts_at as "startsAt",
      lesson.ends_at as "endsAt",
      case
        when lesson.status = 'cancelled' then 'cancelled'
        when exists (select from lesson_without_teacher where lesson_id = lesson.id) then 'absent'
        else 'no_teacher'
      end as why,
      audience_of_course(course.id) as audience, (count(*) over ())::integer as total
    from lesson join course on course.id = lesson.course_id
    where lesson.school_uai = ${uai} and lesson.on_date = ${on}::date
      and still_meets(course.deactivated_at, lesson.ends_at)
      and (lesson.status = 'cancelled' or not exists (
        select from lesson_teacher
        join school_role on school_role.person_id = lesson_teacher.teacher_id
          and school_role.school_uai = lesson.school_uai and school_role.deactivated_at is null
        where lesson_teacher.lesson_id = lesson.id
      ) or exists (select from lesson_without_teacher where lesson_id = lesson.id))
    order by lesson.starts_at, course.name, lesson.id
    limit ${limit}`.execute(db)
  return { lessons: rows.map(({ total: _all, ...lesson }) => lesson), total: rows[0]?.total ?? 0 }
}

export async function countLessonsOn(db: SchoolDatabase, uai: string, on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from lesson join course on course.id = lesson.course_id
    where lesson.school_uai = ${uai} and lesson.on_date = ${on}::date
      and still_meets(course.deactivated_at, lesson.ends_at)`.execute(db)
  return rows[0]?.count ?? 0
}
