/** What was handed in of an assignment, as far as its questions' figures need it. */
import { sql } from 'kysely'
import type { CountedAttempts } from '#contract/question-statistics.ts'
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { CountedMark } from '#school/questions/count-questions.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface CountedAttemptRow {
  readonly attempt_id: Id
  /** Without what was written as a text. */
  readonly answers: Answers
  readonly marks: readonly CountedMark[]
}

/**
 * The attempts handed in first, at most `limit`; of each pupil the first one only, or all. Long texts
 * stay in the database: they are chosen by nobody.
 */
export async function readCountedAttempts(
  db: SchoolDatabase,
  assignmentId: Id,
  counted: CountedAttempts,
  limit: number,
): Promise<readonly CountedAttemptRow[]> {
  const { rows } = await sql<CountedAttemptRow>`
    select submission.attempt_id,
      (
        select coalesce(jsonb_object_agg(key, value - 'text'), '{}')
        from jsonb_each(submission.answers)
      ) as answers,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'questionId', mark -> 'questionId', 'state', mark -> 'state',
          'points', mark -> 'points', 'pointsMax', mark -> 'pointsMax'
        ) || case when mark ? 'hints' then jsonb_build_object('hints', mark -> 'hints') else '{}' end
          order by place), '[]')
        from jsonb_array_elements(submission.result) with ordinality as given (mark, place)
      ) as marks
    from submission
    join attempt on attempt.id = submission.attempt_id
    where submission.assignment_id = ${assignmentId}
      and (${counted === 'all'} or not exists (
        select from submission earlier
        join attempt earlier_attempt on earlier_attempt.id = earlier.attempt_id
        where earlier.assignment_id = submission.assignment_id
          and earlier.pupil_id = submission.pupil_id
          and earlier_attempt.number < attempt.number
      ))
    order by submission.received_at, submission.attempt_id
    limit ${limit}
  `.execute(db)
  return rows
}
