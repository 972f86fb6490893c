/** Reads which pupils of the last year's classes have no class in the new year yet. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/**
 * Over `class_pupil`, `class` and its `school_year`: an active pupil who is in the class, or was
 * until its year was closed, and is in no class of the new year. Who left before is left alone.
 */
function isToMoveUp(toYearId: Id) {
  return sql<boolean>`class.deactivated_at is null
    and (class_pupil.ended_at is null or class_pupil.ended_at = school_year.closed_at)
    and exists (select from school_role where school_role.person_id = class_pupil.pupil_id
      and school_role.school_uai = class.school_uai and school_role.role = 'pupil'
      and school_role.deactivated_at is null)
    and not exists (select from class_pupil now join class there on there.id = now.class_id
      where now.pupil_id = class_pupil.pupil_id and now.ended_at is null
        and there.school_year_id = ${toYearId}::uuid and there.deactivated_at is null)`
}

export interface ClassToMoveUp {
  readonly id: Id
  readonly name: string
  readonly levelLabel: string | null
  readonly pupils: number
}

/** By level and name; classes of which nobody waits are absent. */
export async function readClassesToMoveUp(
  db: SchoolDatabase,
  fromYearId: Id,
  toYearId: Id,
  limit: number,
): Promise<ClassToMoveUp[]> {
  const { rows } = await sql<ClassToMoveUp>`
    select class.id, class.name, class.level_label as "levelLabel",
      count(*)::integer as pupils
    from class
    join school_year on school_year.id = class.school_year_id
    join class_pupil on class_pupil.class_id = class.id
    where class.school_year_id = ${fromYearId} and ${isToMoveUp(toYearId)}
    group by class.id
    order by class.level_label, class.name
    limit ${limit}`.execute(db)
  return rows
}

/** Each once, though a slip may have left somebody in two classes of the last year. */
export async function countToMoveUp(
  db: SchoolDatabase,
  fromYearId: Id,
  toYearId: Id,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct class_pupil.pupil_id)::integer as count
    from class
    join school_year on school_year.id = class.school_year_id
    join class_pupil on class_pupil.class_id = class.id
    where class.school_year_id = ${fromYearId} and ${isToMoveUp(toYearId)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** None where it is no class of that year. */
export async function readPupilsToMoveUp(
  db: SchoolDatabase,
  place: { readonly classId: Id; readonly fromYearId: Id; readonly toYearId: Id },
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select class_pupil.pupil_id as id
    from class
    join school_year on school_year.id = class.school_year_id
    join class_pupil on class_pupil.class_id = class.id
    where class.id = ${place.classId} and class.school_year_id = ${place.fromYearId}
      and ${isToMoveUp(place.toYearId)}
    order by class_pupil.pupil_id`.execute(db)
  return rows.map(({ id }) => id)
}

export async function isClassOfYear(db: SchoolDatabase, classId: Id, yearId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('class')
    .select('id')
    .where('id', '=', classId)
    .where('school_year_id', '=', yearId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Case apart; undefined where the year has no open class of that name. */
export async function findClassByName(
  db: SchoolDatabase,
  yearId: Id,
  name: string,
): Promise<Id | undefined> {
  const { rows } = await sql<{ id: Id }>`
    select id from class where school_year_id = ${yearId} and lower(name) = lower(${name})
      and deactivated_at is null limit 1`.execute(db)
  return rows[0]?.id
}
