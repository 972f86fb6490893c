/** Who of a course has opened, begun, handed in: what the teacher's page shows. Which copy counts: 0071-counting-copies.sql. */
import { sql } from 'kysely'
import type { ExtraTime } from '#contract/adjustments.ts'
import type { DrawPlan } from '#contract/draw-plan.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Pupils that one page follows. */
const pupilsMax = 1_000

export interface FollowedRow {
  pupil_id: Id
  /** Follows the course no more; the copy is nobody's who does. */
  has_left: boolean
  family_name: string
  given_name: string
  class_name: string | null
  own_opens_at: Date
  own_due_at: Date | null
  is_own: boolean
  extra_time: ExtraTime | null
  /** The number of their team; null: they work alone. */
  team: number | null
  /** Another of the team, whose attempt it is; null: it is their own. */
  sender: PersonName | null
  /** The copy that counts, else the attempt under way. */
  attempt_id: Id | null
  attempt_number: number | null
  /** Of the attempt under way. */
  answered_count: number
  /** Another attempt was begun since something was handed in; null: nothing is. */
  is_again: boolean | null
  opened_hints: number
  draw_seed: number | null
  submission_id: Id | null
  received_at: Date | null
  is_late: boolean | null
  late_ms: number | null
  tried_at: Date | null
  tried_same: boolean | null
  extension: unknown
  ruled: 'in_time' | 'late' | null
  points: number | null
  to_mark: number | null
  /** Marks that a person still has to give. */
  waiting: number | null
  hand_points: number | null
  returned_at: Date | null
}

/** Pupils of the course, the copies that count, and who sent one that is nobody's who still follows it. */
const followedPupils = (assignmentId: Id, courseId: Id) => sql`
  member as materialized (select pupil_id from course_pupil where course_id = ${courseId}),
  counting as materialized (
    select pupil_id, attempt_id, waiting from pupil_copy where assignment_id = ${assignmentId}
  ),
  followed as (
    select pupil_id, false as has_left from member
    union all
    select attempt.pupil_id, true from (
      select attempt_id from counting
      except
      select attempt_id from counting join member on member.pupil_id = counting.pupil_id
    ) nobodys
    join attempt on attempt.id = nobodys.attempt_id
  )`

/** What persons marked of the copy that counts, what they changed, and how far the attempt under way is. */
const workOfCopy = sql`
  left join attempt on attempt.id = coalesce(counting.attempt_id, last_attempt.id)
  left join person sender on sender.id = attempt.pupil_id
  left join lateral (
    select count(*) from attempt_answer where attempt_answer.attempt_id = last_attempt.id
  ) answers on true
  left join lateral (
    select sum(opened) as opened from opened_hint where opened_hint.attempt_id = attempt.id
  ) hints on true
  left join submission on submission.attempt_id = attempt.id
  left join late_ruling on late_ruling.attempt_id = attempt.id
  left join returned_copy on returned_copy.attempt_id = attempt.id
  left join lateral (
    select sum(greatest(0, hand_mark.points - hand_mark.hint_cost)) as points
    from hand_mark where hand_mark.attempt_id = attempt.id
  ) marks on true
  left join lateral (
    select sum(gained) as points from changed_mark where changed_mark.attempt_id = attempt.id
  ) changed on true`

/**
 * Pupils of the course who have the assignment, by class or by group, with the copy that counts for each, else
 * the attempt under way; and the copies that count of who has left the course.
 */
export async function readFollowing(db: SchoolDatabase, assignmentId: Id, courseId: Id) {
  const result = await sql<FollowedRow>`
    with ${followedPupils(assignmentId, courseId)}
    select person.id as pupil_id, followed.has_left, person.given_name,
      coalesce(person.usage_name, person.family_name) as family_name, own_class.name as class_name,
      terms.opens_at as own_opens_at, terms.due_at as own_due_at, terms.is_own, terms.extra_time,
      team_member.number as team,
      case when sender.id <> person.id then json_build_object('id', sender.id,
        'familyName', coalesce(sender.usage_name, sender.family_name),
        'givenName', sender.given_name) end as sender,
      attempt.id as attempt_id, attempt.number as attempt_number,
      coalesce(answers.count, 0)::integer as answered_count,
      counting.attempt_id <> last_attempt.id as is_again,
      coalesce(hints.opened, 0)::integer as opened_hints, attempt.draw_seed,
      submission.id as submission_id, submission.received_at, submission.is_late,
      submission.late_ms, submission.tried_at, submission.tried_same, submission.extension,
      late_ruling.counts as ruled,
      submission.points + coalesce(changed.points, 0) as points, submission.to_mark,
      counting.waiting, marks.points as hand_points, returned_copy.returned_at
    from followed
    join course on course.id = ${courseId}
    join person on person.id = followed.pupil_id
    cross join lateral terms_of(${assignmentId}, person.id) terms
    left join lateral (
      select class.name from class_pupil join class on class.id = class_pupil.class_id
      where class_pupil.pupil_id = person.id and class_pupil.ended_at is null
        and class.deactivated_at is null and class.school_year_id = course.school_year_id
      order by class.name limit 1
    ) own_class on true
    left join team_member
      on team_member.assignment_id = ${assignmentId} and team_member.pupil_id = person.id
    left join counting on counting.pupil_id = person.id
    left join lateral last_copy_of(${assignmentId}, person.id) last_attempt (id, number) on true
    ${workOfCopy}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name),
      person.id
    limit ${pupilsMax}
  `.execute(db)
  return result.rows
}

