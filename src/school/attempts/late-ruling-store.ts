/** What teachers decided about copies that came late, one row an attempt. */
import type { Selectable } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { lockSubmissions } from './submission-store.ts'

export type LateRulingRow = Selectable<SchoolTables['late_ruling']>

/** Decides, or decides anew, while the copy is there; pages that follow hear of it. */
export function writeRuling(
  db: SchoolDatabase,
  assignmentId: Id,
  ruling: LateRulingRow,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { attempt_id, ...change } = ruling
    if ((await lockSubmissions(trx, assignmentId, attempt_id)) === 0) return
    await trx
      .insertInto('late_ruling')
      .values(ruling)
      .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet(change))
      .execute()
    await publishChange(trx, assignmentTopic, assignmentId)
  })
}
