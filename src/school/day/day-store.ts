/** Reads a pupil's day: lessons with all they carry, work to hand in, homework. */
import { sql } from 'kysely'
import { handInMax } from '#contract/day.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Lessons of one person on one day. */
const lessonsMax = 60

export interface WorkRow {
  readonly id: Id
  readonly title: string
  readonly opensAt: string
  readonly dueAt: string | null
  /** Until when marks wait where they wait for the due time. */
  readonly marksDueAt: string | null
  readonly lateAccepted: boolean
  readonly feedback: 'now' | 'after_due'
  readonly hasAttempt: boolean
  readonly isSubmitted: boolean
  readonly toMark: number
  /** When the last copy was returned, where a person marked in it. */
  readonly returnedAt: string | null
}

export interface DayLessonRow {
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
  readonly note: string | null
  readonly homework: string | null
  readonly homework_due_on: Day | null
  readonly teachers: { id: Id; familyName: string; givenName: string }[]
  readonly resources: { id: Id; title: string; revisionId: Id }[]
  readonly assignments: WorkRow[]
}

/**
 * The pupil's attempt at `assignment` that counts, or the team's, as columns that `workState` reads, and the terms under
 * which the pupil does it.
 */
const lastAttempt = (pupilId: Id) => sql`
  cross join lateral terms_of(assignment.id, ${pupilId}) terms
  left join lateral last_copy_of(assignment.id, ${pupilId}) last_attempt (id, number) on true
  left join submission on submission.attempt_id = last_attempt.id
  left join returned_copy on returned_copy.attempt_id = last_attempt.id`

/** Everything that stands on one day of a pupil, in one statement. */
export async function readLessonsOfDay(
  db: SchoolDatabase,
  pupilId: Id,
  courseIds: readonly Id[],
  on: Day,
): Promise<DayLessonRow[]> {
  if (courseIds.length === 0) return []
  const { rows } = await sql<DayLessonRow>`
    select lesson.id, lesson.course_id, lesson.school_uai, course.name as course_name,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family,
      lesson.planned_on, lesson.on_date, lesson.starts_at, lesson.ends_at, lesson.room,
      lesson.status, lesson.note, lesson.homework, lesson.homework_due_on,
      coalesce(teachers_of_lesson(lesson.id, course.id), '[]') as teachers,
      coalesce((
        select json_agg(json_build_object('id', resource.id, 'title', revision.title,
          'revisionId', revision.id) order by lesson_resource.position)
        from lesson_resource
        join resource on resource.id = lesson_resource.resource_id and resource.deleted_at is null
        join resource_revision revision on revision.id = resource.published_revision_id
        where lesson_resource.lesson_id = lesson.id
      ), '[]') as resources,
      coalesce((
        select json_agg(json_build_object('id', assignment.id, 'title', revision.title,
          'opensAt', terms.opens_at, 'dueAt', terms.due_at, 'marksDueAt', terms.marks_due_at,
          'lateAccepted', assignment.late_accepted, 'feedback', assignment.feedback,
          'hasAttempt', last_attempt.id is not null, 'isSubmitted', submission.id is not null,
          'toMark', coalesce(submission.to_mark, 0), 'returnedAt', returned_copy.returned_at
          ) order by assignment.assigned_at, assignment.id)
        from assignment
        join exercise_revision revision on revision.id = assignment.revision_id
        ${lastAttempt(pupilId)}
        where assignment.lesson_id = lesson.id and assignment.withdrawn_at is null
      ), '[]') as assignments
    from lesson
    join course on course.id = lesson.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    where lesson.course_id = any(${[...courseIds]}::uuid[]) and lesson.on_date = ${on}
    order by lesson.starts_at, lesson.ends_at, lesson.id
    limit ${lessonsMax}`.execute(db)
  return rows
}

export interface HandInRow extends WorkRow {
  /** The last one. */
  readonly attemptId: Id | null
  readonly lesson_id: Id | null
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
}

/**
 * Assignments that are open and due until `until`, or were missed since `since` and may still be
 * handed in, or have no due time and are not handed in; besides, those missed since `closedSince` that
 * are closed unless an outage moved their due time, and those of which a copy was returned since
 * `returnedSince`.
 */
export async function readWorkToHandIn(
  db: SchoolDatabase,
  pupilId: Id,
  courseIds: readonly Id[],
  window: Readonly<Record<'now' | 'since' | 'closedSince' | 'until' | 'returnedSince', Date>>,
): Promise<HandInRow[]> {
  if (courseIds.length === 0) return []
  const { closedSince, now, returnedSince, since, until } = window
  const { rows } = await sql<HandInRow>`
    select assignment.id, assignment.lesson_id, revision.title,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family,
      to_json(terms.opens_at) as "opensAt", to_json(terms.due_at) as "dueAt",
      to_json(terms.marks_due_at) as "marksDueAt",
      assignment.late_accepted as "lateAccepted", assignment.feedback,
      last_attempt.id is not null as "hasAttempt", submission.id is not null as "isSubmitted",
      coalesce(submission.to_mark, 0) as "toMark",
      to_json(returned_copy.returned_at) as "returnedAt", last_attempt.id as "attemptId"
    from assignment
    join course on course.id = assignment.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    join exercise_revision revision on revision.id = assignment.revision_id
    ${lastAttempt(pupilId)}
    where assignment.course_id = any(${[...courseIds]}::uuid[])
      and assignment.withdrawn_at is null and terms.opens_at <= ${now}
      and (
        terms.due_at between ${now} and ${until}
        or (terms.due_at is null and submission.id is null)
        or (terms.due_at <= ${now} and submission.id is null
          and terms.due_at >= case when assignment.late_accepted
            then ${since}::timestamptz else ${closedSince}::timestamptz end)
        or returned_copy.returned_at >= ${returnedSince}
      )
    order by terms.due_at nulls last, assignment.id
    limit ${handInMax}`.execute(db)
  return rows
}

