/** Rows of days at a distance: what was declared, for which classes, and whom it reaches. */
import { sql } from 'kysely'
import {
  type DeclareDistance,
  type DistanceReach,
  distanceListMax,
} from '#contract/distance-days.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { afternoonFrom } from '#contract/half-of-day.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { HalfDays } from '#school/timetable/half-day.ts'
import type { DistanceSpan } from './distance.ts'
import { insertNamedPupils } from './part-store.ts'

/** Declarations that touch the days of one answer; a school makes a few dozen a year. */
const spansMax = 5_000

/** Those that were not taken back and touch the days, the latest first. */
export async function readDistanceSpans(
  db: SchoolDatabase,
  uais: readonly string[],
  fromDay: Day,
  untilDay: Day,
): Promise<DistanceSpan[]> {
  const { rows } = await sql<Omit<DistanceSpan, 'pupilIds'> & { pupilIds: Id[] | null }>`
    select school_uai as "schoolUai", from_day as "fromDay", from_half as "fromHalf",
      until_day as "untilDay", until_half as "untilHalf", on_days::text[] as "onDays", reason, words,
      case when is_part then array(
        select pupil_id from distance_pupil where distance_id = distance_days.id
      ) end as "pupilIds",
      case when is_whole_school then null else array(
        select class_id from distance_class where distance_id = distance_days.id order by class_id
      ) end as "classIds"
    from distance_days
    where school_uai = any(${[...uais]}::text[]) and withdrawn_at is null
      and from_day <= ${untilDay}::date and until_day >= ${fromDay}::date
    order by declared_at desc, id desc
    limit ${spansMax}`.execute(db)
  return rows.map(({ pupilIds, ...span }) => ({
    ...span,
    pupilIds: pupilIds === null ? null : new Set(pupilIds),
  }))
}

/** Classes that come to each course: its own, and those of its groups' pupils. */
export async function readClassesOfCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const { rows } = await sql<{ courseId: Id; classId: Id }>`
    select course_id as "courseId", class_id as "classId" from course_class
    where course_id = any(${[...courseIds]}::uuid[])
    union
    select course_group.course_id, class_pupil.class_id from course_group
    join pupil_group on pupil_group.id = course_group.group_id
    join group_pupil on group_pupil.group_id = pupil_group.id and group_pupil.ended_at is null
    join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
      and class_pupil.ended_at is null
    join class on class.id = class_pupil.class_id
      and class.school_year_id = pupil_group.school_year_id
    where course_group.course_id = any(${[...courseIds]}::uuid[])`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ courseId }) => courseId)].map(([courseId, ofCourse]) => [
      courseId,
      ofCourse.map(({ classId }) => classId),
    ]),
  )
}

/** Of these classes those that are open in the school's year. */
export async function readOpenClassIds(
  db: SchoolDatabase,
  yearId: Id,
  classIds: readonly Id[],
): Promise<Id[]> {
  const rows = await db
    .selectFrom('class')
    .select('id')
    .where('school_year_id', '=', yearId)
    .where('deactivated_at', 'is', null)
    .where('id', 'in', [...classIds])
    .execute()
  return rows.map(({ id }) => id)
}

/** For whom and on which days something is declared. */
type Aim = Pick<DeclareDistance, 'classIds' | 'pupilIds' | 'onDays'>

/** `classIds` null: every class of the year. Lessons that are cancelled do not count. */
export async function countDistanceReach(
  db: SchoolDatabase,
  yearId: Id,
  { classIds, onDays, pupilIds, ...span }: HalfDays & Aim,
): Promise<DistanceReach> {
  const ids = classIds === null ? null : [...classIds]
  const named = pupilIds === undefined ? null : [...pupilIds]
  const days = onDays === undefined ? null : [...onDays]
  const first = `${span.fromDay} ${span.fromHalf === 'morning' ? 1 : 2}`
  const last = `${span.untilDay} ${span.untilHalf === 'morning' ? 1 : 2}`
  const { rows } = await sql<DistanceReach>`
    with reached as (
      select id from class
      where school_year_id = ${yearId} and deactivated_at is null
        and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    ), pupil as (
      select distinct class_pupil.pupil_id from class_pupil
      join reached on reached.id = class_pupil.class_id
      where class_pupil.ended_at is null
        and (${named}::uuid[] is null or class_pupil.pupil_id = any(${named}::uuid[]))
    ), attending as (
      select course_class.course_id from course_class
      join reached on reached.id = course_class.class_id
      union
      select course_group.course_id from course_group
      join group_pupil on group_pupil.group_id = course_group.group_id
        and group_pupil.ended_at is null
      join pupil on pupil.pupil_id = group_pupil.pupil_id
    )
    select (select count(*)::int from reached) as classes,
      (select count(*)::int from pupil) as pupils,
      (
        select count(*)::int from lesson
        join course on course.id = lesson.course_id and course.school_year_id = ${yearId}
          and course.deactivated_at is null
        join school on school.uai = lesson.school_uai
        where lesson.course_id in (select course_id from attending)
          and lesson.status <> 'cancelled'
          and (${days}::date[] is null or lesson.on_date = any(${days}::date[]))
          and lesson.on_date between ${span.fromDay}::date and ${span.untilDay}::date
          and lesson.on_date::text || case
            when to_char(lesson.starts_at at time zone school.time_zone, 'HH24:MI') < ${afternoonFrom}
            then ' 1' else ' 2' end between ${first} and ${last}
      ) as lessons`.execute(db)
  return rows[0] ?? { classes: 0, pupils: 0, lessons: 0 }
}

