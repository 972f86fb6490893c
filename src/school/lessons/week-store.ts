/** Finds the courses whose lessons make up a week: of a class, of a teacher. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Courses of a class: its own, and those of groups with one of its pupils. */
export async function readCoursesOfClass(db: SchoolDatabase, classId: Id): Promise<Id[]> {
  const { rows } = await sql<{ course_id: Id }>`
    select course_id from course_class where class_id = ${classId}
    union
    select course_group.course_id from class_pupil
    join group_pupil on group_pupil.pupil_id = class_pupil.pupil_id and group_pupil.ended_at is null
    join course_group on course_group.group_id = group_pupil.group_id
    join pupil_group on pupil_group.id = course_group.group_id
    join class on class.id = class_pupil.class_id
      and class.school_year_id = pupil_group.school_year_id
    where class_pupil.class_id = ${classId} and class_pupil.ended_at is null`.execute(db)
  return rows.map((row) => row.course_id)
}

/** Open courses that somebody teaches in a school. */
export async function readCoursesOfTeacher(
  db: SchoolDatabase,
  uai: string,
  teacherId: Id,
): Promise<Id[]> {
  const rows = await db
    .selectFrom('course_teacher')
    .innerJoin('course', 'course.id', 'course_teacher.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .select('course.id')
    .where('course_teacher.teacher_id', '=', teacherId)
    .where('school_year.school_uai', '=', uai)
    .where('course.deactivated_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

/** The school of an open class; null where there is none. */
export async function readClassSchool(db: SchoolDatabase, classId: Id): Promise<string | null> {
  const row = await db
    .selectFrom('class')
    .select('school_uai')
    .where('id', '=', classId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row?.school_uai ?? null
}