export interface HomeworkRow {
  readonly lesson_id: Id
  readonly homework: string
  readonly homework_due_on: Day
  readonly time_zone: string
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
}

/** Homework in plain words that is due from `from` to `to`. */
export async function readHomework(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  from: Day,
  to: Day,
): Promise<HomeworkRow[]> {
  if (courseIds.length === 0) return []
  const { rows } = await sql<HomeworkRow>`
    select lesson.id as lesson_id, lesson.homework, lesson.homework_due_on, school.time_zone,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family
    from lesson
    join school on school.uai = lesson.school_uai
    join course on course.id = lesson.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    where lesson.course_id = any(${[...courseIds]}::uuid[])
      and lesson.homework is not null
      and lesson.homework_due_on between ${from} and ${to}
    order by lesson.homework_due_on, lesson.starts_at
    limit ${handInMax}`.execute(db)
  return rows
}

/** The next day after `on` on which one of the courses meets; null where none is known. */
export async function readNextLessonDay(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  on: Day,
): Promise<Day | null> {
  if (courseIds.length === 0) return null
  const { rows } = await sql<{ day: Day | null }>`
    select min(on_date) as day from lesson
    where course_id = any(${[...courseIds]}::uuid[])
      and on_date > ${on} and status <> 'cancelled'`.execute(db)
  return rows[0]?.day ?? null
}

/** Contents of published revisions, to tell once how long each takes. */
export async function readRevisionContents(
  db: SchoolDatabase,
  revisionIds: readonly Id[],
): Promise<{ id: Id; content: unknown }[]> {
  if (revisionIds.length === 0) return []
  return db
    .selectFrom('resource_revision')
    .select(['id', 'content'])
    .where('id', 'in', [...revisionIds])
    .execute()
}

export interface MarkedRow {
  readonly assignment_id: Id
  readonly title: string
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
  readonly feedback: 'now' | 'after_due'
  readonly opens_at: Date
  readonly marks_due_at: Date | null
  readonly marked_at: Date
  readonly points: number
  readonly points_max: number
}

/** Marked work that one answer lists. */
const markedMax = 20

/** The pupil's last attempts, or the team's, whose every question is marked, and which were returned where a person marked; newest first. */
export async function readMarkedSince(
  db: SchoolDatabase,
  pupilId: Id,
  courseIds: readonly Id[],
  since: Date,
): Promise<MarkedRow[]> {
  if (courseIds.length === 0) return []
  const { rows } = await sql<MarkedRow>`
    with own as materialized (
      select attempt_id from submission where pupil_id = ${pupilId}
      union
      select theirs.attempt_id from team_member own
      join team_member mate
        on mate.assignment_id = own.assignment_id and mate.number = own.number
      join submission theirs on theirs.assignment_id = mate.assignment_id
        and theirs.pupil_id = mate.pupil_id
      where own.pupil_id = ${pupilId}
    )
    select assignment.id as assignment_id, revision.title,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family, assignment.feedback, terms.opens_at, terms.marks_due_at,
      submission.points + coalesce(by_hand.points, 0) + coalesce(changed.points, 0) as points,
      submission.points_max,
      greatest(submission.received_at, returned_copy.returned_at,
        case when assignment.feedback = 'after_due' then terms.marks_due_at end) as marked_at
    from own
    join submission on submission.attempt_id = own.attempt_id
    join assignment on assignment.id = submission.assignment_id
    cross join lateral terms_of(assignment.id, ${pupilId}) terms
    join exercise_revision revision on revision.id = assignment.revision_id
    join course on course.id = assignment.course_id and course.deactivated_at is null
    join subject on subject.code = course.subject_code
    left join lateral (
      select sum(greatest(0, hand_mark.points - hand_mark.hint_cost)) as points
      from hand_mark where hand_mark.attempt_id = submission.attempt_id
    ) by_hand on true
    left join lateral (
      select sum(gained) as points
      from changed_mark where changed_mark.attempt_id = submission.attempt_id
    ) changed on true
    left join returned_copy on returned_copy.attempt_id = submission.attempt_id
    where assignment.course_id = any(${[...courseIds]}::uuid[])
      and assignment.withdrawn_at is null
      and (submission.to_mark = 0 or returned_copy.attempt_id is not null)
      and greatest(submission.received_at, returned_copy.returned_at,
        case when assignment.feedback = 'after_due' then terms.marks_due_at end) >= ${since}
      and submission.attempt_id = (
        select attempt_id from last_copy_of(assignment.id, ${pupilId})
      )
    order by marked_at desc
    limit ${markedMax}`.execute(db)
  return rows
}
