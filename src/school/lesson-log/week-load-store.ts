/** Reads what falls due between two days: assessments, plain homework, exercises to hand in. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface DueAssessment {
  readonly id: Id
  readonly courseId: Id
  readonly courseName: string
  readonly title: string
  readonly on: Day
}

/** Both days included, as they follow each other. */
export async function readDueAssessments(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  from: Day,
  until: Day,
): Promise<DueAssessment[]> {
  if (courseIds.length === 0) return []
  return db
    .selectFrom('assessment')
    .innerJoin('course', 'course.id', 'assessment.course_id')
    .select(['assessment.id', 'assessment.course_id as courseId', 'course.name as courseName'])
    .select(['assessment.title', 'assessment.on_day as on'])
    .where('assessment.course_id', 'in', [...courseIds])
    .where('assessment.removed_at', 'is', null)
    .where('assessment.on_day', '>=', from)
    .where('assessment.on_day', '<=', until)
    .orderBy('assessment.on_day')
    .orderBy('course.name')
    .orderBy('assessment.id')
    .execute()
}

export interface DueHomework {
  readonly courseName: string
  readonly text: string
  readonly on: Day
  /** For some pupils of the course. */
  readonly isToSome: boolean
}

/** Plain homework, and exercises that are to be handed in, by their day on the school's clock. */
export async function readDueHomework(
  db: SchoolDatabase,
  asked: {
    readonly courseIds: readonly Id[]
    readonly from: Day
    readonly until: Day
    readonly timeZone: string
    readonly limit: number
  },
): Promise<DueHomework[]> {
  const { courseIds, from, limit, timeZone, until } = asked
  const { rows } = await sql<DueHomework>`
    select course.name as "courseName", due.text, due.on_day as "on",
      due.to_some as "isToSome" from (
      select lesson.course_id, lesson.homework as text, lesson.homework_due_on as on_day,
        false as to_some
      from lesson
      where lesson.course_id = any(${[...courseIds]}::uuid[]) and lesson.homework is not null
        and lesson.homework_due_on between ${from}::date and ${until}::date
      union all
      select assignment.course_id, revision.title,
        (assignment.due_at at time zone ${timeZone})::date, assignment.to_some
      from assignment join exercise_revision revision on revision.id = assignment.revision_id
      where assignment.course_id = any(${[...courseIds]}::uuid[])
        and assignment.withdrawn_at is null
        and assignment.due_at >= ${from}::date::timestamp at time zone ${timeZone}
        and assignment.due_at < (${until}::date + 1)::timestamp at time zone ${timeZone}
    ) due join course on course.id = due.course_id
    order by due.on_day, course.name, due.text
    limit ${limit}`.execute(db)
  return rows
}

export interface ClassOfCourse {
  readonly id: Id
  readonly name: string
}

/** Classes that follow a course now: as a class, or with a pupil in one of its groups. */
export async function readClassesOfCourse(
  db: SchoolDatabase,
  courseId: Id,
): Promise<ClassOfCourse[]> {
  const { rows } = await sql<ClassOfCourse>`
    select class.id, class.name from class
    join course on course.id = ${courseId} and course.school_year_id = class.school_year_id
    where class.deactivated_at is null and (exists (
      select from course_class
      where course_class.course_id = course.id and course_class.class_id = class.id
    ) or exists (
      select from course_group
      join group_pupil on group_pupil.group_id = course_group.group_id
        and group_pupil.ended_at is null
      join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
        and class_pupil.ended_at is null
      where course_group.course_id = course.id and class_pupil.class_id = class.id
    ))
    order by class.name`.execute(db)
  return rows
}

export interface ClassAssessments extends ClassOfCourse {
  readonly assessments: number
}

/** Of each class of a school year with an assessment between the days, the fullest first. */
export async function countDueAssessments(
  db: SchoolDatabase,
  schoolYearId: Id,
  from: Day,
  until: Day,
): Promise<ClassAssessments[]> {
  const { rows } = await sql<ClassAssessments>`
    with due as (
      select assessment.id, assessment.course_id from assessment
      join course on course.id = assessment.course_id and course.school_year_id = ${schoolYearId}
      where assessment.removed_at is null
        and assessment.on_day between ${from}::date and ${until}::date
    ), follows as (
      select due.id, course_class.class_id from due
      join course_class on course_class.course_id = due.course_id
      union
      select due.id, class_pupil.class_id from due
      join course_group on course_group.course_id = due.course_id
      join group_pupil on group_pupil.group_id = course_group.group_id
        and group_pupil.ended_at is null
      join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
        and class_pupil.ended_at is null
    )
    select class.id, class.name, count(*)::integer as assessments
    from follows join class on class.id = follows.class_id
      and class.school_year_id = ${schoolYearId} and class.deactivated_at is null
    group by class.id, class.name
    order by assessments desc, class.name`.execute(db)
  return rows
}
