/** Reads the marks and comments that persons gave. */
import type { Selectable } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

export type HandMarkRow = Selectable<SchoolTables['hand_mark']>

export function readHandMarks(
  db: SchoolDatabase,
  attemptIds: readonly Id[],
): Promise<HandMarkRow[]> {
  if (attemptIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('hand_mark')
    .selectAll()
    .where('attempt_id', 'in', [...attemptIds])
    .execute()
}
