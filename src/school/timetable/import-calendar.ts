/** Imports the holidays of the zones A, B and C, and says where they end too early. */
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import type { NamedBytes } from '#school/roster/csv-table.ts'
import { changesOf, type ReportBuilder } from '#school/roster/import-report.ts'
import { type ImportOutcome, runImport } from '#school/roster/import-transaction.ts'
import { keepImportRun } from '#school/roster/keep-import-run.ts'
import { schoolYearLabel } from '#school/roster/school-year-label.ts'
import {
  type CalendarPeriod,
  type CalendarReading,
  readCalendar,
  warnOfCalendarEnd,
} from './calendar-reader.ts'
import {
  countSchoolsWithoutCalendar,
  type KeptPeriod,
  readZonePeriods,
  writeCoverage,
  writeZonePeriods,
} from './calendar-store.ts'
import { refreshTimetables } from './refresh-timetables.ts'

export async function importCalendar(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  file: NamedBytes,
  options: { readonly dryRun: boolean; readonly actorId: Id | null },
): Promise<ImportOutcome> {
  const outcome = await runImport(context, {
    dryRun: options.dryRun,
    async work(trx, report) {
      const reading = readCalendar(file)
      for (const rejection of reading.rejections) report.reject(rejection)
      for (const warning of reading.warnings) report.warn(warning)
      await applyCalendar(trx, context, reading, report)
      const label = schoolYearLabel(dayOf(context.clock.now(), 'Europe/Paris'))
      const year = { label, endsOn: `${label.slice(5)}-07-03` }
      for (const warning of warnOfCalendarEnd(reading, file.name, year)) report.warn(warning)
      await warnOfSchoolsWithoutZone(trx, file.name, report)
      return null
    },
    async keep(trx, report) {
      const startedBy = options.actorId
      const run = { id: undefined, kind: 'calendar', schoolUai: null, startedBy, report } as const
      await keepImportRun(trx, context, run)
      await writeAuditLine(trx, {
        schoolUai: null,
        actorId: startedBy,
        action: 'calendar_imported',
        detail: { changes: changesOf(report) },
      })
    },
  })
  // Lessons that now fall into holidays go, and those that no longer do come.
  if (outcome.applied && changesOf(outcome.report) > 0) await refreshTimetables(context)
  return outcome
}

async function applyCalendar(
  trx: SchoolTransaction,
  context: Pick<RoomContext, 'clock' | 'random'>,
  reading: CalendarReading,
  report: ReportBuilder,
): Promise<void> {
  const known = await readZonePeriods(trx, reading)
  const plan = planCalendar(reading.periods, known)
  for (const period of reading.periods) {
    report.read('period')
    report.count(plan.outcomeOf(period), 'period')
  }
  report.count('deactivated', 'period', plan.removeIds.length)
  await writeZonePeriods(trx, context, plan)
  await writeCoverage(trx, reading.knownUntil)
}

/** What changes: a period is known by its zone and its first day. */
function planCalendar(periods: readonly CalendarPeriod[], known: readonly KeptPeriod[]) {
  const keyOf = ({ zone, startsOn }: CalendarPeriod) => `${zone}${startsOn}`
  const knownByKey = new Map(known.map((period) => [keyOf(period), period]))
  const said = new Set(periods.map(keyOf))
  const outcomeOf = (period: CalendarPeriod) => {
    const before = knownByKey.get(keyOf(period))
    if (before === undefined) return 'created'
    const isSame = before.label === period.label && before.endsOn === period.endsOn
    return isSame ? 'unchanged' : 'updated'
  }
  return {
    outcomeOf,
    write: periods.filter((period) => outcomeOf(period) !== 'unchanged'),
    removeIds: known.filter((period) => !said.has(keyOf(period))).map(({ id }) => id),
  }
}

async function warnOfSchoolsWithoutZone(
  trx: SchoolTransaction,
  file: string,
  report: ReportBuilder,
): Promise<void> {
  const count = await countSchoolsWithoutCalendar(trx)
  if (count === 0) return
  const message =
    `${count} établissement(s) ouvert(s) ne sont dans aucune zone (Corse, outre-mer, ou zone inconnue) : ` +
    'leurs vacances sont à saisir par l’établissement.'
  report.warn({ file, line: 1, field: '', code: 'schools_without_zone', message })
}
