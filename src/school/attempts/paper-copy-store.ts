/** Rows of copies on paper: who handed them in for their pupil. */
import { sql } from 'kysely'
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

export async function insertPaperCopy(
  trx: SchoolTransaction,
  copy: {
    readonly attemptId: Id
    readonly handedInBy: Id
    readonly onPaperAt: Date | null
    readonly photoIds: readonly Id[]
  },
): Promise<void> {
  await trx
    .insertInto('paper_copy')
    .values({
      attempt_id: copy.attemptId,
      handed_in_by: copy.handedInBy,
      on_paper_at: copy.onPaperAt,
      photo_ids: [...copy.photoIds],
    })
    .execute()
}

export interface PaperPupil {
  readonly id: Id
  readonly family_name: string
  readonly given_name: string
  /** Of the school, by whose clock its teachers say hours. */
  readonly time_zone: string
}

/** The pupil, where they follow the course now. */
export async function readPaperPupil(
  db: SchoolDatabase,
  courseId: Id,
  pupilId: Id,
): Promise<PaperPupil | undefined> {
  const { rows } = await sql<PaperPupil>`
    select person.id, coalesce(person.usage_name, person.family_name) as family_name,
      person.given_name, school.time_zone
    from course_pupil
    join person on person.id = course_pupil.pupil_id
    join course on course.id = course_pupil.course_id
    join school on school.uai = course.school_uai
    where course_pupil.course_id = ${courseId} and course_pupil.pupil_id = ${pupilId}`.execute(db)
  return rows[0]
}

/** A copy on paper and what its pupil had saved themselves, locked against marks until the transaction ends. */
export interface PaperInHand {
  readonly answers: Answers
  readonly result: readonly QuestionMark[]
  readonly received_at: Date
  readonly handed_in_by: Id
  readonly on_paper_at: Date | null
  readonly photo_ids: readonly Id[]
  readonly pupil_id: Id
  readonly school_uai: string
  readonly assignment_id: Id
}

export async function lockPaperCopy(
  trx: SchoolTransaction,
  attemptId: Id,
): Promise<PaperInHand | undefined> {
  const { rows } = await sql<PaperInHand>`
    select submission.answers, submission.result, submission.received_at, submission.pupil_id,
      submission.school_uai, submission.assignment_id, paper_copy.handed_in_by,
      paper_copy.on_paper_at, paper_copy.photo_ids
    from submission join paper_copy on paper_copy.attempt_id = submission.attempt_id
    where submission.attempt_id = ${attemptId}
    for update of submission`.execute(trx)
  return rows[0]
}

export async function isPaperReturned(db: SchoolDatabase, attemptId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('returned_copy')
    .select('attempt_id')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return row !== undefined
}

/** Photos, what stands on them, the marks of these questions and what was said: now another attempt's. */
export async function moveSheet(
  trx: SchoolTransaction,
  move: {
    readonly from: Id
    readonly to: Id
    readonly toPupilId: Id
    readonly photoIds: readonly Id[]
    /** What opened hints cost is the right pupil's. */
    readonly marks: readonly { readonly questionId: string; readonly hintCost: number }[]
  },
): Promise<void> {
  const { from, to, toPupilId } = move
  const photoIds = sql`any(${[...move.photoIds]}::uuid[])`
  await sql`
    update file set attempt_id = ${to}, owner_id = ${toPupilId} where id = ${photoIds}`.execute(trx)
  await sql`
    update file set attempt_id = ${to}
    where id = (select file_id from spoken_comment where attempt_id = ${from})`.execute(trx)
  await sql`update annotation set attempt_id = ${to} where photo_id = ${photoIds}`.execute(trx)
  await sql`update spoken_comment set attempt_id = ${to} where attempt_id = ${from}`.execute(trx)
  await sql`
    update hand_mark set attempt_id = ${to}, hint_cost = mark.hint_cost
    from jsonb_to_recordset(${JSON.stringify(
      move.marks.map((mark) => ({ question_id: mark.questionId, hint_cost: mark.hintCost })),
    )}::jsonb) as mark (question_id text, hint_cost numeric)
    where hand_mark.attempt_id = ${from}
      and hand_mark.question_id = mark.question_id`.execute(trx)
}

/**
 * The attempt is as its pupil left it: what was handed in is gone, with every mark of it and these
 * photos. Answers the blobs that went.
 */
export async function deletePaperCopy(
  trx: SchoolTransaction,
  attemptId: Id,
  photoIds: readonly Id[],
): Promise<string[]> {
  const of = sql`where attempt_id = ${attemptId}`
  await sql`delete from annotation ${of}`.execute(trx)
  const { rows: said } = await sql<{ file_id: Id }>`
    delete from spoken_comment ${of} returning file_id`.execute(trx)
  await sql`delete from hand_mark ${of}`.execute(trx)
  await sql`delete from changed_mark ${of}`.execute(trx)
  await sql`delete from late_ruling ${of}`.execute(trx)
  await sql`delete from paper_copy ${of}`.execute(trx)
  await sql`
    delete from submission_conflict using submission
    where submission.attempt_id = ${attemptId}
      and submission_conflict.account_id = submission.account_id
      and submission_conflict.id = submission.id`.execute(trx)
  await sql`delete from submission ${of}`.execute(trx)
  const gone = [...photoIds, ...said.map((row) => row.file_id)]
  const { rows } = await sql<{ blob_key: string }>`
    delete from file ${of} and id = any(${gone}::uuid[]) returning blob_key`.execute(trx)
  return rows.map((row) => row.blob_key)
}
