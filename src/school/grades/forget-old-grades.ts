/**
 * Deletes what was assessed and graded once the school year after it is over, as what pupils hand
 * in. Runs every night, a bounded number of assessments at a time.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

/** Assessments of one transaction. */
const assessmentsOfOneGo = 1_000

export async function forgetOldGrades({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ assessments: number }> {
  const now = new Date(clock.now())
  let assessments = 0
  for (;;) {
    const gone = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        select assessment.id from assessment
        join course on course.id = assessment.course_id
        join school_year on school_year.id = course.school_year_id
        where school_year.ends_on < (${now}::timestamptz - interval '1 year')::date
        limit ${assessmentsOfOneGo}`.execute(trx)
      const ids = rows.map(({ id }) => id)
      await sql`delete from grade_entry where assessment_id = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from assessment where id = any(${ids}::uuid[])`.execute(trx)
      return ids.length
    })
    assessments += gone
    if (gone < assessmentsOfOneGo) return { assessments }
  }
}
