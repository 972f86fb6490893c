/** Reads and writes courses: a subject, who follows it, who teaches it. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { NamedRow } from './class-store.ts'

export interface CourseRow {
  readonly id: Id
  readonly school_uai: string
  readonly name: string
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
  readonly classes: { id: Id; name: string }[]
  readonly groups: { id: Id; name: string }[]
  readonly teachers: NamedRow[]
}

const courseColumns = sql`
  course.id, course.school_uai, course.name,
  subject.code as subject_code, subject.label as subject_label, subject.family as subject_family,
  coalesce((
    select json_agg(json_build_object('id', class.id, 'name', class.name) order by class.name)
    from course_class join class on class.id = course_class.class_id
    where course_class.course_id = course.id
  ), '[]') as classes,
  coalesce((
    select json_agg(
      json_build_object('id', pupil_group.id, 'name', pupil_group.name) order by pupil_group.name)
    from course_group join pupil_group on pupil_group.id = course_group.group_id
    where course_group.course_id = course.id
  ), '[]') as groups,
  coalesce((
    select json_agg(json_build_object(
        'id', person.id, 'familyName', person.family_name, 'givenName', person.given_name
      ) order by person.family_name)
    from course_teacher join person on person.id = course_teacher.teacher_id
    where course_teacher.course_id = course.id
  ), '[]') as teachers`

/** Open courses of a year, by subject and name; of one class only where `classId` is given. */
export async function readCoursesOfYear(
  db: SchoolDatabase,
  yearId: Id,
  classId: Id | null,
  limit: number,
): Promise<CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select ${courseColumns}
    from course join subject on subject.code = course.subject_code
    where course.school_year_id = ${yearId} and course.deactivated_at is null
      and (${classId}::uuid is null or exists (
        select 1 from course_class
        where course_class.course_id = course.id and course_class.class_id = ${classId}::uuid
      ) or exists (
        select 1 from course_group
        join group_pupil on group_pupil.group_id = course_group.group_id
          and group_pupil.ended_at is null
        join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
          and class_pupil.ended_at is null
        where course_group.course_id = course.id and class_pupil.class_id = ${classId}::uuid
      ))
    order by subject.label, course.name
    limit ${limit}`.execute(db)
  return rows
}

/** Those of the courses that are open, by subject and name. */
export async function readCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  limit: number,
): Promise<CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select ${courseColumns}
    from course join subject on subject.code = course.subject_code
    where course.id = any(${[...courseIds]}::uuid[]) and course.deactivated_at is null
    order by subject.label, course.name
    limit ${limit}`.execute(db)
  return rows
}

/** Those of the courses that are open, with their years, the latest first. */
export async function readFormerCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  limit: number,
): Promise<{ id: Id; name: string; year: string }[]> {
  if (courseIds.length === 0) return []
  return db
    .selectFrom('course')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .select(['course.id', 'course.name', 'school_year.label as year'])
    .where('course.id', 'in', [...courseIds])
    .where('course.deactivated_at', 'is', null)
    .orderBy('school_year.starts_on', 'desc')
    .orderBy('course.name')
    .limit(limit)
    .execute()
}

/** Until the transaction ends nobody else changes who follows it and who teaches it, or closes it. */
export async function lockCourse(db: SchoolDatabase, courseId: Id): Promise<void> {
  await db.selectFrom('course').select('id').where('id', '=', courseId).forNoKeyUpdate().execute()
}

/** Null where the course does not exist or was closed. */
export async function readCourse(db: SchoolDatabase, courseId: Id): Promise<CourseRow | null> {
  const { rows } = await sql<CourseRow>`
    select ${courseColumns}
    from course join subject on subject.code = course.subject_code
    where course.id = ${courseId} and course.deactivated_at is null`.execute(db)
  return rows[0] ?? null
}

export async function readCourseSchool(db: SchoolDatabase, courseId: Id): Promise<string | null> {
  const row = await db
    .selectFrom('course')
    .select('school_uai')
    .where('id', '=', courseId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row?.school_uai ?? null
}

/** True where every class and group is open and of the year. */
export async function areOfYear(
  db: SchoolDatabase,
  yearId: Id,
  classIds: readonly Id[],
  groupIds: readonly Id[],
): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from class where id = any(${[...classIds]}::uuid[])
        and school_year_id = ${yearId} and deactivated_at is null
    ) + (
      select count(*) from pupil_group where id = any(${[...groupIds]}::uuid[])
        and school_year_id = ${yearId} and deactivated_at is null
    ) as count`.execute(db)
  return rows[0]?.count === classIds.length + groupIds.length
}

export async function isCourseOfYear(
  db: SchoolDatabase,
  courseId: Id,
  yearId: Id,
): Promise<boolean> {
  const row = await db
    .selectFrom('course')
    .select('id')
    .where('id', '=', courseId)
    .where('school_year_id', '=', yearId)
    .executeTakeFirst()
  return row !== undefined
}

export interface CourseWrite {
  readonly id: Id
  readonly uai: string
  readonly yearId: Id
  readonly subjectCode: string
  readonly name: string
  readonly classIds: readonly Id[]
  readonly groupIds: readonly Id[]
  readonly teacherIds: readonly Id[]
}

export async function insertCourse(db: SchoolDatabase, course: CourseWrite): Promise<void> {
  await db
    .insertInto('course')
    .values({
      id: course.id,
      school_uai: course.uai,
      school_year_id: course.yearId,
      subject_code: course.subjectCode,
      name: course.name,
    })
    .execute()
}

export async function updateCourse(db: SchoolDatabase, course: CourseWrite): Promise<void> {
  await db
    .updateTable('course')
    .set({ subject_code: course.subjectCode, name: course.name })
    .where('id', '=', course.id)
    .execute()
}

/** Closed ones too. */
export async function isCourseKnown(db: SchoolDatabase, courseId: Id): Promise<boolean> {
  const { rows } = await sql`select from course where id = ${courseId}`.execute(db)
  return rows.length > 0
}

/** Everybody who follows or teaches the course now: whose rights a change of it touches. */
export async function readPeopleOfCourse(db: SchoolDatabase, courseId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select teacher_id as id from course_teacher where course_id = ${courseId}
    union
    select class_pupil.pupil_id from course_class
      join class_pupil on class_pupil.class_id = course_class.class_id
        and class_pupil.ended_at is null
      where course_class.course_id = ${courseId}
    union
    select group_pupil.pupil_id from course_group
      join group_pupil on group_pupil.group_id = course_group.group_id
        and group_pupil.ended_at is null
      where course_group.course_id = ${courseId}`.execute(db)
  return rows.map((row) => row.id)
}

/** By name; active pupils of the course's classes and groups. */
export async function readCoursePupils(
  db: SchoolDatabase,
  courseId: Id,
  max: number,
): Promise<readonly PersonName[]> {
  const { rows } = await sql<PersonName>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName"
    from course_pupil join person on person.id = course_pupil.pupil_id
    where course_pupil.course_id = ${courseId}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name), 1
    limit ${max}`.execute(db)
  return rows
}
