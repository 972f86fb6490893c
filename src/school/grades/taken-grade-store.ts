/** Grades that were taken over from copies and that nobody changed since. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CopyPoints } from './gradebook-store.ts'

/** The points that their copies had then, by pupil. */
export async function readTakenGrades(db: SchoolDatabase, assessmentId: Id): Promise<CopyPoints> {
  const { rows } = await sql<{ pupil_id: Id; copy_points: number | null }>`
    select distinct on (pupil_id) pupil_id, copy_points from grade_entry
    where assessment_id = ${assessmentId}
    order by pupil_id, seq desc`.execute(db)
  return new Map(
    rows.flatMap(({ copy_points, pupil_id }) =>
      copy_points === null ? [] : [[pupil_id, copy_points] as const],
    ),
  )
}
