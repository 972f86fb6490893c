/**
 * Whoever writes to lessons takes all of them first, in the order of their ids, so that nobody waits in a circle: a
 * slot that moves, homework that is given for another lesson, a swap.
 */
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { type LessonLock, lockLessonRows } from './planned-lesson-store.ts'

/**
 * Until the transaction ends. To `move`: also those that give homework for one of them, since their day goes along. To
 * `add` something that names them: they stay, and others may add too. Gives those of the lessons that are there.
 */
export function lockLessons(
  trx: SchoolTransaction,
  lessonIds: readonly Id[],
  to: LessonLock,
): Promise<Id[]> {
  return lockLessonRows(trx, lessonIds, to)
}
