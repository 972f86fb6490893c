/** Reads what a course carries, for whoever taught it, and what another one has already. */
import { type RawBuilder, sql } from 'kysely'
import { repriseLessonsMax, repriseSourcesMax } from '#contract/reprises.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { OrderedLesson } from './lesson-order.ts'

export interface CourseFrame {
  readonly courseId: Id
  readonly schoolUai: string
  readonly timeZone: string
  readonly name: string
  readonly audience: string[]
  readonly year: string
  readonly yearFrom: Day
  readonly yearUntil: Day
}

export async function readCourseFrame(
  db: SchoolDatabase,
  courseId: Id,
): Promise<CourseFrame | undefined> {
  const { rows } = await sql<CourseFrame>`
    select course.id as "courseId", course.school_uai as "schoolUai",
      school.time_zone as "timeZone", course.name, audience_of_course(course.id) as audience,
      school_year.label as year, school_year.starts_on as "yearFrom",
      school_year.ends_on as "yearUntil"
    from course join school on school.uai = course.school_uai
    join school_year on school_year.id = course.school_year_id
    where course.id = ${courseId}`.execute(db)
  return rows[0]
}

/**
 * True of a thing of the row `course` where the teacher may see that it was there: all that courses
 * of theirs carry, closed ones too; of a course that others gave or give, what they put there.
 */
function isSeenBy(teacherId: Id, putBy: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(putBy)} = ${teacherId} or exists (
    select from course_teacher
    where course_teacher.course_id = course.id and course_teacher.teacher_id = ${teacherId}
  ))`
}

export interface SourceRow {
  readonly courseId: Id
  readonly name: string
  readonly year: string
  readonly audience: string[]
  readonly resources: number
  readonly exercises: number
}

/** Courses of the school with something for the teacher to take, the latest year first. */
export async function readSources(
  db: SchoolDatabase,
  asked: { readonly schoolUai: string; readonly teacherId: Id; readonly exceptId: Id },
): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select * from (
      select course.id as "courseId", course.name, school_year.label as year,
        school_year.starts_on, audience_of_course(course.id) as audience,
        (select count(*) from lesson join lesson_resource on lesson_resource.lesson_id = lesson.id
          where lesson.course_id = course.id
            and ${isSeenBy(asked.teacherId, 'lesson_resource.attached_by')}) as resources,
        (select count(*) from assignment
          where assignment.course_id = course.id and assignment.withdrawn_at is null
            and ${isSeenBy(asked.teacherId, 'assignment.assigned_by')}) as exercises
      from course join school_year on school_year.id = course.school_year_id
      where course.school_uai = ${asked.schoolUai} and course.id <> ${asked.exceptId}
    ) source
    where resources + exercises > 0
    order by starts_on desc, name, "courseId"
    limit ${repriseSourcesMax}`.execute(db)
  return rows.map(({ courseId, name, year, audience, resources, exercises }) => {
    return { courseId, name, year, audience, resources, exercises }
  })
}

/** By time. */
export async function readOrderedLessons(
  db: SchoolDatabase,
  courseId: Id,
): Promise<OrderedLesson[]> {
  const rows = await db
    .selectFrom('lesson')
    .select(['id', 'on_date', 'starts_at', 'status'])
    .where('course_id', '=', courseId)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(repriseLessonsMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    onDate: row.on_date,
    startsAtMs: row.starts_at.getTime(),
    isCancelled: row.status === 'cancelled',
  }))
}

export interface SourceThing {
  readonly lessonId: Id
  readonly kind: 'resource' | 'exercise'
  /** The resource, or the assignment. */
  readonly thingId: Id
  readonly contentId: Id
  readonly title: string
  /** Null: of the common bank. */
  readonly ownerId: Id | null
  readonly isPublished: boolean
  /** Of an assignment; null with resources. */
  readonly opensAt: Date | null
  readonly dueAt: Date | null
  readonly lateAccepted: boolean | null
  readonly attemptsMax: number | null
  readonly feedback: 'now' | 'after_due' | null
  readonly minutes: number | null
  /** It was given to some pupils of the course. */
  readonly wasToSome: boolean
}

