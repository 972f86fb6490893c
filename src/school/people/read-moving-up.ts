/** What a head decides when a new school year comes: into which class the pupils of each old one go. */
import { schoolListMax } from '#contract/classes.ts'
import type { MovingUp } from '#contract/moving-up.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import { readClassesOfYear } from './class-store.ts'
import type { SchoolYear } from './current-school-year.ts'
import { findCurrentYear, type SchoolToday } from './find-current-year.ts'
import { countToMoveUp, readClassesToMoveUp } from './moving-up-store.ts'
import { readSchoolYears } from './school-year-store.ts'

export interface MovingYears {
  readonly from: SchoolYear
  readonly to: SchoolYear
}

/** From the year before the current one; null while no year follows the one that is over. */
export async function findMovingYears(
  db: SchoolDatabase,
  { today, uai, year: to }: SchoolToday,
): Promise<MovingYears | null> {
  if (to === null || to.endsOn < today) return null
  const years = await readSchoolYears(db, uai)
  const from = years.findLast(({ startsOn }) => startsOn < to.startsOn)
  return from === undefined ? null : { from, to }
}

export async function readMovingUp(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<Result<MovingUp>> {
  const now = await findCurrentYear(db, clock, uai)
  if (now === null) return refuse('not_found')
  const years = await findMovingYears(db, now)
  if (years === null) return accept({ years: null, classes: [], newClasses: [] })
  const { from, to } = years
  const [classes, newClasses] = await Promise.all([
    readClassesToMoveUp(db, from.id, to.id, schoolListMax),
    readClassesOfYear(db, to.id, schoolListMax),
  ])
  return accept({
    years: { from: { id: from.id, label: from.label }, to: { id: to.id, label: to.label } },
    classes,
    newClasses: newClasses.map(({ id, name }) => ({ id, name })),
  })
}

/** How many wait, for the head's first page. */
export async function countMovingUp(db: SchoolDatabase, now: SchoolToday): Promise<number> {
  const years = await findMovingYears(db, now)
  return years === null ? 0 : countToMoveUp(db, years.from.id, years.to.id)
}
