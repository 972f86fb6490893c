/** What a course's class is at now: its works of these days, and every pupil's copy of each. */
import { sql } from 'kysely'
import { glanceWorksMax } from '#contract/course-glance.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Copies of one pupil and work that are looked at for a question that stays wrong. */
const copiesLookedAt = 5

export interface GlanceCourse {
  readonly name: string
  readonly timeZone: string
}

/** Null where there is no such course. */
export async function readGlanceCourse(
  db: SchoolDatabase,
  courseId: Id,
): Promise<GlanceCourse | null> {
  const { rows } = await sql<GlanceCourse>`
    select course.name, school.time_zone as "timeZone" from course
    join school_year on school_year.id = course.school_year_id
    join school on school.uai = school_year.school_uai
    where course.id = ${courseId}`.execute(db)
  return rows[0] ?? null
}

/** The lesson of the day that goes on, else the next, else the last; null: none takes place. */
export async function readLessonNow(
  db: SchoolDatabase,
  courseId: Id,
  { on, now }: { readonly on: Day; readonly now: Date },
): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select id from lesson
    where course_id = ${courseId} and on_date = ${on}::date and status <> 'cancelled'
    order by ends_at <= ${now}, abs(extract(epoch from ends_at - ${now}::timestamptz))
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** Whether a lesson of the day takes place for any pupil of the course, in whichever of their courses. */
export async function readIsLessonDay(db: SchoolDatabase, courseId: Id, on: Day): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from lesson
      where on_date = ${on}::date and status <> 'cancelled' and course_id in (
        select own.course_id from course_pupil own
        where own.pupil_id in (select pupil_id from course_pupil where course_id = ${courseId})
      )
    ) as found`.execute(db)
  return rows[0]?.found ?? false
}

export interface GlanceWork {
  readonly id: Id
  readonly title: string
  readonly revisionId: Id
  readonly dueAt: Date | null
  /** Who has it; null: all. */
  readonly onlyFor: readonly Id[] | null
  /** Of all that would be shown, this one among them. */
  readonly total: number
}

/** Works that are open, or fell due on the day; without a due time, those that opened lately. */
export async function readGlanceWorks(
  db: SchoolDatabase,
  courseId: Id,
  span: { readonly dayBegan: Date; readonly now: Date; readonly openedSince: Date },
): Promise<readonly GlanceWork[]> {
  const { dayBegan, now, openedSince } = span
  const { rows } = await sql<GlanceWork>`
    select assignment.id, exercise_revision.title, assignment.revision_id as "revisionId",
      assignment.due_at as "dueAt", case when assignment.to_some then array(
        select pupil_id from assignment_pupil where assignment_id = assignment.id
      ) end as "onlyFor", (count(*) over ())::integer as total
    from assignment
    join exercise_revision on exercise_revision.id = assignment.revision_id
    where assignment.course_id = ${courseId} and assignment.withdrawn_at is null
      and assignment.opens_at <= ${now}
      and (greatest(assignment.due_at, (
          select max(own_window.due_at) from own_window
          where own_window.assignment_id = assignment.id
        )) >= ${dayBegan}
        or (assignment.due_at is null and assignment.opens_at >= ${openedSince}))
    order by assignment.due_at nulls last, assignment.opens_at, assignment.id
    limit ${glanceWorksMax}`.execute(db)
  return rows
}

export interface GlanceAttempt {
  /** The copy that counts, else the attempt under way. */
  readonly attemptId: Id
  readonly assignmentId: Id
  readonly pupilId: Id
  /** Of the copy that counts; null where nothing is handed in. */
  readonly toMark: number | null
  /** Of the attempt under way, begun first or after what is handed in: which questions hold an answer, and when one was last saved. */
  readonly isOpen: boolean
  readonly drawSeed: number | null
  readonly startedAt: Date
  readonly answered: readonly string[]
  readonly savedAt: Date | null
  /** Per copy that was handed in, the last one first: the questions that were wrong. */
  readonly wrongOfCopies: readonly (readonly string[])[]
}

/** All copies of the members, a team's in the place of each, and whether one was begun after all others. */
function rankedCopies(assignmentIds: readonly Id[]) {
  const ids = sql`any(${[...assignmentIds]}::uuid[])`
  return sql`copy as (
      select attempt.id, attempt.assignment_id, attempt.pupil_id, number, draw_seed, started_at
      from attempt
      where assignment_id = ${ids}
        and pupil_id in (select pupil_id from member)
      union all
      select attempt.id, attempt.assignment_id, own.pupil_id, attempt.number, draw_seed, started_at
      from team_member own
      join team_member mate on mate.assignment_id = own.assignment_id
        and mate.number = own.number and mate.pupil_id <> own.pupil_id
      join attempt on attempt.assignment_id = mate.assignment_id
        and attempt.pupil_id = mate.pupil_id
      join submission on submission.attempt_id = attempt.id
      where own.assignment_id = ${ids}
        and own.pupil_id in (select pupil_id from member)
    ), ranked as (
      select copy.*, submission.received_at, submission.id is null and copy.number > coalesce(
          max(copy.number) filter (where submission.id is not null) over (
            partition by copy.assignment_id, copy.pupil_id), 0) as is_new
      from copy left join submission on submission.attempt_id = copy.id
    )`
}

/** How far every pupil of the course is at each of these works, in one statement. */
export async function readGlanceAttempts(
  db: SchoolDatabase,
  courseId: Id,
  assignmentIds: readonly Id[],
): Promise<readonly GlanceAttempt[]> {
  if (assignmentIds.length === 0) return []
  const { rows } = await sql<GlanceAttempt>`
    with member as materialized (
      select pupil_id from course_pupil where course_id = ${courseId}
    ), counting as materialized (
      select assignment_id, pupil_id, attempt_id, waiting from pupil_copy
      where assignment_id = any(${[...assignmentIds]}::uuid[])
    ), ${rankedCopies(assignmentIds)}, tried as materialized (
      -- The order of last_copy_of, for a whole course at once.
      select ranked.*, row_number() over (partition by assignment_id, pupil_id
        order by is_new desc, received_at desc nulls last, number desc, id desc) as back
      from ranked
    ), wrong as (
      select tried.assignment_id, tried.pupil_id,
        jsonb_agg(jsonb_path_query_array(submission.result,
          '$[*] ? (@.state == "wrong").questionId') - array(
            -- What a teacher gave points for is wrong no more.
            select question_id from changed_mark
            where changed_mark.attempt_id = tried.id and changed_mark.points > 0
          ) order by tried.back) as copies
      from tried join submission on submission.attempt_id = tried.id
      where tried.back <= ${copiesLookedAt}
      group by 1, 2
    )
    select coalesce(counting.attempt_id, tried.id) as "attemptId",
      tried.assignment_id as "assignmentId", tried.pupil_id as "pupilId",
      counting.waiting as "toMark", submission.id is null as "isOpen",
      tried.draw_seed as "drawSeed", tried.started_at as "startedAt",
      coalesce(saved.answered, '[]') as answered, saved.at as "savedAt",
      coalesce(wrong.copies, '[]') as "wrongOfCopies"
    from tried
    left join submission on submission.attempt_id = tried.id
    left join counting
      on counting.assignment_id = tried.assignment_id and counting.pupil_id = tried.pupil_id
    left join lateral (
      select jsonb_agg(question_id) as answered, max(saved_at) as at from attempt_answer
      where attempt_id = tried.id and submission.id is null
    ) saved on true
    left join wrong on wrong.assignment_id = tried.assignment_id
      and wrong.pupil_id = tried.pupil_id
    where tried.back = 1`.execute(db)
  return rows
}
