/** Rows of what classes are parted by, and of the pupils whom a declaration names. */
import { sql } from 'kysely'
import {
  type ClassToPart,
  type DistancePupils,
  distanceClassesMax,
  partPupilsMax,
} from '#contract/distance-days.ts'
import { distancePupilsMax } from '#contract/distance-limits.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { Learner } from './distance.ts'

/** Pupils of the courses of one answer; a teacher's week has a few hundred. */
const learnersMax = 20_000

/** The pupils of each course, with their classes of its year. */
export async function readLearnersOfCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Learner[]>> {
  const { rows } = await sql<{ courseId: Id; pupilId: Id; classIds: Id[] }>`
    select course_pupil.course_id as "courseId", course_pupil.pupil_id as "pupilId",
      array(
        select class.id from class_pupil join class on class.id = class_pupil.class_id
        where class_pupil.pupil_id = course_pupil.pupil_id and class_pupil.ended_at is null
          and class.school_year_id = course.school_year_id
      ) as "classIds"
    from course_pupil join course on course.id = course_pupil.course_id
    where course_pupil.course_id = any(${[...courseIds]}::uuid[])
    limit ${learnersMax}`.execute(db)
  return Map.groupBy(
    rows.map(({ classIds, ...row }) => ({ ...row, classIds: new Set(classIds) })),
    ({ courseId }) => courseId,
  )
}

/** Open classes of the year with their pupils by name, and the roster's groups that part them. */
export async function readClassesToPart(db: SchoolDatabase, yearId: Id): Promise<ClassToPart[]> {
  const { rows } = await sql<ClassToPart>`
    with member as (
      select class_pupil.class_id, class_pupil.pupil_id from class_pupil
      join class on class.id = class_pupil.class_id
      join school_role on school_role.person_id = class_pupil.pupil_id
        and school_role.school_uai = class.school_uai
        and school_role.role = 'pupil' and school_role.deactivated_at is null
      where class.school_year_id = ${yearId} and class.deactivated_at is null
        and class_pupil.ended_at is null
      limit ${partPupilsMax}
    ), parting as (
      select member.class_id, pupil_group.id, pupil_group.name,
        array_agg(member.pupil_id order by member.pupil_id) as pupil_ids
      from member
      join group_pupil on group_pupil.pupil_id = member.pupil_id and group_pupil.ended_at is null
      join pupil_group on pupil_group.id = group_pupil.group_id
        and pupil_group.school_year_id = ${yearId} and pupil_group.deactivated_at is null
      group by member.class_id, pupil_group.id
      having count(*) < (select count(*) from member other where other.class_id = member.class_id)
    )
    select class.id, class.name, class.level_label as "levelLabel",
      coalesce((
        select json_agg(json_build_object('id', person.id,
            'familyName', coalesce(person.usage_name, person.family_name),
            'givenName', person.given_name
          ) order by coalesce(person.usage_name, person.family_name), person.given_name, person.id)
        from member join person on person.id = member.pupil_id
        where member.class_id = class.id
      ), '[]') as pupils,
      coalesce((
        select json_agg(json_build_object(
          'id', parting.id, 'name', parting.name, 'pupilIds', parting.pupil_ids
        ) order by parting.name, parting.id)
        from parting where parting.class_id = class.id
      ), '[]') as groups
    from class
    where class.school_year_id = ${yearId} and class.deactivated_at is null
    order by class.level_label, class.name
    limit ${distanceClassesMax}`.execute(db)
  return rows
}

/** Days from `today` on with a lesson that is not cancelled, in order. */
export async function readDaysAhead(
  db: SchoolDatabase,
  uai: string,
  today: Day,
  limit: number,
): Promise<Day[]> {
  const rows = await db
    .selectFrom('lesson')
    .select('on_date')
    .distinct()
    .where('school_uai', '=', uai)
    .where('on_date', '>=', today)
    .where('status', '<>', 'cancelled')
    .orderBy('on_date')
    .limit(limit)
    .execute()
  return rows.map((row) => row.on_date)
}

export async function insertNamedPupils(
  db: SchoolDatabase,
  distanceId: Id,
  pupilIds: readonly Id[],
): Promise<void> {
  await sql`
    insert into distance_pupil (distance_id, pupil_id)
    select ${distanceId}::uuid, unnest(${[...pupilIds]}::uuid[])`.execute(db)
}

/** Null where the school has no such declaration. Whoever left its classes since is not told. */
export async function readNamedPupils(
  db: SchoolDatabase,
  uai: string,
  distanceId: Id,
): Promise<DistancePupils['classes'] | null> {
  const known = await db
    .selectFrom('distance_days')
    .select('id')
    .where('id', '=', distanceId)
    .where('school_uai', '=', uai)
    .executeTakeFirst()
  if (known === undefined) return null
  const { rows } = await sql<{ classId: Id; className: string } & NamedPupil>`
    select class.id as "classId", class.name as "className", person.id,
      coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName"
    from distance_class
    join class on class.id = distance_class.class_id
    join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is null
    join distance_pupil on distance_pupil.distance_id = distance_class.distance_id
      and distance_pupil.pupil_id = class_pupil.pupil_id
    join person on person.id = class_pupil.pupil_id
    where distance_class.distance_id = ${distanceId}
    order by class.name, class.id, "familyName", "givenName", person.id
    limit ${distancePupilsMax}`.execute(db)
  return [...Map.groupBy(rows, ({ classId }) => classId)].map(([id, ofClass]) => ({
    id,
    name: ofClass[0]?.className ?? '',
    pupils: ofClass.map(({ familyName, givenName, id: pupilId }) => ({
      id: pupilId,
      familyName,
      givenName,
    })),
  }))
}

type NamedPupil = DistancePupils['classes'][number]['pupils'][number]

export async function deleteNamedPupils(db: SchoolDatabase, distanceId: Id): Promise<void> {
  await db.deleteFrom('distance_pupil').where('distance_id', '=', distanceId).execute()
}
