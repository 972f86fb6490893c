/** What teachers do about devices that are new to their pupils: look, nod, or end the session. */
import { type NewDevices, newDevicesListMax } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readSchoolOfClass } from './class-card-store.ts'
import { markDevicesSeen, readNewDevices, readSessionsInClass } from './new-device-store.ts'
import { revokeSessions } from './session-store.ts'

/** Older news is none. */
const newForMs = 30 * 86_400_000

type WatchContext = Pick<RoomContext, 'db' | 'clock'>

export async function watchNewDevices(context: WatchContext, classId: Id): Promise<NewDevices> {
  const since = new Date(context.clock.now() - newForMs)
  const rows = await readNewDevices(context.db, classId, since, newDevicesListMax)
  return { devices: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/** Sessions of other classes' pupils are passed over. */
export async function acknowledgeDevices(
  context: WatchContext,
  classId: Id,
  sessionIds: readonly Id[],
): Promise<void> {
  const own = await readSessionsInClass(context.db, classId, sessionIds)
  await markDevicesSeen(context.db, own, new Date(context.clock.now()))
}

/** "That is not her telephone": ends the session. `not_found` outside the class. */
export async function endPupilSession(
  context: WatchContext,
  classId: Id,
  sessionId: Id,
  actorId: Id,
): Promise<Result<number>> {
  const [own] = await readSessionsInClass(context.db, classId, [sessionId])
  if (own === undefined) return refuse('not_found')
  const now = new Date(context.clock.now())
  const ended = await context.db.transaction().execute(async (trx) => {
    await markDevicesSeen(trx, [own], now)
    await writeAuditLine(trx, {
      schoolUai: await readSchoolOfClass(trx, classId),
      actorId,
      action: 'pupil_session_ended',
      subjectId: own,
    })
    return revokeSessions(trx, { ids: [own] }, now)
  })
  return accept(ended)
}