/** Not taken back, and not over before `today`. */
export async function countStandingDistance(
  db: SchoolDatabase,
  uai: string,
  today: Day,
): Promise<number> {
  const { count } = await db
    .selectFrom('distance_days')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_uai', '=', uai)
    .where('withdrawn_at', 'is', null)
    .where('until_day', '>=', today)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface NewDistance extends Omit<DistanceSpan, 'pupilIds'> {
  readonly id: Id
  readonly pupilIds: readonly Id[] | null
  readonly declaredBy: Id
  readonly declaredAt: Date
}

/** Whether the id is taken, and whether by the same declaration of the same person. */
export async function findDistance(
  db: SchoolDatabase,
  { classIds, id, pupilIds, ...wish }: Omit<NewDistance, 'declaredAt'>,
): Promise<'free' | 'same' | 'taken'> {
  const row = await db
    .selectFrom('distance_days')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return 'free'
  const isSame =
    row.school_uai === wish.schoolUai &&
    row.declared_by === wish.declaredBy &&
    row.from_day === wish.fromDay &&
    row.from_half === wish.fromHalf &&
    row.reason === wish.reason &&
    row.is_whole_school === (classIds === null) &&
    row.is_part === (pupilIds !== null)
  return isSame ? 'same' : 'taken'
}

export async function insertDistance(db: SchoolDatabase, wish: NewDistance): Promise<void> {
  await db
    .insertInto('distance_days')
    .values({
      id: wish.id,
      school_uai: wish.schoolUai,
      is_whole_school: wish.classIds === null,
      is_part: wish.pupilIds !== null,
      on_days: wish.onDays === null ? null : [...wish.onDays],
      from_day: wish.fromDay,
      from_half: wish.fromHalf,
      until_day: wish.untilDay,
      until_half: wish.untilHalf,
      reason: wish.reason,
      words: wish.words,
      declared_by: wish.declaredBy,
      declared_at: wish.declaredAt,
    })
    .execute()
  if (wish.classIds === null) return
  const classes = wish.classIds.map((classId) => ({ distance_id: wish.id, class_id: classId }))
  await db.insertInto('distance_class').values(classes).execute()
  if (wish.pupilIds !== null) await insertNamedPupils(db, wish.id, wish.pupilIds)
}

/** Its half-days, locked for the transaction; null where the school has no such declaration that stands. */
export async function lockDistance(
  db: SchoolDatabase,
  uai: string,
  id: Id,
): Promise<HalfDays | null> {
  const row = await db
    .selectFrom('distance_days')
    .select([
      'from_day as fromDay',
      'from_half as fromHalf',
      'until_day as untilDay',
      'until_half as untilHalf',
    ])
    .where('id', '=', id)
    .where('school_uai', '=', uai)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updateDistanceEnd(
  db: SchoolDatabase,
  id: Id,
  end: { readonly untilDay: Day; readonly untilHalf: HalfDay } | { readonly withdrawnAt: Date },
): Promise<void> {
  await db
    .updateTable('distance_days')
    .set(
      'withdrawnAt' in end
        ? { withdrawn_at: end.withdrawnAt }
        : { until_day: end.untilDay, until_half: end.untilHalf },
    )
    .where('id', '=', id)
    .execute()
}

export interface DeclaredDistance
  extends Omit<DistanceSpan, 'classIds' | 'pupilIds' | 'schoolUai'> {
  readonly id: Id
  /** How many are named; null: everybody. */
  readonly pupils: number | null
  /** Names; null: the whole school. */
  readonly classes: string[] | null
  readonly by: string
  readonly at: Date
  readonly withdrawnAt: Date | null
}

/** Everything that was declared, what ends last first. */
export async function readDeclaredDistance(
  db: SchoolDatabase,
  uai: string,
): Promise<DeclaredDistance[]> {
  const { rows } = await sql<DeclaredDistance>`
    select distance_days.id, from_day as "fromDay", from_half as "fromHalf",
      until_day as "untilDay", until_half as "untilHalf", on_days::text[] as "onDays", reason, words,
      case when is_part then (
        select count(*)::int from distance_pupil where distance_id = distance_days.id
      ) end as pupils,
      declared_at as at, withdrawn_at as "withdrawnAt",
      ${shownName()} as by,
      case when is_whole_school then null else array(
        select class.name from distance_class join class on class.id = distance_class.class_id
        where distance_class.distance_id = distance_days.id order by class.name
      ) end as classes
    from distance_days join person on person.id = distance_days.declared_by
    where distance_days.school_uai = ${uai}
    order by until_day desc, from_day desc, declared_at desc, distance_days.id
    limit ${distanceListMax}`.execute(db)
  return rows
}

export async function deleteDistanceBefore(db: SchoolDatabase, before: Day): Promise<number> {
  const result = await db
    .deleteFrom('distance_days')
    .where('until_day', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
