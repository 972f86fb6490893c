/**
 * Whoever does for people what may be done by one at a time (their codes, their passwords, what they take up again)
 * waits for the one before. After the school: see *Who waits for whom* in ARCHITECTURE.md.
 */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { lockPeopleRows } from './person-store.ts'

/** Until the transaction ends. */
export function lockPeople(trx: SchoolDatabase, ids: readonly Id[]): Promise<void> {
  return lockPeopleRows(trx, ids)
}
