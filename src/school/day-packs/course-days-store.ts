/** Reads what a course's days are composed of, and which days a school works. */
import { type RawBuilder, sql } from 'kysely'
import { packedDays } from '#contract/day-packs.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { DayOfCourse, LessonOfDay, PackedCourse } from './day-pack.ts'

/** Lessons of one course over the days that are packed. */
const lessonsMax = 100
/** Work of earlier lessons that one day carries, and how much earlier they may be, in days. */
const carriedMax = 20
const carriedDaysMax = 90
/** Work for some of a course that one day carries: several groups, a few works each. */
const toSomeMax = 60

/** Days for which a school's packs are built. */
export interface ComingDays {
  readonly today: Day
  /** The next days on which anybody has a lesson, in order; today may be one. */
  readonly coming: readonly Day[]
  readonly timeZone: string
}

/** An open course with its school's zone; null where it is closed or unknown. */
export async function readPackedCourse(
  db: SchoolDatabase,
  courseId: Id,
): Promise<{ readonly course: PackedCourse; readonly timeZone: string } | null> {
  const row = await db
    .selectFrom('course')
    .innerJoin('subject', 'subject.code', 'course.subject_code')
    .innerJoin('school', 'school.uai', 'course.school_uai')
    .select([
      'course.school_uai',
      'course.name',
      'subject.code',
      'subject.label',
      'subject.family',
      'school.time_zone',
    ])
    .where('course.id', '=', courseId)
    .where('course.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { code, label, family } = row
  const subject = { code, label, family }
  return {
    course: { id: courseId, schoolUai: row.school_uai, name: row.name, subject },
    timeZone: row.time_zone,
  }
}

/** The next days from `today` on which anybody in the school has a lesson. */
export async function readSchoolDays(
  db: SchoolDatabase,
  uai: string,
  today: Day,
): Promise<readonly Day[]> {
  const rows = await db
    .selectFrom('lesson')
    .select('on_date')
    .distinct()
    .where('school_uai', '=', uai)
    .where('on_date', '>=', today)
    .orderBy('on_date')
    .limit(packedDays)
    .execute()
  return rows.map((row) => row.on_date)
}

export async function readTimeZone(db: SchoolDatabase, uai: string): Promise<string | null> {
  const row = await db
    .selectFrom('school')
    .select('time_zone')
    .where('uai', '=', uai)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

/**
 * Of these days those on which the course meets; and today also where it does not, but has work that
 * is due before it meets again. Only assignments that were not withdrawn.
 */
export async function readDaysOfCourse(
  db: SchoolDatabase,
  courseId: Id,
  { coming, timeZone, today }: ComingDays,
): Promise<DayOfCourse[]> {
  const lessons = await readLessonsOfCourse(db, courseId, coming)
  const byDay = Map.groupBy(lessons, (lesson) => lesson.onDate)
  const meetings = [...byDay.keys()]
  const on = [...new Set([today, ...meetings])]
  const [carried, toSome] = await Promise.all([
    readCarried(db, courseId, on, timeZone),
    readGivenToSome(db, courseId, on, timeZone),
  ])
  const days = meetings.map((day) => ({
    on: day,
    lessons: byDay.get(day) ?? [],
    carriedIds: carried.get(day) ?? [],
    someIds: toSome.get(day) ?? [],
  }))
  if (byDay.has(today)) return days
  const later = new Set(days.flatMap(({ carriedIds, someIds }) => [...carriedIds, ...someIds]))
  const isOnlyToday = (id: Id): boolean => !later.has(id)
  const carriedIds = (carried.get(today) ?? []).filter(isOnlyToday)
  const someIds = (toSome.get(today) ?? []).filter(isOnlyToday)
  if (carriedIds.length + someIds.length === 0) return days
  return [{ on: today, lessons: [], carriedIds, someIds }, ...days]
}

/** In the order of their times. */
async function readLessonsOfCourse(
  db: SchoolDatabase,
  courseId: Id,
  days: readonly Day[],
): Promise<LessonOfDay[]> {
  if (days.length === 0) return []
  const { rows } = await sql<LessonOfDay>`
    select lesson.id, lesson.on_date as "onDate", lesson.planned_on as "plannedOn",
      lesson.starts_at as "startsAt", lesson.ends_at as "endsAt", lesson.room, lesson.status,
      lesson.note, lesson.homework, lesson.homework_due_on as "homeworkDueOn",
      array(
        select resource_id from lesson_resource where lesson_id = lesson.id order by position
      ) as "resourceIds",
      array(
        select id from assignment
        where lesson_id = lesson.id and withdrawn_at is null and not to_some
        order by assigned_at, id
      ) as "assignmentIds"
    from lesson
    where lesson.course_id = ${courseId} and lesson.on_date = any(${[...days]}::date[])
    order by lesson.starts_at, lesson.ends_at, lesson.id
    limit ${lessonsMax}`.execute(db)
  return rows
}

/**
 * Whether an assignment of `lesson` (none: given to the course itself) is work that `day` carries: it
 * was given before, and is due or opens on that day or later.
 */
function isCarriedTo(day: RawBuilder<Day>, timeZone: string): RawBuilder<boolean> {
  return sql`(
    assignment.withdrawn_at is null
    and coalesce(lesson.on_date < ${day}, true)
    and coalesce(lesson.on_date, assignment.assigned_at::date)
      >= ${day} - ${carriedDaysMax}::integer
    and ${endsFrom(day, timeZone)}
  )`
}

/** For anybody of the course: one pupil may have another time than the class. */
function endsFrom(day: RawBuilder<Day>, timeZone: string): RawBuilder<boolean> {
  return sql`greatest(assignment.due_at, assignment.opens_at, (
      select max(own_window.due_at) from own_window
      where own_window.assignment_id = assignment.id
    )) >= ${day}::timestamp at time zone ${timeZone}`
}

/** The same for today, of what no later day on which the course meets carries as well. */
export function isCarriedByToday({ coming, timeZone, today }: ComingDays): RawBuilder<boolean> {
  return sql`(${isCarriedTo(sql`${today}::date`, timeZone)} and not exists (
    select 1 from lesson next
    where next.course_id = assignment.course_id and next.on_date > ${today}::date
      and next.on_date = any(${[...coming]}::date[]) and ${endsFrom(sql`next.on_date`, timeZone)}
  ))`
}

/** By day; what is due first stands first. */
async function readCarried(
  db: SchoolDatabase,
  courseId: Id,
  days: readonly Day[],
  timeZone: string,
): Promise<ReadonlyMap<Day, readonly Id[]>> {
  if (days.length === 0) return new Map()
  const { rows } = await sql<{ on: Day; ids: Id[] }>`
    select day as "on", array(
      select assignment.id from assignment left join lesson on lesson.id = assignment.lesson_id
      where assignment.course_id = ${courseId} and not assignment.to_some
        and ${isCarriedTo(sql`day`, timeZone)}
      order by assignment.due_at nulls last, assignment.id limit ${carriedMax}
    ) as ids
    from unnest(${[...days]}::date[]) as day`.execute(db)
  return new Map(rows.map(({ on, ids }) => [on, ids]))
}

/** By day, of its lessons and carried, what only some pupils have. */
async function readGivenToSome(
  db: SchoolDatabase,
  courseId: Id,
  days: readonly Day[],
  timeZone: string,
): Promise<ReadonlyMap<Day, readonly Id[]>> {
  const { rows } = await sql<{ on: Day; ids: Id[] }>`
    select day as "on", array(
      select assignment.id from assignment left join lesson on lesson.id = assignment.lesson_id
      where assignment.course_id = ${courseId} and assignment.to_some
        and assignment.withdrawn_at is null
        and (lesson.on_date = day or ${isCarriedTo(sql`day`, timeZone)})
      order by assignment.due_at nulls last, assignment.id limit ${toSomeMax}
    ) as ids
    from unnest(${[...days]}::date[]) as day`.execute(db)
  return new Map(rows.map(({ on, ids }) => [on, ids]))
}
