/** All or nothing, also for who already is inside a transaction: then it is that one. */
import type { SchoolDatabase } from './room-context.ts'

export function withinTransaction<Value>(
  db: SchoolDatabase,
  run: (trx: SchoolDatabase) => Promise<Value>,
): Promise<Value> {
  return db.isTransaction ? run(db) : db.transaction().execute(run)
}
