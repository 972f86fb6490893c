/** How the caller's session was opened, for rooms where a child's session is not always the child's. */
import type { Caller } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { OpenedBy } from './new-session.ts'
import { readOpenedBy } from './session-store.ts'

/** Undefined: the session is known no more. */
export function findOpenedBy(
  db: SchoolDatabase,
  caller: Pick<Caller, 'sessionId'>,
): Promise<OpenedBy | undefined> {
  return readOpenedBy(db, caller.sessionId)
}
