/** Reads and writes the periods of school years. */
import { sql } from 'kysely'
import type { GradingPeriod } from '#contract/grades.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

export interface YearRow {
  readonly schoolUai: string
  readonly startsOn: Day
  readonly endsOn: Day
}

export async function readYear(db: SchoolDatabase, yearId: Id): Promise<YearRow | undefined> {
  return db
    .selectFrom('school_year')
    .select(['school_uai as schoolUai', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('id', '=', yearId)
    .executeTakeFirst()
}

/** Nobody moves its days, and nobody else writes its periods, until the transaction ends. */
export async function lockYear(trx: SchoolTransaction, yearId: Id): Promise<void> {
  await sql`select from school_year where id = ${yearId} for no key update`.execute(trx)
}

/** Of these years, by day. */
export async function readPeriods(
  db: SchoolDatabase,
  yearIds: readonly Id[],
): Promise<(GradingPeriod & { readonly yearId: Id })[]> {
  if (yearIds.length === 0) return []
  return db
    .selectFrom('grading_period')
    .select([
      'id',
      'label',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'school_year_id as yearId',
    ])
    .where('school_year_id', 'in', [...yearIds])
    .orderBy('starts_on')
    .execute()
}

/**
 * In the place of all that the year had, which is locked. Those that stay are changed in place: what was written in
 * them stays with them. False, and nothing changed: something was written in one that would go.
 */
export async function writePeriods(
  trx: SchoolTransaction,
  yearId: Id,
  periods: readonly GradingPeriod[],
): Promise<boolean> {
  const staying = periods.map(({ id }) => id)
  const { rows: inUse } = await sql`
      select from grading_period
      where school_year_id = ${yearId} and id <> all(${staying}::uuid[])
        and (exists (select from appreciation where period_id = grading_period.id)
          or exists (select from general_appreciation where period_id = grading_period.id)
          or exists (select from report_publishing where period_id = grading_period.id))
      limit 1`.execute(trx)
  if (inUse.length > 0) return false
  await sql`
      delete from grading_period
      where school_year_id = ${yearId} and id <> all(${staying}::uuid[])`.execute(trx)
  if (periods.length === 0) return true
  await trx
    .insertInto('grading_period')
    .values(
      periods.map(({ endsOn, id, label, startsOn }) => ({
        id,
        school_year_id: yearId,
        label: label.trim(),
        starts_on: startsOn,
        ends_on: endsOn,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({
          label: row.ref('excluded.label'),
          starts_on: row.ref('excluded.starts_on'),
          ends_on: row.ref('excluded.ends_on'),
        }))
        .where('grading_period.school_year_id', '=', yearId),
    )
    .execute()
  return true
}
