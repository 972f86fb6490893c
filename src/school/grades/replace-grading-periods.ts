/** Names the periods of a school year, all at once: where grades lie follows from their days alone. */
import type { GradingPeriod } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findPeriodProblem } from './grading-period.ts'
import { lockYear, readYear, writePeriods } from './grading-period-store.ts'

/**
 * Refuses with `bad_request` at `ends_before_start`, `overlap` or `outside_year`, with `in_use` where a
 * period would go in which appreciations or reports stand.
 */
export function replaceGradingPeriods(
  { db }: Pick<RoomContext, 'db'>,
  wish: { readonly uai: string; readonly yearId: Id; readonly periods: readonly GradingPeriod[] },
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    // First the lock, then its days: they may be moving.
    await lockYear(trx, wish.yearId)
    const year = await readYear(trx, wish.yearId)
    if (year === undefined || year.schoolUai !== wish.uai) return refuse('not_found')
    if (wish.periods.some(({ label }) => label.trim() === ''))
      return refuse('bad_request', { where: 'label' })
    const problem = findPeriodProblem(wish.periods, year)
    if (problem !== null) return refuse('bad_request', { where: problem })
    const isWritten = await writePeriods(trx, wish.yearId, wish.periods)
    return isWritten ? accept({}) : refuse('in_use')
  })
}
