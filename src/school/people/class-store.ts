/** Reads and writes classes: who is in them, who teaches them. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** A name and an id, as `json_build_object` makes them. */
export interface NamedRow {
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
}

export interface ClassRow {
  readonly id: Id
  readonly school_uai: string
  readonly school_year_id: Id
  readonly name: string
  readonly level_label: string | null
  readonly year_label: string
  /** Its year is closed. */
  readonly is_over: boolean
}

/** Null where the class does not exist or was closed. */
export async function readClass(db: SchoolDatabase, classId: Id): Promise<ClassRow | null> {
  const row = await db
    .selectFrom('class')
    .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
    .select((row) => [
      'class.id',
      'class.school_uai',
      'class.school_year_id',
      'class.name',
      'class.level_label',
      'school_year.label as year_label',
      row('school_year.closed_at', 'is not', null).$castTo<boolean>().as('is_over'),
    ])
    .where('class.id', '=', classId)
    .where('class.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface ClassSummaryRow {
  readonly id: Id
  readonly name: string
  readonly level_label: string | null
  readonly pupil_count: number
  readonly card_count: number
  readonly main_teachers: NamedRow[]
}

export async function readClassesOfYear(
  db: SchoolDatabase,
  yearId: Id,
  limit: number,
): Promise<ClassSummaryRow[]> {
  const { rows } = await sql<ClassSummaryRow>`
    select class.id, class.name, class.level_label,
      count(pupil.person_id) as pupil_count,
      count(card.pupil_id) as card_count,
      coalesce((
        select json_agg(json_build_object(
            'id', person.id, 'familyName', person.family_name, 'givenName', person.given_name
          ) order by person.family_name)
        from class_teacher join person on person.id = class_teacher.teacher_id
        where class_teacher.class_id = class.id
          and class_teacher.is_main and class_teacher.ended_at is null
      ), '[]') as main_teachers
    from class
    left join class_pupil member on member.class_id = class.id and member.ended_at is null
    left join school_role pupil on pupil.person_id = member.pupil_id
      and pupil.school_uai = class.school_uai
      and pupil.role = 'pupil' and pupil.deactivated_at is null
    left join class_card card on card.pupil_id = pupil.person_id and card.revoked_at is null
    where class.school_year_id = ${yearId} and class.deactivated_at is null
    group by class.id
    order by class.level_label, class.name
    limit ${limit}`.execute(db)
  return rows
}

export interface ClassPupilRow extends NamedRow {
  readonly hasCard: boolean
}

/** Active pupils of a class, by name. */
export async function readPupilsOfClass(
  db: SchoolDatabase,
  classId: Id,
  limit: number,
): Promise<ClassPupilRow[]> {
  const { rows } = await sql<ClassPupilRow>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", card.id is not null as "hasCard"
    from class_pupil
    join class on class.id = class_pupil.class_id
    join school_role on school_role.person_id = class_pupil.pupil_id
      and school_role.school_uai = class.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    join person on person.id = class_pupil.pupil_id
    left join class_card card on card.pupil_id = person.id and card.revoked_at is null
    where class_pupil.class_id = ${classId} and class_pupil.ended_at is null
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name)
    limit ${limit}`.execute(db)
  return rows
}

export interface ClassTeacherRow extends NamedRow {
  readonly isMain: boolean
}

/** Who teaches the class, by the class itself or by one of its courses. */
export async function readTeachersOfClass(
  db: SchoolDatabase,
  classId: Id,
): Promise<ClassTeacherRow[]> {
  const { rows } = await sql<ClassTeacherRow>`
    select person.id, person.family_name as "familyName", person.given_name as "givenName",
      bool_or(teaching.is_main) as "isMain"
    from (
      select teacher_id, is_main from class_teacher
      where class_id = ${classId} and ended_at is null
      union all
      select course_teacher.teacher_id, false from course_class
      join course on course.id = course_class.course_id and course.deactivated_at is null
      join course_teacher on course_teacher.course_id = course.id
      where course_class.class_id = ${classId}
    ) teaching
    join person on person.id = teaching.teacher_id
    group by person.id
    order by bool_or(teaching.is_main) desc, person.family_name`.execute(db)
  return rows
}

export async function insertClass(
  db: SchoolDatabase,
  row: {
    readonly id: Id
    readonly uai: string
    readonly yearId: Id
    readonly name: string
    readonly levelLabel: string | null
    readonly cardPrefix: string
  },
): Promise<void> {
  await db
    .insertInto('class')
    .values({
      id: row.id,
      school_uai: row.uai,
      school_year_id: row.yearId,
      name: row.name,
      level_label: row.levelLabel,
      card_prefix: row.cardPrefix,
    })
    .execute()
}

/** True where another open class of the year has the name, case apart. */
export async function isClassNameTaken(
  db: SchoolDatabase,
  yearId: Id,
  name: string,
  exceptId: Id | null,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from class
    where school_year_id = ${yearId} and lower(name) = lower(${name})
      and (${exceptId}::uuid is null or id <> ${exceptId}::uuid)
    limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Puts pupils into the class, out of the other classes of the same school year. They belong to it
 * from now on: lessons of before do not know them. Only those with whom a class is filled that
 * nobody was in yet belong to it since the year began, but for whoever comes from another class.
 */
export async function movePupilsToClass(
  db: SchoolDatabase,
  classId: Id,
  pupilIds: readonly Id[],
  at: Date,
): Promise<void> {
  // Two moves of a pupil at once would each miss the other's class, and leave the pupil in both.
  await sql`
    select from person where id = any(${[...pupilIds]}::uuid[])
    order by id for no key update`.execute(db)
  await sql`
    insert into class_pupil (class_id, pupil_id, outside)
    select here.id, pupil_id, outside_until(${at},
      not exists (select from class_pupil other where other.class_id = here.id)
      and not exists (
        select from class_pupil other join class there on there.id = other.class_id
        where other.pupil_id = given.pupil_id and other.ended_at is null
          and there.school_year_id = here.school_year_id))
    from class here, unnest(${[...pupilIds]}::uuid[]) as given (pupil_id)
    where here.id = ${classId}
    on conflict (class_id, pupil_id) do update set ended_at = null,
      outside = outside_until_back(class_pupil.outside, class_pupil.ended_at, ${at})`.execute(db)
  await sql`
    update class_pupil set ended_at = ${at}
    from class there, class here
    where class_pupil.class_id = there.id and here.id = ${classId}
      and there.school_year_id = here.school_year_id and there.id <> here.id
      and class_pupil.pupil_id = any(${[...pupilIds]}::uuid[])
      and class_pupil.ended_at is null`.execute(db)
}

/** True where the pupil was in the class until now. */
export async function endPupilInClass(
  db: SchoolDatabase,
  classId: Id,
  pupilId: Id,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('class_pupil')
    .set({ ended_at: at })
    .where('class_id', '=', classId)
    .where('pupil_id', '=', pupilId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Makes the list of the class's own teachers exactly this; gives those who were there before. */
export async function replaceTeachersOfClass(
  db: SchoolDatabase,
  classId: Id,
  teacherIds: readonly Id[],
  mainTeacherIds: readonly Id[],
  at: Date,
): Promise<Id[]> {
  // Of two lists that come at once the second takes the place of the first, and is not added to it.
  await db.selectFrom('class').select('id').where('id', '=', classId).forNoKeyUpdate().execute()
  const before = await db
    .selectFrom('class_teacher')
    .select('teacher_id')
    .where('class_id', '=', classId)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .updateTable('class_teacher')
    .set({ ended_at: at })
    .where('class_id', '=', classId)
    .where('ended_at', 'is', null)
    .$if(teacherIds.length > 0, (query) => query.where('teacher_id', 'not in', [...teacherIds]))
    .execute()
  await sql`
    insert into class_teacher (class_id, teacher_id, is_main)
    select ${classId}::uuid, id, id = any(${[...mainTeacherIds]}::uuid[])
    from unnest(${[...teacherIds]}::uuid[]) as id
    on conflict (class_id, teacher_id)
      do update set ended_at = null, is_main = excluded.is_main`.execute(db)
  return before.map((row) => row.teacher_id)
}
