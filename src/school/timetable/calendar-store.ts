/** Reads and writes the holidays of the zones, and until when they are known. */
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { type CalendarPeriod, type CalendarReading, calendarZones } from './calendar-reader.ts'

export interface KeptPeriod extends CalendarPeriod {
  readonly id: Id
}

/** The zones' periods that begin within the days that a file lists. */
export async function readZonePeriods(
  trx: SchoolTransaction,
  between: Pick<CalendarReading, 'firstDay' | 'lastDay'>,
): Promise<KeptPeriod[]> {
  const rows = await trx
    .selectFrom('calendar_period')
    .select(['id', 'zone', 'label', 'starts_on', 'ends_on'])
    .where('zone', 'in', [...calendarZones])
    .where('starts_on', '>=', between.firstDay)
    .where('starts_on', '<=', between.lastDay)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    zone: row.zone as CalendarPeriod['zone'],
    label: row.label,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

/** Writes new and changed periods, takes out those that the file no longer has. */
export async function writeZonePeriods(
  trx: SchoolTransaction,
  context: Pick<RoomContext, 'clock' | 'random'>,
  changes: { readonly write: readonly CalendarPeriod[]; readonly removeIds: readonly Id[] },
): Promise<void> {
  if (changes.removeIds.length > 0) {
    await trx
      .deleteFrom('calendar_period')
      .where('id', 'in', [...changes.removeIds])
      .execute()
  }
  if (changes.write.length === 0) return
  await trx
    .insertInto('calendar_period')
    .values(
      changes.write.map((period) => ({
        id: mintId(context.clock, context.random),
        zone: period.zone,
        school_uai: null,
        label: period.label,
        starts_on: period.startsOn,
        ends_on: period.endsOn,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['zone', 'starts_on'])
        .where('zone', 'is not', null)
        .doUpdateSet((row) => ({
          label: row.ref('excluded.label'),
          ends_on: row.ref('excluded.ends_on'),
        })),
    )
    .execute()
}

export async function writeCoverage(
  trx: SchoolTransaction,
  knownUntil: CalendarReading['knownUntil'],
): Promise<void> {
  if (knownUntil.size === 0) return
  await trx
    .insertInto('calendar_coverage')
    .values([...knownUntil].map(([zone, day]) => ({ zone, known_until: day })))
    .onConflict((conflict) =>
      conflict
        .column('zone')
        .doUpdateSet((row) => ({ known_until: row.ref('excluded.known_until') })),
    )
    .execute()
}

/** Open schools whose holidays no zone gives, and that have entered none of their own. */
export async function countSchoolsWithoutCalendar(trx: SchoolTransaction): Promise<number> {
  const row = await trx
    .selectFrom('school')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('opened_at', 'is not', null)
    .where((where) =>
      where.or([where('zone', 'is', null), where('zone', 'not in', [...calendarZones])]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('calendar_period')
            .select('calendar_period.id')
            .whereRef('calendar_period.school_uai', '=', 'school.uai'),
        ),
      ),
    )
    .executeTakeFirst()
  return row?.count ?? 0
}
