/**
 * Takes a reprise back: its resources off the lessons, its exercises from the pupils. Only while
 * nothing of it has reached anybody. Copies that were taken of colleagues' things stay their owner's.
 */
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findOwnReprise, type OwnReprise } from './find-own-reprise.ts'
import { isRepriseBegun, takeBackPlaced } from './reprise-store.ts'

/** Refuses `in_use` once a lesson that got something has begun, or a pupil an exercise of it. */
export function undoReprise(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  own: OwnReprise,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const reprise = await findOwnReprise(trx, own)
    if (!reprise.ok) return reprise
    const now = new Date(clock.now())
    if (await isRepriseBegun(trx, own.repriseId, now)) return refuse('in_use')
    await takeBackPlaced(trx, own.repriseId, now)
    return accept({})
  })
}
