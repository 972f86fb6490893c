/** Reads lessons with who belonged to them, and the work that was done for their courses. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface RegisterLesson {
  readonly id: Id
  readonly schoolUai: string
  readonly courseId: Id
  readonly courseName: string
  readonly onDate: Day
  readonly startsAt: Date
  readonly endsAt: Date
  readonly schoolName: string
  /** The start on the school's clock: `08:30`. */
  readonly startsAtTime: string
  readonly status: 'planned' | 'moved' | 'cancelled'
  readonly timeZone: string
}

const lessonColumns = sql`
  lesson.id, lesson.school_uai as "schoolUai", lesson.course_id as "courseId",
  course.name as "courseName", lesson.on_date as "onDate", lesson.starts_at as "startsAt",
  lesson.ends_at as "endsAt", lesson.status, school.time_zone as "timeZone",
  school.name as "schoolName",
  to_char(lesson.starts_at at time zone school.time_zone, 'HH24:MI') as "startsAtTime"
  from lesson
  join course on course.id = lesson.course_id
  join school on school.uai = lesson.school_uai`

/** Null where there is no such lesson. */
export async function readRegisterLesson(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<RegisterLesson | null> {
  const { rows } = await sql<RegisterLesson>`
    select ${lessonColumns} where lesson.id = ${lessonId}`.execute(db)
  return rows[0] ?? null
}

/** Lessons that took or take place, both days included, as they follow each other. */
export async function readLessonsOfSchool(
  db: SchoolDatabase,
  uai: string,
  fromDay: Day,
  untilDay: Day,
): Promise<RegisterLesson[]> {
  const { rows } = await sql<RegisterLesson>`
    select ${lessonColumns}
    where lesson.school_uai = ${uai} and lesson.status <> 'cancelled'
      and still_meets(course.deactivated_at, lesson.ends_at)
      and lesson.on_date between ${fromDay}::date and ${untilDay}::date
    order by lesson.starts_at, lesson.id`.execute(db)
  return rows
}

/**
 * Lessons of those schools to which one of the pupils belonged when they ended, whatever they belong
 * to now.
 */
export async function readLessonsOfPupils(
  db: SchoolDatabase,
  of: {
    readonly pupilIds: readonly Id[]
    readonly uais: readonly string[]
    readonly fromDay: Day
    readonly untilDay: Day
  },
): Promise<RegisterLesson[]> {
  // Most pupils of a class have the same stays: told apart once, they are looked at once a lesson.
  const { rows } = await sql<RegisterLesson>`
    with stay as materialized (
      select distinct course_id, ended_at, outside from course_stay
      where pupil_id = any(${[...of.pupilIds]}::uuid[])
    )
    select ${lessonColumns}
    where lesson.course_id in (select course_id from stay)
      and lesson.school_uai = any(${[...of.uais]}::text[]) and lesson.status <> 'cancelled'
      and lesson.on_date between ${of.fromDay}::date and ${of.untilDay}::date
      and exists (
        select from stay
        where stay.course_id = lesson.course_id
          and belongs_at(lesson.ends_at, stay.ended_at, stay.outside)
      )
    order by lesson.starts_at, lesson.id`.execute(db)
  return rows
}

export interface RegisterMember {
  readonly lessonId: Id
  readonly pupilId: Id
  /** Null: has no account yet. */
  readonly accountId: Id | null
  readonly familyName: string
  readonly givenName: string
  /** The pupil's class of the lesson's school year, as it was when the lesson ended; null for whoever was in none. */
  readonly classId: Id | null
  readonly className: string | null
}

/** Who belonged to each lesson when it ended, by name. */
export async function readMembers(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<RegisterMember[]> {
  const { rows } = await sql<RegisterMember>`
    with asked as (
      select lesson.id, lesson.course_id, lesson.ends_at, course.school_year_id
      from lesson join course on course.id = lesson.course_id
      where lesson.id = any(${[...lessonIds]}::uuid[])
    ), member as (
      select distinct asked.id as lesson_id, course_stay.pupil_id from asked
      join course_stay on course_stay.course_id = asked.course_id
        and belongs_at(asked.ends_at, course_stay.ended_at, course_stay.outside)
    )
    select member.lesson_id as "lessonId", person.id as "pupilId", account.id as "accountId",
      coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", own.id as "classId", own.name as "className"
    from member
    join asked on asked.id = member.lesson_id
    join person on person.id = member.pupil_id
    left join account on account.person_id = person.id
    left join lateral (
      select class.id, class.name from class_pupil
      join class on class.id = class_pupil.class_id
        and class.school_year_id = asked.school_year_id
      where class_pupil.pupil_id = person.id
        and belongs_at(asked.ends_at, class_pupil.ended_at, class_pupil.outside)
      order by class.name limit 1
    ) own on true
    order by 4, 5, 2`.execute(db)
  return rows
}

export interface DayWork {
  readonly pupilId: Id
  readonly courseId: Id
  readonly onDay: Day
  readonly kind: 'handed_in' | 'saved'
  readonly at: Date
}

/**
 * What pupils handed in or saved between two moments, by pupil, course and day of the school's clock. A sheet
 * that a teacher hands in tells when the teacher did, and nothing of the pupil: it is left out.
 */
export async function readWork(
  db: SchoolDatabase,
  asked: {
    readonly courseIds: readonly Id[]
    readonly from: Date
    readonly until: Date
    readonly timeZone: string
  },
): Promise<DayWork[]> {
  const { courseIds, from, until, timeZone } = asked
  const { rows } = await sql<DayWork>`
    select "pupilId", "courseId", kind, (at at time zone ${timeZone})::date as "onDay",
      min(at) as at
    from (
      select submission.pupil_id as "pupilId", assignment.course_id as "courseId",
        'handed_in' as kind, submission.received_at as at
      from assignment join submission on submission.assignment_id = assignment.id
      where assignment.course_id = any(${[...courseIds]}::uuid[])
        and submission.received_at >= ${from} and submission.received_at < ${until}
        and not exists (select from paper_copy where paper_copy.attempt_id = submission.attempt_id)
      union all
      select attempt.pupil_id, assignment.course_id, 'saved', attempt_answer.saved_at
      from assignment join attempt on attempt.assignment_id = assignment.id
      join attempt_answer on attempt_answer.attempt_id = attempt.id
      where assignment.course_id = any(${[...courseIds]}::uuid[])
        and attempt_answer.saved_at >= ${from} and attempt_answer.saved_at < ${until}
    ) work
    group by 1, 2, 3, 4`.execute(db)
  return rows
}
