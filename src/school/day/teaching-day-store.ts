/** Reads a teacher's day and a school's day. */
import { sql } from 'kysely'
import { markingMax } from '#contract/day.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Lessons of one teacher on one day; classes of one school. */
const lessonsMax = 60
const classesMax = 500

export interface TeachingLessonRow {
  readonly id: Id
  readonly course_id: Id
  readonly school_uai: string
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
  readonly substitution: {
    readonly fromDay: Day
    readonly substitute: { id: Id; familyName: string; givenName: string }
  } | null
  readonly note: string | null
  readonly homework: string | null
  readonly homework_due_on: Day | null
  readonly time_zone: string
  readonly audience: string[]
  readonly resources: { id: Id; title: string }[]
  readonly assignments: {
    id: Id
    title: string
    dueAt: string | null
    /** Who has it. */
    expected: number
    isToSome: boolean
    submitted: number
    toMark: number
  }[]
}

/** How many active pupils the course has. */
const pupilsOfCourse = sql`(
        select count(*) from course_pupil where course_pupil.course_id = course.id
      )`

/** How many pupils of the course have the assignment. */
const pupilsWithAssignment = sql`case when assignment.to_some then (
  select count(*) from assignment_pupil
  join course_pupil on course_pupil.pupil_id = assignment_pupil.pupil_id
  where assignment_pupil.assignment_id = assignment.id
    and course_pupil.course_id = assignment.course_id
) else ${pupilsOfCourse} end`

/** How many of them have handed something in. */
const pupilsWhoHandedIn = sql`(
  select count(*) from pupil_copy
  join course_pupil on course_pupil.pupil_id = pupil_copy.pupil_id
    and course_pupil.course_id = assignment.course_id
  where pupil_copy.assignment_id = assignment.id
)`

/** How many copies count and wait for a mark, also of who has left. */
const copiesToMark = sql`(
  select count(*) from counting_copy
  where counting_copy.assignment_id = assignment.id and counting_copy.waiting > 0
)`

/**
 * Lessons on a day with what they carry and how far the class is: of the courses, and those for which
 * `substituteId` stands in and whose days are not over.
 */
export async function readTeachingLessons(
  db: SchoolDatabase,
  {
    courseIds,
    now,
    substituteId,
  }: {
    readonly courseIds: readonly Id[]
    readonly substituteId: Id
    readonly now: Date
  },
  on: Day,
): Promise<TeachingLessonRow[]> {
  const { rows } = await sql<TeachingLessonRow>`
    select lesson.id, lesson.course_id, lesson.school_uai, course.name as course_name,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family,
      lesson.planned_on, lesson.on_date, lesson.starts_at, lesson.ends_at, lesson.room,
      lesson.status, lesson.note, lesson.homework, lesson.homework_due_on, school.time_zone,
      audience_of_course(course.id) as audience,
      substitution_of_lesson(lesson.id, course.id) as substitution,
      coalesce((
        select json_agg(json_build_object('id', resource.id, 'title', revision.title)
          order by lesson_resource.position)
        from lesson_resource
        join resource on resource.id = lesson_resource.resource_id and resource.deleted_at is null
        join resource_revision revision on revision.id = resource.published_revision_id
        where lesson_resource.lesson_id = lesson.id
      ), '[]') as resources,
      coalesce((
        select json_agg(json_build_object('id', assignment.id, 'title', revision.title,
          'dueAt', assignment.due_at, 'submitted', ${pupilsWhoHandedIn}, 'toMark', ${copiesToMark},
          'isToSome', assignment.to_some, 'expected', ${pupilsWithAssignment})
          order by assignment.assigned_at, assignment.id)
        from assignment
        join exercise_revision revision on revision.id = assignment.revision_id
        where assignment.lesson_id = lesson.id and assignment.withdrawn_at is null
      ), '[]') as assignments
    from lesson
    join course on course.id = lesson.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    join school on school.uai = lesson.school_uai
    where lesson.on_date = ${on} and (
      lesson.course_id = any(${[...courseIds]}::uuid[])
      or lesson.id in (select lessons_stood_in(${substituteId}, ${on}, ${on}, ${now}))
    )
    order by lesson.starts_at, lesson.ends_at, lesson.id
    limit ${lessonsMax}`.execute(db)
  return rows
}

