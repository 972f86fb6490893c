/**
 * Which school year a roster is of, and that year's row for each school. The first import of a
 * year makes it, with the holiday calendar's summer as its ends where the calendar knows them.
 */
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
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
  for (const row of known) {
    const holdsDay = row.starts_on <= day && day <= row.ends_on
    if (row.label === label || (holdsDay && !idOfSchool.has(row.school_uai))) {
      idOfSchool.set(row.school_uai, row.id)
    }
  }
  const missing = uais.filter((uai) => !idOfSchool.has(uai))
  if (missing.length === 0) return { idOfSchool, madeFor: [] }
  const zones = await trx
    .selectFrom('school')
    .select(['uai', 'zone'])
    .where('uai', 'in', missing)
    .execute()
  for (const { uai, zone } of zones) {
    const id = mint()
    const { startsOn, endsOn } = await yearEnds(trx, zone, label)
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
    idOfSchool.set(uai, id)
  }
  return { idOfSchool, madeFor: missing }
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
