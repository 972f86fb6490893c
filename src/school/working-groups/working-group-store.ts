/** Rows of small groups. */
import { sql } from 'kysely'
import type { WorkingGroup } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

export async function readCourseName(db: SchoolDatabase, courseId: Id): Promise<string | null> {
  const row = await db
    .selectFrom('course')
    .select('name')
    .where('id', '=', courseId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row?.name ?? null
}

/** How many of these are pupils of the course. */
export async function countCoursePupils(
  db: SchoolDatabase,
  courseId: Id,
  pupilIds: readonly Id[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pupil_id)::integer as count from course_pupil
    where course_id = ${courseId} and pupil_id = any(${[...pupilIds]}::uuid[])`.execute(db)
  return rows[0]?.count ?? 0
}

/** By name, with those who follow the course now. */
export async function readGroups(
  db: SchoolDatabase,
  courseId: Id,
): Promise<readonly WorkingGroup[]> {
  const { rows } = await sql<WorkingGroup>`
    select working_group.id, working_group.name, array(
      select working_group_pupil.pupil_id from working_group_pupil
      join course_pupil on course_pupil.pupil_id = working_group_pupil.pupil_id
        and course_pupil.course_id = working_group.course_id
      where working_group_pupil.group_id = working_group.id
      order by 1
    ) as "pupilIds"
    from working_group where working_group.course_id = ${courseId}
    order by lower(working_group.name), working_group.id`.execute(db)
  return rows
}

export interface GroupPlaces {
  /** The course of the group that has this id; null: none has. */
  readonly courseId: Id | null
  /** Another group of the course has this name. */
  readonly isNamed: boolean
  /** Groups of the course. */
  readonly count: number
}

/** What stands in the way of a group; until the transaction ends no other is made in the course. */
export async function lookAtGroups(
  trx: SchoolTransaction,
  { courseId, id, name }: { readonly courseId: Id; readonly id: Id; readonly name: string },
): Promise<GroupPlaces> {
  await sql`select from course where id = ${courseId} for no key update`.execute(trx)
  const { rows } = await sql<GroupPlaces>`
    select (select course_id from working_group where id = ${id}) as "courseId",
      coalesce(bool_or(lower(name) = lower(${name}) and id <> ${id}), false) as "isNamed",
      count(*)::integer as count
    from working_group where course_id = ${courseId}`.execute(trx)
  return rows[0] ?? { courseId: null, isNamed: false, count: 0 }
}

/** Makes it or changes it, as a whole; pupils of elsewhere are left out. */
export async function writeGroup(
  trx: SchoolTransaction,
  group: WorkingGroup & { readonly courseId: Id; readonly madeBy: Id; readonly madeAt: Date },
): Promise<void> {
  const { courseId, id, madeAt, madeBy, name, pupilIds } = group
  await trx
    .insertInto('working_group')
    .values({ id, course_id: courseId, name, made_by: madeBy, made_at: madeAt })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute()
  await trx.deleteFrom('working_group_pupil').where('group_id', '=', id).execute()
  await sql`
    insert into working_group_pupil (group_id, pupil_id)
    select ${id}, pupil_id from course_pupil
    where course_id = ${courseId} and pupil_id = any(${[...pupilIds]}::uuid[])`.execute(trx)
}

export async function deleteGroup(db: SchoolDatabase, courseId: Id, id: Id): Promise<void> {
  await db
    .deleteFrom('working_group')
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .execute()
}

/** Those of school years that are over. */
export async function deleteGroupsOfPastYears(db: SchoolDatabase, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from working_group using course, school_year, school
    where course.id = working_group.course_id and school_year.id = course.school_year_id
      and school.uai = course.school_uai
      and school_year.ends_on < (${now}::timestamptz at time zone school.time_zone)::date
    `.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Who no longer follows the course is not kept in its groups. */
export async function deleteDepartedMembers(db: SchoolDatabase): Promise<void> {
  await sql`
    delete from working_group_pupil using working_group
    where working_group.id = working_group_pupil.group_id and not exists (
      select from course_pupil
      where course_pupil.course_id = working_group.course_id
        and course_pupil.pupil_id = working_group_pupil.pupil_id
    )`.execute(db)
}
