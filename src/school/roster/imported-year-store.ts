/**
 * Which school year a roster is of, and that year's row for each school. The first import of a
 * year makes it, with the holiday calendar's summer as its ends where the calendar knows them.
 */
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { findImportedYear, fitYear, type YearSpan } from './imported-year.ts'
import { schoolYearLabel } from './school-year-label.ts'

/** The year's id per school; `madeFor` counts the rows that had to be made. */
export async function ensureSchoolYears(
  trx: SchoolTransaction,
  uais: readonly string[],
  day: Day,
  mint: () => Id,
): Promise<{ idOfSchool: Map<string, Id>; madeFor: readonly string[] }> {
  const idOfSchool = new Map<string, Id>()
  if (uais.length === 0) return { idOfSchool, madeFor: [] }
  const label = schoolYearLabel(day)
  const known = await trx
    .selectFrom('school_year')
    .select(['id', 'school_uai', 'label', 'starts_on', 'ends_on'])
    .where('school_uai', 'in', [...uais])
    .execute()
  const zones = await trx
    .selectFrom('school')
    .select(['uai', 'zone'])
    .where('uai', 'in', [...uais])
    .execute()
  const yearsOf = Map.groupBy(known, (row) => row.school_uai)
  const spans = new Map<string | null, YearSpan>()
  const madeFor: string[] = []
  for (const { uai, zone } of zones) {
    const years = (yearsOf.get(uai) ?? []).map((row) => ({
      id: row.id,
      label: row.label,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    }))
    const span = spans.get(zone) ?? (await yearEnds(trx, zone, label))
    spans.set(zone, span)
    const wanted = { label, ...span }
    const found = findImportedYear(years, wanted, day)
    idOfSchool.set(
      uai,
      found?.id ?? (await makeYear(trx, uai, label, fitYear(wanted, years), mint)),
    )
    if (found === undefined) madeFor.push(uai)
  }
  return { idOfSchool, madeFor }
}

async function makeYear(
  trx: SchoolTransaction,
  uai: string,
  label: string,
  { startsOn, endsOn }: YearSpan,
  mint: () => Id,
): Promise<Id> {
  const id = mint()
  await trx
    .insertInto('school_year')
    .values({
      id,
      school_uai: uai,
      label,
      starts_on: startsOn,
      ends_on: endsOn,
      week_a_monday: mondayOf(startsOn),
    })
    .execute()
  return id
}

/** The day after one summer to the day before the next; 1 September to 5 July where unknown. */
async function yearEnds(trx: SchoolTransaction, zone: string | null, label: string) {
  const [begins = '', ends = ''] = label.split('-')
  const summers = await trx
    .selectFrom('calendar_period')
    .select(['starts_on', 'ends_on'])
    .where('zone', '=', zone ?? '')
    .where('starts_on', '>=', `${begins}-06-15`)
    .where('starts_on', '<=', `${ends}-07-31`)
    .execute()
  const summerOf = (year: string) =>
    summers.find(
      (summer) => summer.starts_on >= `${year}-06-15` && summer.starts_on <= `${year}-07-31`,
    )
  const before = summerOf(begins)?.ends_on
  const after = summerOf(ends)?.starts_on
  return {
    startsOn: before === undefined ? `${begins}-09-01` : addDays(before, 1),
    endsOn: after === undefined ? `${ends}-07-05` : addDays(after, -1),
  }
}
