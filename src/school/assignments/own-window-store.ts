/** Rows of times that one pupil alone has. */
import { sql } from 'kysely'
import { publishChange, publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { lockAssignment } from './assignment-store.ts'
import { assignmentTopic } from './assignment-topic.ts'
import { ownWindowsTopic } from './own-windows-topic.ts'

export interface PupilWindow {
  readonly pupilId: Id
  /** Null: the course's times again. */
  readonly window: { readonly opensAt: Date; readonly dueAt: Date } | null
}

/**
 * The class's due time moves: whoever had longer has longer by as much as before, or the class's
 * times where it has no end now. Whoever had less keeps what was given. Where the new end would come
 * before the own opening, that moves too.
 */
export async function moveLaterWindows(
  db: SchoolDatabase,
  { id: assignmentId, course_id: courseId }: { readonly id: Id; readonly course_id: Id },
  before: Date | null,
  after: Date | null,
): Promise<void> {
  if (before === null || before.getTime() === after?.getTime()) return
  await publishChange(db, ownWindowsTopic, courseId)
  const isLater = sql`assignment_id = ${assignmentId} and due_at >= ${before}`
  if (after === null) {
    await sql`delete from own_window where ${isLater}`.execute(db)
    return
  }
  const moved = sql`make_interval(secs => ${(after.getTime() - before.getTime()) / 1_000})`
  await sql`
    update own_window set due_at = due_at + ${moved},
      opens_at = case when opens_at < due_at + ${moved} then opens_at else opens_at + ${moved} end
    where ${isLater}`.execute(db)
}

/** All of them or none; given from two pages at once, the later one holds. Pages that follow hear of it, and whoever keeps the keys of packs. */
export function writeOwnWindows(
  db: SchoolDatabase,
  given: {
    readonly assignmentId: Id
    readonly courseId: Id
    readonly givenBy: Id
    readonly givenAt: Date
  },
  windows: readonly PupilWindow[],
): Promise<void> {
  const { assignmentId, courseId, givenBy, givenAt } = given
  const rows = windows.flatMap(({ pupilId, window }) =>
    window === null
      ? []
      : {
          assignment_id: assignmentId,
          pupil_id: pupilId,
          opens_at: window.opensAt,
          due_at: window.dueAt,
          given_by: givenBy,
          given_at: givenAt,
        },
  )
  return db.transaction().execute(async (trx) => {
    await lockAssignment(trx, assignmentId)
    await trx
      .deleteFrom('own_window')
      .where('assignment_id', '=', assignmentId)
      .where(
        'pupil_id',
        'in',
        windows.map(({ pupilId }) => pupilId),
      )
      .execute()
    if (rows.length > 0) {
      await trx.insertInto('own_window').values(rows).execute()
    }
    await publishChanges(trx, [
      { topic: assignmentTopic, key: assignmentId },
      { topic: ownWindowsTopic, key: courseId },
    ])
  })
}