export interface HandedInRow {
  readonly pupilId: Id
  readonly attemptId: Id
  /** Of rules and of persons, so far. */
  readonly points: number
  /** Marks that a person still has to give. */
  readonly toMark: number
}

/** The copy that counts for each pupil of the course, theirs or their team's. Who handed nothing in is not there. */
export async function readHandedIn(
  db: SchoolDatabase,
  assignmentId: Id,
  courseId: Id,
): Promise<HandedInRow[]> {
  const { rows } = await sql<HandedInRow>`
    select counting.pupil_id as "pupilId", counting.attempt_id as "attemptId",
      submission.points + coalesce(marks.points, 0) + coalesce(changed.points, 0) as points,
      counting.waiting as "toMark"
    from course_pupil
    cross join lateral terms_of(${assignmentId}, course_pupil.pupil_id) terms
    join pupil_copy counting on counting.assignment_id = ${assignmentId}
      and counting.pupil_id = course_pupil.pupil_id
    join submission on submission.attempt_id = counting.attempt_id
    cross join lateral (
      select sum(greatest(0, hand_mark.points - hand_mark.hint_cost)) as points
      from hand_mark where hand_mark.attempt_id = counting.attempt_id
    ) marks
    cross join lateral (
      select sum(gained) as points
      from changed_mark where changed_mark.attempt_id = counting.attempt_id
    ) changed
    where course_pupil.course_id = ${courseId}
    limit ${pupilsMax}`.execute(db)
  return rows
}

export interface InlineReader {
  readonly pupilId: Id
  /** That the pupil follows. */
  readonly courseIds: readonly Id[]
  readonly taughtIds: readonly Id[]
}

export interface InlineExerciseRow {
  readonly exercise_id: Id
  readonly title: string
  readonly question_ids: readonly Id[]
  readonly plan: DrawPlan | null
  readonly assignment_id: Id | null
  readonly attempt_id: Id | null
  readonly submission_id: Id | null
  readonly to_mark: number | null
  readonly returned_at: Date | null
}

/**
 * These exercises with the newest assignment in one of the courses and the pupil's last attempt: of
 * courses that the reader teaches any, else what the pupil has.
 */
export async function readInlineExercises(
  db: SchoolDatabase,
  exerciseIds: readonly Id[],
  { courseIds, pupilId, taughtIds }: InlineReader,
): Promise<readonly InlineExerciseRow[]> {
  if (exerciseIds.length === 0) return []
  const result = await sql<InlineExerciseRow>`
    select exercise.id as exercise_id, exercise_revision.title,
      jsonb_path_query_array(exercise_revision.content, '$.questions[*].id') as question_ids,
      exercise_revision.content -> 'plan' as plan,
      given.id as assignment_id, last_attempt.id as attempt_id,
      submission.id as submission_id, submission.to_mark, returned_copy.returned_at
    from exercise
    join exercise_revision on exercise_revision.id = exercise.published_revision_id
    left join lateral (
      select id from assignment
      where assignment.exercise_id = exercise.id and assignment.withdrawn_at is null
        and (assignment.course_id = any(${[...taughtIds]}::uuid[])
          or (assignment.course_id = any(${[...courseIds]}::uuid[])
            and exists (select from terms_of(assignment.id, ${pupilId}))))
      order by assigned_at desc limit 1
    ) given on true
    left join lateral last_copy_of(given.id, ${pupilId}) last_attempt (id, number) on true
    left join submission on submission.attempt_id = last_attempt.id
    left join returned_copy on returned_copy.attempt_id = last_attempt.id
    where exercise.id = any(${[...exerciseIds]}::uuid[])
  `.execute(db)
  return result.rows
}
