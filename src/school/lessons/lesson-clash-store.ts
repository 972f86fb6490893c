/** Reads lessons on their days with whoever they need, to find which of them are not alone. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { Audiences, MovedLesson, PlacedLesson } from './lesson-clashes.ts'

/** Moved lessons that one look takes in, the next ones first. */
const movedMax = 200
/** Lessons beside them: a large lycée has a hundred at once. */
const othersMax = 10_000

interface PlacedRow {
  readonly id: Id
  readonly course_id: Id
  readonly course_name: string
  readonly on_date: Day
  readonly starts_at: Date
  readonly ends_at: Date
  readonly room: string | null
  readonly teachers: PlacedLesson['teachers']
}

async function readPlaced(
  db: SchoolDatabase,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<PlacedLesson[]> {
  const { rows } = await sql<PlacedRow>`
    select lesson.id, lesson.course_id, course.name as course_name, lesson.on_date,
      lesson.starts_at, lesson.ends_at, lesson.room,
      coalesce((
        select json_agg(json_build_object('id', person.id,
          'name', ${shownName()})
          order by person.family_name, person.id)
        from lesson_teacher join person on person.id = lesson_teacher.teacher_id
        where lesson_teacher.lesson_id = lesson.id
      ), '[]') as teachers
    from lesson join course on course.id = lesson.course_id
    where lesson.status <> 'cancelled' and course.deactivated_at is null and ${where}
    order by lesson.starts_at, lesson.id
    limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    courseId: row.course_id,
    courseName: row.course_name,
    onDate: row.on_date,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    room: row.room,
    teachers: row.teachers,
  }))
}

/** Lessons of a school from a day on that stand elsewhere than the timetable has them. */
export function readMovedLessons(
  db: SchoolDatabase,
  uai: string,
  from: Day,
): Promise<PlacedLesson[]> {
  const where = sql`lesson.school_uai = ${uai} and lesson.on_date >= ${from}
    and (lesson.status = 'moved' or lesson.room_changed)`
  return readPlaced(db, where, movedMax)
}

/** What takes place in the school while these do; they themselves as well where they are there. */
export async function readLessonsBeside(
  db: SchoolDatabase,
  uai: string,
  moved: readonly MovedLesson[],
): Promise<PlacedLesson[]> {
  if (moved.length === 0) return []
  const times = moved.map(({ onDate, startsAt, endsAt }) => ({
    on_date: onDate,
    starts_at: new Date(startsAt).toISOString(),
    ends_at: new Date(endsAt).toISOString(),
  }))
  const where = sql`lesson.school_uai = ${uai} and exists (
    select from jsonb_to_recordset(${JSON.stringify(times)}::jsonb)
      as moved (on_date date, starts_at timestamptz, ends_at timestamptz)
    where moved.on_date = lesson.on_date
      and lesson.starts_at < moved.ends_at and moved.starts_at < lesson.ends_at
  ) and lesson.on_date = any(${[...new Set(moved.map(({ onDate }) => onDate))]}::date[])`
  return readPlaced(db, where, othersMax)
}

export async function readAudiences(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<Audiences> {
  const { rows } = await sql<{ course_id: Id; pupil_id: Id; class_name: string | null }>`
    select course_pupil.course_id, course_pupil.pupil_id, own_class.name as class_name
    from course_pupil join course on course.id = course_pupil.course_id
    left join lateral (
      select class.name from class_pupil join class on class.id = class_pupil.class_id
      where class_pupil.pupil_id = course_pupil.pupil_id and class_pupil.ended_at is null
        and class.school_year_id = course.school_year_id
      order by class.name limit 1
    ) own_class on true
    where course_pupil.course_id = any(${[...new Set(courseIds)]}::uuid[])`.execute(db)
  return new Map(
    [...Map.groupBy(rows, (row) => row.course_id)].map(([courseId, ofCourse]) => [
      courseId,
      new Map(ofCourse.map((row) => [row.pupil_id, row.class_name])),
    ]),
  )
}
