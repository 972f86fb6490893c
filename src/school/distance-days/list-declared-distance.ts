/** Lists what was declared to be at a distance, days past and what was taken back too. */
import type { DistanceList } from '#contract/distance-days.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readDeclaredDistance } from './distance-store.ts'

export async function listDeclaredDistance(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<Result<DistanceList>> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  const declared = await readDeclaredDistance(db, uai)
  return accept({
    today: school.today,
    declarations: declared.map(({ at, onDays, withdrawnAt, ...one }) => ({
      ...one,
      onDays: onDays === null ? null : [...onDays],
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
  })
}
