/** The last hand on how an assessment is set up: whoever made it, until somebody changed it. */
import { sql } from 'kysely'
import type { OtherHand } from '#contract/overtaken.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

export async function readSetUpBy(
  db: SchoolDatabase,
  assessmentId: Id,
): Promise<{ readonly byId: Id; readonly hand: OtherHand }> {
  const { rows } = await sql<{ byId: Id; by: string; at: Date }>`
    select person.id as "byId", coalesce(assessment.changed_at, assessment.created_at) as at,
      ${shownName()} as by
    from assessment join person on person.id = coalesce(assessment.changed_by, assessment.created_by)
    where assessment.id = ${assessmentId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('an assessment without whoever made it')
  return { byId: row.byId, hand: { by: row.by, at: row.at.toISOString() } }
}
