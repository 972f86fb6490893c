/** Lists what classes can be parted by for days at a distance, and whom a declaration names. */
import type { DistanceParts, DistancePupils } from '#contract/distance-days.ts'
import { distanceDaysMax } from '#contract/distance-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readClassesToPart, readDaysAhead, readNamedPupils } from './part-store.ts'

export async function listDistanceParts(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<Result<DistanceParts>> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  if (school.year === null) return accept({ days: [], classes: [] })
  const [days, classes] = await Promise.all([
    readDaysAhead(db, uai, school.today, distanceDaysMax),
    readClassesToPart(db, school.year.id),
  ])
  return accept({ days, classes })
}

/** Empty where the declaration names nobody, or was taken back. */
export async function listNamedPupils(
  { db }: Pick<RoomContext, 'db'>,
  uai: string,
  distanceId: Id,
): Promise<Result<DistancePupils>> {
  const classes = await readNamedPupils(db, uai, distanceId)
  return classes === null ? refuse('not_found') : accept({ classes })
}
