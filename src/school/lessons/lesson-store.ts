/** Reads and changes single lessons: the days that the timetable and the teachers made. */
import { sql, type Updateable } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { TimetableTables } from '#school/timetable-tables.ts'

export interface LessonRow {
  readonly id: Id
  readonly school_uai: string
  readonly course_id: Id
  readonly course_name: string
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
  readonly planned_on: Day | null
  readonly on_date: Day
  readonly starts_at: Date
  readonly ends_at: Date
  readonly room: string | null
  readonly status: 'planned' | 'moved' | 'cancelled'
  readonly note: string | null
  readonly homework: string | null
  readonly homework_due_on: Day | null
  readonly homework_due_lesson_id: Id | null
  readonly time_zone: string
  /** The slot's own times, where the lesson still has one. */
  readonly slot_starts: string | null
  readonly slot_ends: string | null
  readonly slot_room: string | null
  readonly teachers: { id: Id; familyName: string; givenName: string }[]
  readonly substitution: { id: Id; isSingle: boolean; untilDay: Day } | null
  readonly audience: string[]
}

const lessonColumns = sql`
  lesson.id, lesson.school_uai, lesson.course_id, course.name as course_name,
  subject.code as subject_code, subject.label as subject_label, subject.family as subject_family,
  lesson.planned_on, lesson.on_date, lesson.starts_at, lesson.ends_at, lesson.room, lesson.status,
  lesson.note, lesson.homework, lesson.homework_due_on,
  lesson.homework_due_lesson_id, school.time_zone,
  slot.starts as slot_starts, slot.ends as slot_ends, slot.room as slot_room,
  coalesce(teachers_of_lesson(lesson.id, course.id), '[]') as teachers,
  substitution_of_lesson(lesson.id, course.id) as substitution,
  audience_of_course(course.id) as audience`

const lessonTables = sql`
  lesson join course on course.id = lesson.course_id
  join subject on subject.code = course.subject_code
  join school on school.uai = lesson.school_uai
  left join timetable_slot slot on slot.id = lesson.slot_id`

export async function readLesson(db: SchoolDatabase, lessonId: Id): Promise<LessonRow | null> {
  const { rows } = await sql<LessonRow>`
    select ${lessonColumns} from ${lessonTables}
    where lesson.id = ${lessonId} and course.deactivated_at is null`.execute(db)
  return rows[0] ?? null
}

/** Where a lesson belongs, for the rules. */
export async function readLessonPlace(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<{ courseId: Id; schoolUai: string } | null> {
  const row = await db
    .selectFrom('lesson')
    .select(['course_id', 'school_uai'])
    .where('id', '=', lessonId)
    .executeTakeFirst()
  return row === undefined ? null : { courseId: row.course_id, schoolUai: row.school_uai }
}

/** Lessons in one week's answer; a school's busiest class has some forty. */
const weekLessonsMax = 1_000

/** Lessons of the courses, and those for which `substituteId` stands in, unless that is over by `now`. */
export async function readLessonsOfCourses(
  db: SchoolDatabase,
  {
    courseIds,
    now,
    substituteId,
  }: { readonly courseIds: readonly Id[]; readonly now: Date; readonly substituteId: Id | null },
  from: Day,
  to: Day,
): Promise<LessonRow[]> {
  if (courseIds.length === 0 && substituteId === null) return []
  const { rows } = await sql<LessonRow>`
    select ${lessonColumns} from ${lessonTables}
    where (lesson.course_id = any(${[...courseIds]}::uuid[])
        or lesson.id in (select lessons_stood_in(${substituteId}::uuid, ${from}, ${to}, ${now})))
      and lesson.on_date between ${from} and ${to}
      and course.deactivated_at is null
    order by lesson.starts_at, lesson.ends_at, lesson.id
    limit ${weekLessonsMax}`.execute(db)
  return rows
}

/** The next meetings of the same course that are not cancelled. */
export function readNextLessons(db: SchoolDatabase, courseId: Id, after: Date, limit: number) {
  return db
    .selectFrom('lesson')
    .select(['id', 'on_date', 'starts_at'])
    .where('course_id', '=', courseId)
    .where('starts_at', '>', after)
    .where('status', '<>', 'cancelled')
    .orderBy('starts_at')
    .limit(limit)
    .execute()
}

/** The first and last day of the school year that a lesson belongs to. */
export async function readYearOfLesson(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<{ startsOn: Day; endsOn: Day }> {
  return db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .select(['school_year.starts_on as startsOn', 'school_year.ends_on as endsOn'])
    .where('lesson.id', '=', lessonId)
    .executeTakeFirstOrThrow()
}

export async function updateLesson(
  db: SchoolDatabase,
  lessonId: Id,
  change: Updateable<TimetableTables['lesson']>,
): Promise<void> {
  await db.updateTable('lesson').set(change).where('id', '=', lessonId).execute()
}
