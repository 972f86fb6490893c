/**
 * Reads the ministry's holiday calendar, which has one line per day and one column per zone, into
 * periods. Corsica and overseas are in no zone: their holidays are entered by their schools. See
 * docs/formats/calendar.md.
 */
import { addDays, type Day, daysBetween, isDay } from '#kernel/calendar-day.ts'
import {
  type CsvRow,
  type CsvTable,
  cellReader,
  type NamedBytes,
  readCsvTable,
  requireColumns,
} from '#school/roster/csv-table.ts'
import type { ListedRejection, ListedWarning } from '#school/roster/import-report.ts'
import { normalForm } from '#school/roster/normal-form.ts'

export const calendarZones = ['A', 'B', 'C'] as const
export type CalendarZone = (typeof calendarZones)[number]

export interface CalendarPeriod {
  readonly zone: CalendarZone
  readonly label: string
  readonly startsOn: Day
  /** The last day off. */
  readonly endsOn: Day
}

export interface CalendarReading {
  readonly periods: readonly CalendarPeriod[]
  /** The days that the file lists. */
  readonly firstDay: Day
  readonly lastDay: Day
  /** Until when its holidays can be believed, by zone: a tail of empty days is no calendar. */
  readonly knownUntil: ReadonlyMap<CalendarZone, Day>
  readonly rejections: readonly ListedRejection[]
  readonly warnings: readonly ListedWarning[]
}

/**
 * Longest time without holidays that a French school year has: about 90 days from an early spring
 * break to summer. More empty days than this at the end mean that the holidays are not in yet.
 */
const emptyDaysMax = 100

const dayColumns = ['date', 'jour']
const labelColumns = ['nom_vacances', 'vacances_nom']
const zoneColumns = (zone: CalendarZone) => [`vacances_zone_${zone.toLowerCase()}`, `zone_${zone}`]

/** Throws `UnreadableRoster` where the file is no calendar at all. */
export function readCalendar(file: NamedBytes): CalendarReading {
  const table = readCsvTable(file.name, file.bytes)
  requireColumns(table, [dayColumns, ...calendarZones.map(zoneColumns)])
  const rejections: ListedRejection[] = []
  const days = readDays(table, rejections)
  const sorted = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const firstDay = sorted[0]?.day ?? ''
  const lastDay = sorted.at(-1)?.day ?? ''
  const periods = calendarZones.flatMap((zone) => periodsOf(sorted, zone))
  const warnings = [...gapWarnings(table.file, sorted)]
  const knownUntil = new Map<CalendarZone, Day>()
  for (const zone of calendarZones) {
    const last = periods.findLast((period) => period.zone === zone)?.endsOn
    const isEmptyTail = last !== undefined && daysBetween(last, lastDay) > emptyDaysMax
    if (lastDay !== '') knownUntil.set(zone, isEmptyTail ? last : lastDay)
    if (isEmptyTail) warnings.push(emptyTail(table.file, zone, last, lastDay))
  }
  return { periods, firstDay, lastDay, knownUntil, rejections, warnings }
}

interface CalendarDay {
  readonly day: Day
  readonly line: number
  readonly label: string
  readonly zones: ReadonlySet<CalendarZone>
}

function readDays(table: CsvTable, rejections: ListedRejection[]): Map<Day, CalendarDay> {
  const dayCell = cellReader(table, dayColumns)
  const labelCell = cellReader(table, labelColumns)
  const zoneCells = calendarZones.map((zone) => ({
    zone,
    field: zoneColumns(zone)[0] ?? '',
    read: cellReader(table, zoneColumns(zone)),
  }))
  const days = new Map<Day, CalendarDay>()
  for (const row of table.rows) {
    const reject = (field: string, code: string, reason: string) =>
      rejections.push({ file: table.file, line: row.line, field, code, reason, kind: 'period' })
    const day = dayCell(row)
    if (!isDay(day)) {
      reject('date', 'day_unreadable', 'La date n’est pas lisible (attendu : AAAA-MM-JJ).')
      continue
    }
    if (days.has(day)) {
      reject('date', 'day_repeated', 'Ce jour est déjà plus haut dans le fichier.')
      continue
    }
    const zones = readZones(row, zoneCells)
    if (zones.unreadable !== null) {
      reject(zones.unreadable, 'flag_unreadable', 'La valeur n’est ni « True » ni « False ».')
      continue
    }
    days.set(day, { day, line: row.line, label: labelCell(row), zones: zones.zones })
  }
  return days
}

const yes = new Set(['true', 'vrai', 'oui', '1'])
const no = new Set(['false', 'faux', 'non', '0', ''])

function readZones(
  row: CsvRow,
  cells: readonly { zone: CalendarZone; field: string; read: (row: CsvRow) => string }[],
) {
  const zones = new Set<CalendarZone>()
  for (const { zone, field, read } of cells) {
    const word = normalForm(read(row))
    if (yes.has(word)) zones.add(zone)
    else if (!no.has(word)) return { zones, unreadable: field }
  }
  return { zones, unreadable: null }
}

/** Runs of days off that follow each other under one name. */
function periodsOf(days: readonly CalendarDay[], zone: CalendarZone): CalendarPeriod[] {
  const periods: CalendarPeriod[] = []
  for (const { day, label, zones } of days) {
    if (!zones.has(zone)) continue
    const name = label === '' ? 'Vacances' : label
    const last = periods.at(-1)
    if (last !== undefined && last.label === name && addDays(last.endsOn, 1) === day) {
      periods[periods.length - 1] = { ...last, endsOn: day }
    } else {
      periods.push({ zone, label: name, startsOn: day, endsOn: day })
    }
  }
  return periods
}

function* gapWarnings(file: string, days: readonly CalendarDay[]): Generator<ListedWarning> {
  for (const [index, { day, line }] of days.entries()) {
    const before = days[index - 1]
    if (before === undefined || addDays(before.day, 1) === day) continue
    const message = `Des jours manquent entre le ${frenchDay(before.day)} et le ${frenchDay(day)}.`
    yield { file, line, field: 'date', code: 'days_missing', message }
  }
}

function emptyTail(file: string, zone: CalendarZone, last: Day, lastDay: Day): ListedWarning {
  const message =
    `Zone ${zone} : le fichier liste les jours jusqu’au ${frenchDay(lastDay)}, mais aucune vacance ` +
    `n’y est inscrite après le ${frenchDay(last)}. Le calendrier n’est donc connu que jusque-là.`
  return { file, line: 1, field: zoneColumns(zone)[0] ?? '', code: 'calendar_tail_empty', message }
}

/** '31 décembre 2026' */
export function frenchDay(day: Day): string {
  const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** Warns where the calendar ends before the school year does. */
export function warnOfCalendarEnd(
  reading: Pick<CalendarReading, 'knownUntil'>,
  file: string,
  year: { readonly label: string; readonly endsOn: Day },
): ListedWarning[] {
  return [...reading.knownUntil]
    .filter(([, until]) => until < year.endsOn)
    .map(([zone, until]) => ({
      file,
      line: 1,
      field: zoneColumns(zone)[0] ?? '',
      code: 'calendar_ends',
      message:
        `Zone ${zone} : le calendrier s’arrête le ${frenchDay(until)}, avant la fin de l’année ` +
        `scolaire ${year.label} (${frenchDay(year.endsOn)}). Importez le calendrier suivant dès sa parution.`,
    }))
}
