/** Half-days as CSV for a French spreadsheet: one line a pupil and half-day. */
import type { AttendanceState, ExplanationReason } from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { csvCell } from '#school/roster/import-report.ts'

export interface HalfDayRow {
  readonly onDate: Day
  readonly half: HalfDay
  readonly className: string
  readonly familyName: string
  readonly givenName: string
  readonly state: AttendanceState
  /** The school said so of the pupil's class. */
  readonly isAtDistance: boolean
  /** What a guardian explained, where that counts. */
  readonly reason: ExplanationReason | null
  readonly lessons: readonly {
    readonly startsAtTime: string
    readonly courseName: string
    readonly state: AttendanceState
  }[]
}

const halves: Readonly<Record<HalfDay, string>> = { morning: 'matin', afternoon: 'après-midi' }

const states: Readonly<Record<AttendanceState, string>> = {
  present: 'présent',
  reached: 'joint par téléphone ou papier',
  excused: 'excusé',
  unreachable: 'injoignable',
  our_fault: 'de notre fait',
  to_find_out: 'à éclaircir',
  not_known_yet: 'pas encore connu',
}

const reasons: Readonly<Record<ExplanationReason, string>> = {
  health: 'santé',
  no_connection: 'pas de connexion',
  no_device: 'pas d’appareil',
  family: 'raison familiale',
  appointment: 'rendez-vous',
  other: 'autre raison',
}

const headers = [
  'Date',
  'Demi-journée',
  'Classe',
  'Nom',
  'Prénom',
  'État',
  'Motif',
  'Séances',
  // Last, so that older spreadsheets go on reading the others.
  'À distance',
]

/** The first line of a file: UTF-8 with a byte order mark, semicolons, CRLF. */
export const attendanceCsvHead = `\ufeff${csvLine(headers)}`

/** A line for each; no cell is a formula. */
export function attendanceCsvLines(rows: readonly HalfDayRow[]): string {
  const lines = rows.map((row) => [
    row.onDate,
    halves[row.half],
    row.className,
    row.familyName,
    row.givenName,
    states[row.state],
    row.reason === null ? '' : reasons[row.reason],
    row.lessons
      .map((one) => `${one.startsAtTime} ${one.courseName} (${states[one.state]})`)
      .join(', '),
    row.isAtDistance ? 'oui' : 'non',
  ])
  return lines.map(csvLine).join('')
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`
}
