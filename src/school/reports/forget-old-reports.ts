/**
 * Deletes appreciations and reports once the school year after theirs is over, as the grades that
 * they stand beside. Runs every night, a bounded number of periods at a time.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

/** Periods of one transaction: three of a school are some thousand rows. */
const periodsOfOneGo = 20

export async function forgetOldReports({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ reportPeriods: number }> {
  const now = new Date(clock.now())
  let reportPeriods = 0
  for (;;) {
    const gone = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        select grading_period.id from grading_period
        join school_year on school_year.id = grading_period.school_year_id
        where school_year.ends_on < (${now}::timestamptz - interval '1 year')::date
          and (exists (select from appreciation where period_id = grading_period.id)
            or exists (select from general_appreciation where period_id = grading_period.id)
            or exists (select from report_publishing where period_id = grading_period.id))
        limit ${periodsOfOneGo}`.execute(trx)
      const ids = rows.map(({ id }) => id)
      const old = sql`period_id = any(${ids}::uuid[])`
      await sql`delete from appreciation where ${old}`.execute(trx)
      await sql`delete from general_appreciation where ${old}`.execute(trx)
      await sql`
        delete from period_report
        where publishing_id in (select id from report_publishing where ${old})`.execute(trx)
      await sql`delete from report_publishing where ${old}`.execute(trx)
      return ids.length
    })
    reportPeriods += gone
    if (gone < periodsOfOneGo) return { reportPeriods }
  }
}