/**
 * In the order of the lessons; at a lesson, resources first. An exercise that was given without a
 * lesson belongs to the one before its opening, or to the first.
 */
export async function readSourceThings(
  db: SchoolDatabase,
  asked: {
    readonly courseId: Id
    readonly teacherId: Id
    /** Null: from the course's first lesson on. */
    readonly fromLesson: Id | null
    readonly limit: number
  },
): Promise<SourceThing[]> {
  const { rows } = await sql<SourceThing>`
    select thing.* from (
      select lesson.id as "lessonId", 'resource' as kind, resource.id as "thingId",
        resource.id as "contentId", coalesce(revision.title, resource.title) as title,
        resource.owner_id as "ownerId",
        revision.id is not null and resource.deleted_at is null as "isPublished",
        lesson_resource.position::float8 as position, null::timestamptz as "opensAt",
        null::timestamptz as "dueAt", null::boolean as "lateAccepted", null::int as "attemptsMax",
        null::text as feedback, null::int as minutes,
        false as "wasToSome"
      from course join lesson on lesson.course_id = course.id
      join lesson_resource on lesson_resource.lesson_id = lesson.id
      join resource on resource.id = lesson_resource.resource_id
      left join resource_revision revision on revision.id = resource.published_revision_id
      where course.id = ${asked.courseId}
        and ${isSeenBy(asked.teacherId, 'lesson_resource.attached_by')}
      union all
      select coalesce(assignment.lesson_id, before.id, first.id), 'exercise', assignment.id,
        exercise.id, coalesce(revision.title, exercise.title), exercise.owner_id,
        revision.id is not null and exercise.deleted_at is null,
        extract(epoch from assignment.assigned_at)::float8, assignment.opens_at, assignment.due_at,
        assignment.late_accepted, assignment.attempts_max, assignment.feedback, assignment.minutes,
        assignment.to_some
      from course join assignment on assignment.course_id = course.id
      join exercise on exercise.id = assignment.exercise_id
      left join exercise_revision revision on revision.id = exercise.published_revision_id
      left join lateral (
        select id from lesson where lesson.course_id = course.id
          and lesson.starts_at <= assignment.opens_at order by starts_at desc limit 1
      ) before on true
      left join lateral (
        select id from lesson where lesson.course_id = course.id order by starts_at limit 1
      ) first on true
      where course.id = ${asked.courseId} and assignment.withdrawn_at is null
        and ${isSeenBy(asked.teacherId, 'assignment.assigned_by')}
    ) thing
    join lesson on lesson.id = thing."lessonId"
    where ${asked.fromLesson}::uuid is null
      or lesson.starts_at >= (select starts_at from lesson where id = ${asked.fromLesson}::uuid)
    order by lesson.starts_at, lesson.id, thing.kind desc, thing.position, thing."thingId"
    limit ${asked.limit}`.execute(db)
  return rows
}

/** What lies at the lessons of a course: resources and exercises, by lesson. */
export async function readCarried(
  db: SchoolDatabase,
  courseId: Id,
): Promise<{ lessonId: Id | null; contentId: Id }[]> {
  const { rows } = await sql<{ lessonId: Id | null; contentId: Id }>`
    select lesson.id as "lessonId", lesson_resource.resource_id as "contentId"
    from lesson join lesson_resource on lesson_resource.lesson_id = lesson.id
    where lesson.course_id = ${courseId}
    union
    select lesson_id, exercise_id from assignment
    where course_id = ${courseId} and withdrawn_at is null`.execute(db)
  return rows
}

/** Of these resources, those that people can read. */
export async function readPublishedResources(
  db: SchoolDatabase,
  resourceIds: readonly Id[],
): Promise<ReadonlySet<Id>> {
  if (resourceIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('resource')
    .select('id')
    .where('id', 'in', [...resourceIds])
    .where('published_revision_id', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
