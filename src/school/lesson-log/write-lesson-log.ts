/** What was done in a lesson, in the words of one of its teachers. */
import type { LogInput, OwnLog } from '#contract/lesson-log.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readLogsOfLesson, writeLog } from './lesson-log-store.ts'

/**
 * Over the version that the writer had; a newer one from elsewhere is refused (`edited_elsewhere`),
 * unless it says the same, as when the answer to a first sending was lost.
 */
export async function writeLessonLog(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  lessonId: Id,
  input: LogInput & { readonly writtenBy: Id },
): Promise<Result<{ draftVersion: number }>> {
  const { draftVersion, writtenBy } = input
  const done = plainText(input.done)
  const log = { lessonId, writtenBy, done, draftVersion, at: new Date(clock.now()) }
  if (await writeLog(db, log)) return accept({ draftVersion: draftVersion + 1 })
  const logs = await readLogsOfLesson(db, lessonId)
  const own = logs.find((one) => one.writtenBy === writtenBy)
  const version = own?.draftVersion ?? 0
  if (own?.done === done) return accept({ draftVersion: version })
  return refuse('edited_elsewhere', { draftVersion: version })
}

/** The writer's own words, and what colleagues wrote of the same lesson. */
export async function readOwnLog(
  { db }: Pick<RoomContext, 'db'>,
  lessonId: Id,
  reader: Id,
): Promise<OwnLog> {
  const logs = await readLogsOfLesson(db, lessonId)
  const own = logs.find(({ writtenBy }) => writtenBy === reader)
  return {
    done: own?.done ?? '',
    draftVersion: own?.draftVersion ?? 0,
    others: logs
      .filter(({ done, writtenBy }) => writtenBy !== reader && done !== '')
      .map(({ by, done, writtenAt }) => ({ text: done, by, at: writtenAt.toISOString() })),
  }
}
