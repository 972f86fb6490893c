/** Rows of copies on paper: who handed them in for their pupil. */
import { sql } from 'kysely'
import type { PaperCopy } from '#contract/paper-copies.ts'
import type { Id } from '#kernel/ids.ts'
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

/** Of these attempts, those that were handed in on paper. */
export async function readPaperCopies(
  db: SchoolDatabase,
  attemptIds: readonly Id[],
): Promise<ReadonlyMap<Id, PaperCopy>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('paper_copy')
    .innerJoin('person', 'person.id', 'paper_copy.handed_in_by')
    .select([
      'attempt_id',
      'on_paper_at',
      'photo_ids',
      'person.id',
      'person.family_name',
      'person.usage_name',
      'person.given_name',
    ])
    .where('attempt_id', '=', sql<Id>`any(${[...attemptIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.attempt_id,
      {
        handedInBy: {
          id: row.id,
          familyName: row.usage_name ?? row.family_name,
          givenName: row.given_name,
        },
        onPaperAt: row.on_paper_at?.toISOString() ?? null,
        photoIds: row.photo_ids,
      },
    ]),
  )
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
