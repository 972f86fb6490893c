/** Reads what memory keeps of packs: sealed bytes, and which packs are a course's. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Withdrawn addresses of one course that are still told, the latest first. */
const withdrawnOfCourseMax = 60
/** Days of one course that are looked at ahead. */
const lessonDaysMax = 20
/** Null: no such pack, or none that is still served. */
export async function readSealedBytes(db: SchoolDatabase, address: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('sealed_pack')
    .select('bytes')
    .where('address', '=', address)
    .executeTakeFirst()
  return row?.bytes ?? null
}

export interface CoursePacksRow {
  readonly courseId: Id
  readonly teachers: { id: Id; familyName: string; givenName: string }[]
  /** Who gives its lessons on days on which somebody stands in. */
  readonly substituted: {
    readonly on: Day
    readonly teachers: { id: Id; familyName: string; givenName: string }[]
  }[]
  /** The start of the day's first lesson that is held; null where all are cancelled. */
  readonly lessonDays: { readonly on: Day; readonly firstLessonAt: string | null }[]
  readonly packs: {
    readonly onDate: Day
    readonly kind: 'day' | 'held'
    readonly address: string
    /** Hexadecimal. */
    readonly contentHash: string
    readonly keyMark: string
    readonly opensAt: string | null
    readonly byteCount: number
    /** To whom alone its exercise was given; null: to all. */
    readonly pupilIds: Id[] | null
    /** Whose own window opens later than the pack. */
    readonly laterFor: { readonly pupilId: Id; readonly opensAt: string }[]
  }[]
  readonly withdrawn: string[]
}

/** Everything that personal packs say of these courses, from the day `from` on. */
export async function readPacksOfCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  since: { readonly from: Day; readonly withdrawnSince: Date },
): Promise<CoursePacksRow[]> {
  if (courseIds.length === 0) return []
  const { rows } = await sql<CoursePacksRow>`
    select course.id as "courseId",
      coalesce((
        select json_agg(json_build_object('id', person.id, 'familyName', person.family_name,
          'givenName', person.given_name) order by person.family_name, person.id)
        from course_teacher join person on person.id = course_teacher.teacher_id
        where course_teacher.course_id = course.id
      ), '[]') as teachers,
      substituted_days(course.id, ${since.from}, ${lessonDaysMax}) as "substituted",
      coalesce((
        select json_agg(json_build_object('on', on_date, 'firstLessonAt', first_at) order by on_date)
        from (
          select on_date, min(starts_at) filter (where status <> 'cancelled') as first_at
          from lesson where course_id = course.id and on_date >= ${since.from}
          group by on_date order by on_date limit ${lessonDaysMax}
        ) meeting
      ), '[]') as "lessonDays",
      coalesce((
        select json_agg(json_build_object('onDate', day_pack.on_date, 'kind', day_pack.kind,
          'address', day_pack.address, 'contentHash', encode(sealed_pack.content_hash, 'hex'),
          'keyMark', sealed_pack.key_mark, 'opensAt', day_pack.opens_at,
          'byteCount', sealed_pack.byte_count, 'pupilIds', (
            select coalesce(json_agg(assignment_pupil.pupil_id), '[]') from assignment
            left join assignment_pupil on assignment_pupil.assignment_id = assignment.id
            where assignment.id = day_pack.assignment_id and assignment.to_some
            having count(*) > 0
          ), 'laterFor', (
            select coalesce(json_agg(json_build_object('pupilId', own_window.pupil_id,
              'opensAt', own_window.opens_at)), '[]') from own_window
            where own_window.assignment_id = day_pack.assignment_id
              and own_window.opens_at > day_pack.opens_at
          )) order by day_pack.on_date, day_pack.address)
        from day_pack join sealed_pack using (address)
        where day_pack.course_id = course.id and day_pack.on_date >= ${since.from}
          and day_pack.withdrawn_at is null and day_pack.kind <> 'file'
      ), '[]') as packs,
      array(
        select address from (
          select gone.address, max(gone.withdrawn_at) as at from day_pack gone
          where gone.course_id = course.id and gone.withdrawn_at >= ${since.withdrawnSince}
            and not exists (
              select 1 from day_pack still
              where still.address = gone.address and still.withdrawn_at is null
            )
          group by gone.address
        ) told order by at desc, address limit ${withdrawnOfCourseMax}
      ) as withdrawn
    from course
    where course.id = any(${[...courseIds]}::uuid[]) and course.deactivated_at is null`.execute(db)
  return rows
}

/** Open courses after `after` that have packs, in the order of their ids. */
export async function readCoursesWithPacks(
  db: SchoolDatabase,
  after: Id | null,
  limit: number,
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from course
    where deactivated_at is null and (${after}::uuid is null or id > ${after}::uuid)
      and exists (
        select 1 from day_pack where day_pack.course_id = course.id and withdrawn_at is null
      )
    order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