/** Copies of the courses that count and wait for a person's mark, whatever the day. */
export async function countWorkToMark(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<number> {
  if (courseIds.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from counting_copy
    join assignment on assignment.id = counting_copy.assignment_id
    where assignment.course_id = any(${[...courseIds]}::uuid[])
      and assignment.withdrawn_at is null and counting_copy.waiting > 0`.execute(db)
  return rows[0]?.count ?? 0
}

export interface MarkingRow {
  readonly id: Id
  readonly title: string
  readonly course_name: string
  readonly to_mark: number
}

/** The assignments whose counting copies wait for a mark, the one that has waited longest first. */
export async function readMarking(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<MarkingRow[]> {
  if (courseIds.length === 0) return []
  const { rows } = await sql<MarkingRow>`
    select assignment.id, revision.title, course.name as course_name, count(*) as to_mark
    from counting_copy
    join assignment on assignment.id = counting_copy.assignment_id
    join exercise_revision revision on revision.id = assignment.revision_id
    join course on course.id = assignment.course_id
    where assignment.course_id = any(${[...courseIds]}::uuid[])
      and assignment.withdrawn_at is null and counting_copy.waiting > 0
    group by assignment.id, revision.title, course.name
    order by min(counting_copy.received_at), assignment.id
    limit ${markingMax}`.execute(db)
  return rows
}

export interface ClassDayRow {
  readonly id: Id
  readonly name: string
  readonly pupils: number
  readonly lessons: number
  readonly cancelled: number
  readonly prepared: number
  readonly submitted: number
}

/** The first tables of the statement below: open classes, their pupils, the courses they follow. */
const classesWithPupilsAndCourses = (yearId: Id) => sql`
    with open_class as materialized (
      select id, name, level_label, school_uai from class
      where school_year_id = ${yearId} and deactivated_at is null
      order by name limit ${classesMax}
    ),
    member as materialized (
      select class_pupil.class_id, class_pupil.pupil_id from open_class
      join class_pupil on class_pupil.class_id = open_class.id and class_pupil.ended_at is null
      join school_role on school_role.person_id = class_pupil.pupil_id
        and school_role.school_uai = open_class.school_uai and school_role.role = 'pupil'
        and school_role.deactivated_at is null
    ),
    followed as materialized (
      select course_class.class_id, course_class.course_id from open_class
      join course_class on course_class.class_id = open_class.id
      union
      select member.class_id, course_group.course_id from member
      join group_pupil on group_pupil.pupil_id = member.pupil_id and group_pupil.ended_at is null
      join course_group on course_group.group_id = group_pupil.group_id
    )`

/** Every class of a year on one day; `from` and `to` are the day's first and last instants. */
export async function readClassesOfDay(
  db: SchoolDatabase,
  yearId: Id,
  on: Day,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<ClassDayRow[]> {
  const { rows } = await sql<ClassDayRow>`
    ${classesWithPupilsAndCourses(yearId)},
    lesson_count as (
      select followed.class_id,
        count(*) filter (where lesson.status <> 'cancelled') as lessons,
        count(*) filter (where lesson.status = 'cancelled') as cancelled,
        count(*) filter (where lesson.status <> 'cancelled' and (
          lesson.homework is not null
          or exists (select 1 from lesson_resource where lesson_resource.lesson_id = lesson.id)
          or exists (
            select 1 from assignment
            where assignment.lesson_id = lesson.id and assignment.withdrawn_at is null
          )
        )) as prepared
      from followed
      join course on course.id = followed.course_id and course.deactivated_at is null
      join lesson on lesson.course_id = course.id and lesson.on_date = ${on}
      group by followed.class_id
    ),
    work_count as (
      select member.class_id, count(*) as submitted from member
      join submission on submission.pupil_id = member.pupil_id
        and submission.received_at >= ${from} and submission.received_at < ${to}
      group by member.class_id
    )
    select open_class.id, open_class.name,
      (select count(*) from member where member.class_id = open_class.id) as pupils,
      coalesce(lesson_count.lessons, 0) as lessons,
      coalesce(lesson_count.cancelled, 0) as cancelled,
      coalesce(lesson_count.prepared, 0) as prepared,
      coalesce(work_count.submitted, 0) as submitted
    from open_class
    left join lesson_count on lesson_count.class_id = open_class.id
    left join work_count on work_count.class_id = open_class.id
    order by open_class.level_label, open_class.name`.execute(db)
  return rows
}
