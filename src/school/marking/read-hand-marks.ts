/** Reads the marks and comments that persons gave, also those in the place of a rule's. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface HandMarkRow {
  readonly attempt_id: Id
  readonly question_id: string
  readonly points: number
  readonly comment: string
  readonly ticks: unknown
  readonly because: string
  readonly hint_cost: number
  /** What the rule gave in its place, which the copy's points by rules hold; null where rules gave nothing. */
  readonly rule_points: number | null
}

export async function readHandMarks(
  db: SchoolDatabase,
  attemptIds: readonly Id[],
): Promise<HandMarkRow[]> {
  if (attemptIds.length === 0) return []
  const ids = sql`any(${[...attemptIds]}::uuid[])`
  const { rows } = await sql<HandMarkRow>`
    select attempt_id, question_id, points, comment, ticks, because, hint_cost,
      null::numeric as rule_points
    from hand_mark where attempt_id = ${ids}
    union all
    select attempt_id, question_id, points, comment, null, '', hint_cost, rule_points
    from changed_mark where attempt_id = ${ids}`.execute(db)
  return rows
}
