/**
 * Sets what is adjusted for a pupil until the school year ends. What was before is gone; the line of
 * the act says that somebody did, and not what.
 */
import type { Adjustments } from '#contract/adjustments.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isNothing } from './adjustment.ts'
import { deleteAdjustment, writeAdjustment } from './adjustment-store.ts'
import { findCurrentYear } from './find-current-year.ts'
import { areActiveIn } from './find-people-of.ts'
import { writeAuditLine } from './write-audit-line.ts'

/** Refuses `not_found` for whoever is no pupil of the school, or where no year runs or comes. */
export async function setAdjustments(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  place: { readonly uai: string; readonly pupilId: Id },
  adjustments: Adjustments,
): Promise<Result<Record<string, never>>> {
  const { uai, pupilId } = place
  if (!(await areActiveIn(db, uai, [pupilId], ['pupil']))) return refuse('not_found')
  const school = await findCurrentYear(db, clock, uai)
  const year = school?.year ?? null
  if (school === null || year === null || year.endsOn < school.today) return refuse('not_found')
  await db.transaction().execute(async (trx) => {
    if (isNothing(adjustments)) await deleteAdjustment(trx, uai, pupilId)
    else {
      const of = { ...place, yearId: year.id, setBy: actorId, setAt: new Date(clock.now()) }
      await writeAdjustment(trx, of, adjustments)
    }
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'adjustments_set',
      subjectId: pupilId,
    })
  })
  return accept({})
}
