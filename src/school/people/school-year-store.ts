/** Reads and writes school years. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { SchoolYear } from './current-school-year.ts'

/** By start; a school has a dozen at most. */
export async function readSchoolYears(db: SchoolDatabase, uai: string): Promise<SchoolYear[]> {
  const rows = await db
    .selectFrom('school_year')
    .selectAll()
    .where('school_uai', '=', uai)
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    weekAMonday: row.week_a_monday,
  }))
}

/** Creates the year, or changes the one that has the id. */
export async function upsertSchoolYear(
  db: SchoolDatabase,
  uai: string,
  year: SchoolYear,
): Promise<void> {
  const days = {
    label: year.label,
    starts_on: year.startsOn,
    ends_on: year.endsOn,
    week_a_monday: year.weekAMonday,
  }
  await db
    .insertInto('school_year')
    .values({ id: year.id, school_uai: uai, ...days })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(days))
    .execute()
}

/** Until the transaction ends. Not `for update`: whoever writes a row that names the school would wait too. */
export async function lockSchoolRow(trx: SchoolTransaction, uai: string): Promise<void> {
  await trx.selectFrom('school').select('uai').where('uai', '=', uai).forNoKeyUpdate().execute()
}

/** Until the transaction ends the year is not named otherwise, nor are names in it looked through. */
export async function holdYearRow(trx: SchoolTransaction, yearId: Id): Promise<void> {
  await trx.selectFrom('school_year').select('id').where('id', '=', yearId).forKeyShare().execute()
}

/** Until the transaction ends nobody else names a class or group of the year: a free name stays free. */
export async function lockYearNames(trx: SchoolTransaction, yearId: Id): Promise<void> {
  await trx.selectFrom('school_year').select('id').where('id', '=', yearId).forUpdate().execute()
}
