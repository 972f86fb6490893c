/** Reads what a timetable's file is compared with, and keeps the run. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { NamedCourse } from './create-course-finder.ts'
import type { CourseShape, SchoolNames } from './timetable-names.ts'

export async function readSchoolNames(
  db: SchoolDatabase,
  uai: string,
  yearId: Id,
): Promise<SchoolNames> {
  const [classes, groups, teachers, subjects] = await Promise.all([
    db
      .selectFrom('class')
      .select(['id', 'name'])
      .where('school_year_id', '=', yearId)
      .where('deactivated_at', 'is', null)
      .execute(),
    db
      .selectFrom('pupil_group')
      .select(['id', 'name'])
      .where('school_year_id', '=', yearId)
      .where('deactivated_at', 'is', null)
      .execute(),
    db
      .selectFrom('school_role')
      .innerJoin('person', 'person.id', 'school_role.person_id')
      .select([
        'person.id',
        'person.family_name as familyName',
        'person.usage_name as usageName',
        'person.given_name as givenName',
      ])
      .distinct()
      .where('school_role.school_uai', '=', uai)
      .where('school_role.role', 'in', ['teacher', 'head'])
      .where('school_role.deactivated_at', 'is', null)
      .execute(),
    // Codes that this school's courses already use come first: a label may stand for several.
    sql<{ code: string; label: string }>`
      select subject.code, subject.label from subject
      order by exists (
        select 1 from course
        where course.subject_code = subject.code and course.school_year_id = ${yearId}
      ) desc, subject.code`.execute(db),
  ])
  return { classes, groups, teachers, subjects: subjects.rows }
}

export interface KnownCourse extends CourseShape {
  readonly id: Id
  readonly name: string
}

export async function readCourseShapes(db: SchoolDatabase, yearId: Id): Promise<KnownCourse[]> {
  const { rows } = await sql<KnownCourse>`
    select course.id, course.name, course.subject_code as "subjectCode",
      array(select class_id::text from course_class where course_id = course.id) as "classIds",
      array(select group_id::text from course_group where course_id = course.id) as "groupIds",
      array(select teacher_id::text from course_teacher where course_id = course.id)
        as "teacherIds"
    from course
    where course.school_year_id = ${yearId} and course.deactivated_at is null
    order by course.id`.execute(db)
  return rows
}

/** Open courses of a year, with the names that a calendar may know them by. */
export async function readNamedCourses(db: SchoolDatabase, yearId: Id): Promise<NamedCourse[]> {
  const { rows } = await sql<NamedCourse>`
    select course.id, course.name, course.subject_code as "subjectCode",
      subject.label as "subjectLabel",
      array(
        select class.name from course_class join class on class.id = course_class.class_id
        where course_class.course_id = course.id
        union all
        select pupil_group.name from course_group
        join pupil_group on pupil_group.id = course_group.group_id
        where course_group.course_id = course.id
        order by name
      ) as audience,
      coalesce((
        select json_agg(json_build_object('givenName', person.given_name,
          'familyName', coalesce(person.usage_name, person.family_name))
          order by person.family_name, person.id)
        from course_teacher join person on person.id = course_teacher.teacher_id
        where course_teacher.course_id = course.id
      ), '[]') as teachers
    from course join subject on subject.code = course.subject_code
    where course.school_year_id = ${yearId} and course.deactivated_at is null
    order by course.name, course.id`.execute(db)
  return rows
}

export async function insertTimetableRun(
  db: SchoolDatabase,
  run: {
    readonly id: Id
    readonly uai: string
    readonly actorId: Id | null
    readonly counts: unknown
    readonly report: unknown
    readonly now: Date
  },
): Promise<void> {
  await db
    .insertInto('import_run')
    .values({
      id: run.id,
      kind: 'timetable',
      school_uai: run.uai,
      started_by: run.actorId,
      state: 'applied',
      counts: JSON.stringify(run.counts),
      report: JSON.stringify(run.report),
      progress: 100,
      created_at: run.now,
      finished_at: run.now,
    })
    .execute()
}
