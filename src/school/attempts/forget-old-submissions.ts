/**
 * Deletes what pupils handed in, with marks, photos, what was drawn on them and said of the copy, and
 * the times that one of them alone had, to whom alone something was given, and the teams, once the school year after theirs is over.
 * Runs every night, a bounded number of attempts at a time.
 */
import { sql } from 'kysely'
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import type { RoomContext } from '#school/room-context.ts'

/** Attempts of one transaction. */
const attemptsOfOneGo = 1_000

export async function forgetOldSubmissions({
  db,
  clock,
  blobs,
}: Pick<RoomContext, 'db' | 'clock'> & { readonly blobs: BlobStore }): Promise<{
  attempts: number
}> {
  const now = new Date(clock.now())
  let attempts = 0
  for (const table of ['own_window', 'assignment_pupil', 'team_member']) {
    const forgotten = sql.table(table)
    await sql`
      delete from ${forgotten} using assignment, course, school_year
      where assignment.id = ${forgotten}.assignment_id and course.id = assignment.course_id
        and school_year.id = course.school_year_id
        and school_year.ends_on < (${now}::timestamptz - interval '1 year')::date`.execute(db)
  }
  for (;;) {
    const gone = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        select attempt.id from attempt
        join assignment on assignment.id = attempt.assignment_id
        join course on course.id = assignment.course_id
        join school_year on school_year.id = course.school_year_id
        where school_year.ends_on < (${now}::timestamptz - interval '1 year')::date
        limit ${attemptsOfOneGo}`.execute(trx)
      const ids = rows.map((row) => row.id)
      await sql`delete from spoken_comment where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from annotation where attempt_id = any(${ids}::uuid[])`.execute(trx)
      const photos = await sql<{ blob_key: string }>`
        delete from file where attempt_id = any(${ids}::uuid[]) returning blob_key`.execute(trx)
      await sql`delete from returned_copy where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from hand_mark where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from changed_mark where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from paper_copy where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from late_ruling where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from opened_hint where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from attempt_answer where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`
        delete from submission_conflict using submission
        where submission.attempt_id = any(${ids}::uuid[])
          and submission_conflict.account_id = submission.account_id
          and submission_conflict.id = submission.id`.execute(trx)
      await sql`delete from submission where attempt_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from attempt where id = any(${ids}::uuid[])`.execute(trx)
      return { count: ids.length, photos: photos.rows.map((row) => row.blob_key) }
    })
    // Bytes go after the rows: a crash in between leaves bytes without a row, never the reverse.
    for (const key of gone.photos) await blobs.remove(key)
    attempts += gone.count
    if (gone.count < attemptsOfOneGo) return { attempts }
  }
}
