/** Reads and writes which courses were made of last year's, and whether something was done in them. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Over `course`: no lesson, no work, nothing written; who follows and who teaches it may have changed. */
const isUntouched = sql<boolean>`not (
  exists (select from timetable_slot where course_id = course.id)
  or exists (select from lesson where course_id = course.id)
  or exists (select from assignment where course_id = course.id)
  or exists (select from assessment where course_id = course.id)
  or exists (select from appreciation where course_id = course.id)
  or exists (select from working_group where course_id = course.id)
  or exists (select from work_plan where course_id = course.id)
  or exists (select from reprise where course_id = course.id)
  or exists (select from substitution where course_id = course.id)
  or exists (select from class_announcement where course_id = course.id)
  or exists (select from signature_request where course_id = course.id)
  or exists (select from enquiry where course_id = course.id))`

export interface TakenCourse {
  readonly id: Id
  readonly name: string
  readonly teachers: PersonName[]
  readonly mayUndo: boolean
}

/** Open courses of a year that were taken over, by name. */
export async function readTakenCourses(db: SchoolDatabase, yearId: Id): Promise<TakenCourse[]> {
  const { rows } = await sql<TakenCourse>`
    select course.id, course.name, ${isUntouched} as "mayUndo", coalesce((
      select json_agg(json_build_object('id', person.id, 'familyName', person.family_name,
        'givenName', person.given_name) order by person.family_name)
      from course_teacher join person on person.id = course_teacher.teacher_id
      where course_teacher.course_id = course.id), '[]') as teachers
    from course
    where course.school_year_id = ${yearId} and course.deactivated_at is null
      and exists (select from taken_course where taken_course.course_id = course.id)
    order by course.name, course.id`.execute(db)
  return rows
}

export interface TakenPair {
  readonly sourceId: Id
  readonly classId: Id
  readonly courseId: Id
}

/** What open courses of a year were made of; one that was closed by hand may be taken over again. */
export async function readTakenPairs(db: SchoolDatabase, yearId: Id): Promise<TakenPair[]> {
  return db
    .selectFrom('taken_course')
    .innerJoin('course', 'course.id', 'taken_course.course_id')
    .select([
      'taken_course.source_course_id as sourceId',
      'taken_course.class_id as classId',
      'taken_course.course_id as courseId',
    ])
    .where('course.school_year_id', '=', yearId)
    .where('course.deactivated_at', 'is', null)
    .execute()
}

export async function insertTakenPairs(
  db: SchoolDatabase,
  { classIds, courseId, sourceId }: { sourceId: Id; classIds: readonly Id[]; courseId: Id },
): Promise<void> {
  await sql`
    insert into taken_course (source_course_id, class_id, course_id)
    select ${sourceId}::uuid, unnest(${[...classIds]}::uuid[]), ${courseId}::uuid
    on conflict (source_course_id, class_id) do update set course_id = excluded.course_id`.execute(
    db,
  )
}

/** Of the school's: those that were taken over and in which nothing was done; nobody begins in them meanwhile. */
export async function lockUntouched(
  db: SchoolDatabase,
  uai: string,
  courseIds: readonly Id[],
): Promise<Id[]> {
  const ids = sql`any(${[...courseIds]}::uuid[])`
  // First the locks, then the look: whoever writes something for a course waits for its row.
  await sql`select from course where id = ${ids} and school_uai = ${uai}
    order by id for update`.execute(db)
  const { rows } = await sql<{ id: Id }>`
    select course.id from course
    where course.id = ${ids} and course.school_uai = ${uai} and course.deactivated_at is null
      and exists (select from taken_course where taken_course.course_id = course.id)
      and ${isUntouched}
    order by course.id`.execute(db)
  return rows.map(({ id }) => id)
}

export async function deleteTakenPairs(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<void> {
  if (courseIds.length === 0) return
  await db
    .deleteFrom('taken_course')
    .where('course_id', 'in', [...courseIds])
    .execute()
}
