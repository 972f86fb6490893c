/** Which classes and groups lessons called between two instants, school by school, as a verdict on a morning asks. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface CalledLesson {
  readonly schoolUai: string
  /** A class, or a group of pupils of several. */
  readonly calledBy: Id
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Schools that were open before then, in order. */
export async function readOpenSchools(db: SchoolDatabase, to: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('school')
    .select('uai')
    .where('opened_at', '<', to)
    .orderBy('uai')
    .execute()
  return rows.map(({ uai }) => uai)
}

/** Of one school; what was cancelled called nobody. */
export async function readCalledLessons(
  db: SchoolDatabase,
  uai: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly CalledLesson[]> {
  // A day of a school begins at most half a day before or after that of UTC: by days for the index.
  const { rows } = await sql<CalledLesson>`
    select distinct lesson.school_uai as "schoolUai", called.by_id as "calledBy",
      starts_at as "startsAt", ends_at as "endsAt"
    from lesson join course on course.id = lesson.course_id
      and still_meets(course.deactivated_at, lesson.ends_at)
    cross join lateral (
      select class_id as by_id from course_class where course_class.course_id = lesson.course_id
      union all
      select group_id from course_group where course_group.course_id = lesson.course_id
    ) called
    where lesson.school_uai = ${uai} and status <> 'cancelled'
      and on_date between (${from}::timestamptz - interval '2 days')::date and (${to}::timestamptz + interval '2 days')::date
      and ends_at > ${from} and starts_at < ${to}
    order by 3, 4, 2`.execute(db)
  return rows
}
