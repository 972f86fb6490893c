/**
 * Closes school years that are over: nobody has a place in their classes and groups any more, their
 * teachers only read what they taught. Runs every night, and when a head opens a year or moves one.
 */
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { lockSchool } from './lock-school.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'
import { yearClosesOn } from './year-closing.ts'
import {
  endPlacesOfYear,
  lockYears,
  readSchoolsToClose,
  reopenPlacesOfYear,
} from './year-closing-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/**
 * The night looks half a day ahead: in some overseas schools the day that begins a year has its
 * lessons before the next night of the server comes.
 */
const aheadMs = 12 * 3_600_000
/** Schools that are looked up at once. */
const schoolsPerRead = 500

/**
 * School by school, so that no school waits for another's places. One that fails keeps none of those after
 * it from being closed in the same night; once all had their turn it is thrown, to be tried again.
 */
export async function closePastYears(
  context: Context & Pick<RoomContext, 'log'>,
): Promise<{ closedYears: number }> {
  const { clock, db, log } = context
  const errors: unknown[] = []
  const atMs = clock.now() + aheadMs
  let closedYears = 0
  let after = ''
  while (true) {
    // The latest day there is anywhere: each school's own time zone decides below.
    const today = dayOf(atMs, 'Pacific/Kiritimati')
    const uais = await readSchoolsToClose(db, { today, after, limit: schoolsPerRead })
    for (const uai of uais) {
      try {
        closedYears += await db
          .transaction()
          .execute((trx) => closeYearsWithin(context, trx, { uai, actorId: null, atMs }))
      } catch (err) {
        log.error({ err, uai }, "a school's years could not be closed")
        errors.push(err)
      }
    }
    const last = uais.at(-1)
    if (last === undefined || uais.length < schoolsPerRead) break
    after = last
  }
  if (errors.length > 0) {
    throw new AggregateError(errors, `the years of ${errors.length} schools could not be closed`)
  }
  return { closedYears }
}

/**
 * Brings one school's years to what its days say, inside the caller's transaction; gives how many
 * were closed. A year whose days were wrong, and which is not over after all, gets its places back.
 */
export async function closeYearsWithin(
  { clock }: Pick<Context, 'clock'>,
  trx: SchoolTransaction,
  {
    actorId,
    atMs,
    uai,
  }: { readonly uai: string; readonly actorId: Id | null; readonly atMs: number },
): Promise<number> {
  await lockSchool(trx, uai)
  const school = await trx
    .selectFrom('school')
    .select('time_zone')
    .where('uai', '=', uai)
    .executeTakeFirstOrThrow()
  const today = dayOf(atMs, school.time_zone)
  const years = await lockYears(trx, uai)
  let closed = 0
  for (const year of years) {
    const isOver = yearClosesOn(year, years) <= today
    if (isOver === (year.closedAt !== null)) continue
    const { pupilIds, teacherIds } =
      year.closedAt === null
        ? await endPlacesOfYear(trx, year.id, new Date(clock.now()))
        : await reopenPlacesOfYear(trx, year.id, year.closedAt)
    if (isOver) closed += 1
    await publishRightsOf(trx, [...new Set([...pupilIds, ...teacherIds])])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: isOver ? 'school_year_closed' : 'school_year_reopened',
      detail: { label: year.label, pupils: pupilIds.length },
    })
  }
  return closed
}
