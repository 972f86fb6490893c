/** Reads logs: lessons with all that they carry, by course; and the courses of a class, then or now. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { LoggedLesson } from './log-entry.ts'

/** Lessons that have begun, both days included, the latest first. */
export async function readLoggedLessons(
  db: SchoolDatabase,
  asked: {
    readonly courseIds: readonly Id[]
    /** Whose times of exercises are told; null: the class's. */
    readonly pupilId: Id | null
    readonly from: Day
    readonly until: Day
    readonly begunBy: Date
    readonly limit: number
  },
): Promise<LoggedLesson[]> {
  const { rows } = await sql<LoggedLesson>`
    select lesson.id, lesson.course_id as "courseId", course.name as "courseName",
      json_build_object('code', subject.code, 'label', subject.label, 'family', subject.family)
        as subject,
      lesson.planned_on as "plannedOn", lesson.on_date as "onDate",
      lesson.starts_at as "startsAt", lesson.ends_at as "endsAt", lesson.status,
      lesson.homework, lesson.homework_due_on as "homeworkDueOn",
      ${shownName('giver')} as "homeworkBy",
      lesson.homework_at as "homeworkAt",
      coalesce((
        select json_agg(json_build_object('text', lesson_log.done, 'at', lesson_log.written_at,
          'by', ${shownName('writer')})
          order by lesson_log.begun_at, lesson_log.written_by)
        from lesson_log join person writer on writer.id = lesson_log.written_by
        where lesson_log.lesson_id = lesson.id and lesson_log.done <> ''
      ), '[]') as done,
      coalesce((
        select json_agg(json_build_object('id', resource.id,
          'title', coalesce(revision.title, resource.title),
          'isThere', resource.deleted_at is null and revision.id is not null)
          order by lesson_resource.position)
        from lesson_resource
        join resource on resource.id = lesson_resource.resource_id
        left join resource_revision revision on revision.id = resource.published_revision_id
        where lesson_resource.lesson_id = lesson.id
      ), '[]') as readings,
      coalesce((
        select json_agg(json_build_object('id', assignment.id, 'title', revision.title,
          'opensAt', terms.opens_at, 'dueAt', terms.due_at, 'isToSome', assignment.to_some)
          order by assignment.assigned_at, assignment.id)
        from assignment join exercise_revision revision on revision.id = assignment.revision_id
        cross join lateral terms_of(assignment.id, ${asked.pupilId}::uuid) terms
        where assignment.lesson_id = lesson.id and assignment.withdrawn_at is null
      ), '[]') as exercises,
      exists (select from live_recording where live_recording.lesson_id = lesson.id)
        as "isRecorded"
    from lesson
    join course on course.id = lesson.course_id
    join subject on subject.code = course.subject_code
    left join person giver on giver.id = lesson.homework_by
    where lesson.course_id = any(${[...asked.courseIds]}::uuid[])
      and lesson.on_date between ${asked.from}::date and ${asked.until}::date
      and lesson.starts_at <= ${asked.begunBy}
    order by lesson.starts_at desc, course.name, lesson.id
    limit ${asked.limit}`.execute(db)
  return rows
}

export interface LogPlace {
  readonly schoolUai: string
  readonly schoolName: string
  readonly timeZone: string
  readonly year: string
  readonly yearFrom: Day
  readonly yearUntil: Day
  readonly name: string
}

/** A class of this year or of an earlier one. */
export async function readClassPlace(db: SchoolDatabase, classId: Id): Promise<LogPlace | null> {
  const row = await db
    .selectFrom('class')
    .innerJoin('school', 'school.uai', 'class.school_uai')
    .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
    .select(['school.uai as schoolUai', 'school.name as schoolName'])
    .select(['school.time_zone as timeZone', 'school_year.label as year', 'class.name'])
    .select(['school_year.starts_on as yearFrom', 'school_year.ends_on as yearUntil'])
    .where('class.id', '=', classId)
    .executeTakeFirst()
  return row ?? null
}

/** A course of this year or of an earlier one, with the names of its classes and groups. */
export async function readCourseLogPlace(
  db: SchoolDatabase,
  courseId: Id,
): Promise<(LogPlace & { readonly audience: string[] }) | null> {
  const { rows } = await sql<LogPlace & { audience: string[] }>`
    select school.uai as "schoolUai", school.name as "schoolName",
      school.time_zone as "timeZone", school_year.label as year, course.name,
      school_year.starts_on as "yearFrom", school_year.ends_on as "yearUntil",
      audience_of_course(course.id) as audience
    from course
    join school on school.uai = course.school_uai
    join school_year on school_year.id = course.school_year_id
    where course.id = ${courseId}`.execute(db)
  return rows[0] ?? null
}

export interface LoggedCourse {
  readonly id: Id
  readonly name: string
}

/** Whoever was in both at one time: both memberships still run, or both are over. */
const togetherInGroup = sql`(group_pupil.ended_at is null) = (class_pupil.ended_at is null)`

/** Courses of a class: its own, and those of groups with one of its pupils; closed ones too. */
export async function readCoursesOfLog(db: SchoolDatabase, classId: Id): Promise<LoggedCourse[]> {
  const { rows } = await sql<LoggedCourse>`
    select course.id, course.name from course
    join class on class.id = ${classId} and class.school_year_id = course.school_year_id
    where exists (
      select from course_class
      where course_class.course_id = course.id and course_class.class_id = class.id
    ) or exists (
      select from course_group
      join group_pupil on group_pupil.group_id = course_group.group_id
      join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
      where course_group.course_id = course.id and class_pupil.class_id = class.id
        and ${togetherInGroup}
    )
    order by course.name, course.id`.execute(db)
  return rows
}

/** Those of the courses that there are, by name. */
export async function readLoggedCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<LoggedCourse[]> {
  if (courseIds.length === 0) return []
  return db
    .selectFrom('course')
    .select(['id', 'name'])
    .where('id', 'in', [...courseIds])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export interface ClassOfYear {
  readonly yearId: Id
  readonly yearLabel: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly classId: Id
  readonly className: string
  readonly held: number
  readonly written: number
}

/**
 * Classes of every year that ended on `endsFrom` or later, the latest year first; with the lessons
 * that took place between two moments, and of how many something is written.
 */
export async function readClassesWithLogs(
  db: SchoolDatabase,
  asked: {
    readonly uai: string
    readonly endsFrom: Day
    readonly heldFrom: Date
    readonly heldUntil: Date
  },
): Promise<ClassOfYear[]> {
  const { rows } = await sql<ClassOfYear>`
    select school_year.id as "yearId", school_year.label as "yearLabel",
      school_year.starts_on as "startsOn", school_year.ends_on as "endsOn",
      class.id as "classId", class.name as "className",
      coalesce(counted.held, 0) as held, coalesce(counted.written, 0) as written
    from school_year
    join class on class.school_year_id = school_year.id
    left join lateral (
      select count(*) as held, count(*) filter (where exists (
        select from lesson_log where lesson_log.lesson_id = lesson.id and lesson_log.done <> ''
      )) as written
      from course_class join lesson on lesson.course_id = course_class.course_id
      where course_class.class_id = class.id and lesson.status <> 'cancelled'
        and lesson.ends_at > ${asked.heldFrom} and lesson.ends_at <= ${asked.heldUntil}
    ) counted on true
    where school_year.school_uai = ${asked.uai} and school_year.ends_on >= ${asked.endsFrom}::date
    order by school_year.starts_on desc, class.name`.execute(db)
  return rows
}
