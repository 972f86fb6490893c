/** Fewer half-days at a distance than were declared, or none any more. Days past stay on record. */
import type { HalfDay } from '#contract/half-days.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { shortenSpan } from './distance.ts'
import { lockDistance, updateDistanceEnd } from './distance-store.ts'
import { deleteNamedPupils } from './part-store.ts'

/** `until` null: none from today on. */
export function shortenDistance(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  wish: {
    readonly uai: string
    readonly distanceId: Id
    readonly until: { readonly day: Day; readonly half: HalfDay } | null
  },
): Promise<Result<Record<string, never>>> {
  const { distanceId, uai, until } = wish
  if (until !== null && !isDay(until.day)) {
    return Promise.resolve(refuse('bad_request', { where: 'until' }))
  }
  return db.transaction().execute(async (trx) => {
    const school = await findCurrentYear(trx, clock, uai)
    const span = await lockDistance(trx, uai, distanceId)
    if (school === null || span === null) return refuse('not_found')
    const left = shortenSpan(span, until, school.today)
    if (left === null) return refuse('bad_request', { where: 'until' })
    const isWithdrawn = left.kind === 'withdrawn'
    await updateDistanceEnd(
      trx,
      distanceId,
      isWithdrawn ? { withdrawnAt: new Date(clock.now()) } : left,
    )
    // Nobody was at home under it: who would have been is nobody's any more.
    if (isWithdrawn) await deleteNamedPupils(trx, distanceId)
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: isWithdrawn ? 'distance_withdrawn' : 'distance_shortened',
      detail: { startsOn: span.fromDay, endsOn: isWithdrawn ? span.untilDay : left.untilDay },
    })
    return accept({})
  })
}
