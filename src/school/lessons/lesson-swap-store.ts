/** Reads what a swap of two lessons has to know: who has to be there, and what else is on then. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { AttendedLesson, LessonTime } from './lesson-swap.ts'

/** Who attends the lesson, and who would give it on `day`: the span of a substitute counts by day. */
export async function readAttendants(
  db: SchoolDatabase,
  lesson: { readonly id: Id; readonly course_id: Id },
  day: Day,
): Promise<Pick<AttendedLesson, 'teacherIds' | 'pupilIds'>> {
  const { rows } = await sql<{ teacher_ids: Id[]; pupil_ids: Id[] }>`
    with single as (
      select substitute_id from live_substitution where lesson_id = ${lesson.id}
    ), stand_in as (
      select substitute_id from single
      union all
      select substitute_id from live_substitution
      where lesson_id is null and course_id = ${lesson.course_id}
        and ${day}::date between from_day and until_day and not exists (select from single)
    )
    select
      array(
        select substitute_id from stand_in
        union all
        select teacher_id from course_teacher
        where course_id = ${lesson.course_id} and not exists (select from stand_in)
      ) as teacher_ids,
      array(
        select pupil_id from course_pupil where course_id = ${lesson.course_id}
      ) as pupil_ids`.execute(db)
  const [row] = rows
  return { teacherIds: row?.teacher_ids ?? [], pupilIds: row?.pupil_ids ?? [] }
}

/** Lessons of one school at two times; a large lycée has a hundred at once. */
const neighboursMax = 1_000

/** What else takes place in the school at one of the two times. */
export async function readNeighbours(
  db: SchoolDatabase,
  uai: string,
  besides: readonly Id[],
  [one, other]: readonly [LessonTime, LessonTime],
): Promise<AttendedLesson[]> {
  const at = ({ startsAt, endsAt }: LessonTime) => sql`
    (lesson.starts_at < ${new Date(endsAt)} and lesson.ends_at > ${new Date(startsAt)})`
  const { rows } = await sql<{
    id: Id
    on_date: Day
    starts_at: Date
    ends_at: Date
    teacher_ids: Id[]
    pupil_ids: Id[]
  }>`
    select lesson.id, lesson.on_date, lesson.starts_at, lesson.ends_at,
      array(
        select teacher_id from lesson_teacher where lesson_teacher.lesson_id = lesson.id
      ) as teacher_ids,
      array(
        select pupil_id from course_pupil where course_pupil.course_id = lesson.course_id
      ) as pupil_ids
    from lesson join course on course.id = lesson.course_id
    where lesson.school_uai = ${uai} and lesson.on_date in (${one.onDate}, ${other.onDate})
      and lesson.status <> 'cancelled' and course.deactivated_at is null
      and lesson.id <> all(${[...besides]}::uuid[])
      and (${at(one)} or ${at(other)})
    limit ${neighboursMax}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    onDate: row.on_date,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    teacherIds: row.teacher_ids,
    pupilIds: row.pupil_ids,
  }))
}

/** Lessons of a class in a month; more are not to choose among. */
const candidatesMax = 300

export interface CandidateRow {
  readonly id: Id
  readonly course_id: Id
  readonly school_uai: string
  readonly course_name: string
  readonly on_date: Day
  readonly starts_at: Date
  readonly ends_at: Date
  readonly teachers: { id: Id; familyName: string; givenName: string }[]
  readonly homework_moved: number
}

type Term = RawBuilder<unknown>

/** As `homework_follows_lesson` moves it (migration 0060); on the same day nothing does. */
const countHomework = (dueFor: Term, fromDay: Term, toDay: Term) => sql`(
  select count(*) from lesson giving
  where giving.homework_due_lesson_id = ${dueFor} and giving.homework is not null
    and ${fromDay} <> ${toDay} and giving.on_date <= ${toDay})`

/** Lessons from `now` to the day `until` that some pupil of the lesson has too. */
export async function readLessonsOfSamePupils(
  db: SchoolDatabase,
  lesson: {
    readonly id: Id
    readonly course_id: Id
    readonly school_uai: string
    readonly on_date: Day
  },
  now: Date,
  from: Day,
  until: Day,
): Promise<CandidateRow[]> {
  const own = { id: sql`${lesson.id}::uuid`, day: sql`${lesson.on_date}::date` }
  const theirs = { id: sql.ref('lesson.id'), day: sql.ref('lesson.on_date') }
  const { rows } = await sql<CandidateRow>`
    select lesson.id, lesson.course_id, lesson.school_uai, course.name as course_name,
      lesson.on_date, lesson.starts_at, lesson.ends_at,
      coalesce(teachers_of_lesson(lesson.id, course.id), '[]') as teachers,
      (${countHomework(own.id, own.day, theirs.day)}
        + ${countHomework(theirs.id, theirs.day, own.day)})::integer as homework_moved
    from lesson join course on course.id = lesson.course_id
    where lesson.school_uai = ${lesson.school_uai} and lesson.id <> ${lesson.id}
      and lesson.on_date between ${from} and ${until} and lesson.starts_at > ${now}
      and lesson.status <> 'cancelled' and course.deactivated_at is null
      and lesson.course_id in (
        select theirs.course_id from course_pupil own
        join course_pupil theirs on theirs.pupil_id = own.pupil_id
        where own.course_id = ${lesson.course_id}
      )
    order by lesson.starts_at, lesson.id
    limit ${candidatesMax}`.execute(db)
  return rows
}
