/**
 * A timetable's CSV file as lines that say a day, two times, a week, who comes and who teaches.
 * The columns are those of docs/formats/timetable.md; every line that cannot be read is told in
 * French, with its field. Names are not looked up here: see `timetable-names.ts`.
 */
import { foldText } from '#school/people/standard-subjects.ts'
import { type CsvRow, type CsvTable, cellReader, columnsNamed } from '#school/roster/csv-table.ts'
import type { SlotTimes } from './slot-times.ts'
import type { WeekLetter } from './weekly-timetable.ts'

export interface LineRejection {
  readonly line: number
  /** The column, as the format names it. */
  readonly field: string
  /** In French. */
  readonly reason: string
}

/** What one line asks for; names as written. */
export interface TimetableLine extends SlotTimes {
  readonly line: number
  /** Cells as written: which names are in one, the names of the school say. */
  readonly classes: string
  readonly groups: string
  readonly subject: string
  readonly teachers: readonly string[]
}

/** Lines of one file; a school of 60 classes has some 2,000. */
export const timetableLinesMax = 20_000

/** Each column: its name in the format first, then how others write it. */
const columns = {
  day: ['jour'],
  starts: ['début', 'heure de début', 'h. début', 'de'],
  ends: ['fin', 'heure de fin', 'h. fin', 'à'],
  week: ['semaine', 'alternance', 'quinzaine'],
  class: ['classe', 'classes', 'division'],
  group: ['groupe', 'groupes'],
  subject: ['matière', 'matières', 'discipline'],
  teacher: ['enseignant', 'enseignants', 'professeur', 'professeurs'],
  room: ['salle', 'salles'],
} as const satisfies Record<string, readonly [string, ...string[]]>
type Column = keyof typeof columns
const requiredColumns: readonly Column[] = ['day', 'starts', 'ends', 'subject']

const weekdays: Readonly<Record<string, number>> = {
  lundi: 1,
  mardi: 2,
  mercredi: 3,
  jeudi: 4,
  vendredi: 5,
  samedi: 6,
  dimanche: 7,
}

export function readTimetableLines(table: CsvTable): {
  lines: TimetableLine[]
  rejections: LineRejection[]
} {
  const missing = requiredColumns.filter(
    (column) => columnsNamed(table, columns[column]).length === 0,
  )
  if (missing.length > 0) {
    const rejections = missing.map((column) => ({
      line: 1,
      field: columns[column][0],
      reason: `Il manque la colonne « ${columns[column][0]} » : ce n’est pas un emploi du temps.`,
    }))
    return { lines: [], rejections }
  }
  if (table.rows.length > timetableLinesMax) {
    const reason = `Le fichier a plus de ${timetableLinesMax} lignes.`
    return { lines: [], rejections: [{ line: 1, field: '', reason }] }
  }
  const read = Object.fromEntries(
    (Object.keys(columns) as Column[]).map((column) => [
      column,
      cellReader(table, columns[column]),
    ]),
  ) as Record<Column, (row: CsvRow) => string>
  const lines: TimetableLine[] = []
  const rejections: LineRejection[] = []
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell === '')) continue
    const outcome = readLine(row, (column) => withoutApostrophe(read[column](row)))
    if (Array.isArray(outcome)) rejections.push(...outcome)
    else lines.push(outcome)
  }
  return { lines, rejections }
}

/** What our own file puts before a cell that a spreadsheet would take for a formula. */
function withoutApostrophe(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '')
}

function readLine(row: CsvRow, cell: (column: Column) => string): TimetableLine | LineRejection[] {
  const rejections: LineRejection[] = []
  const reject = (column: Column, reason: string): null => {
    rejections.push({ line: row.line, field: columns[column][0], reason })
    return null
  }
  const weekday = readWeekday(cell('day')) ?? reject('day', `« ${cell('day')} » n’est pas un jour.`)
  const starts = readTime(cell('starts')) ?? reject('starts', badTime(cell('starts')))
  const ends = readTime(cell('ends')) ?? reject('ends', badTime(cell('ends')))
  if (starts !== null && ends !== null && ends <= starts) {
    reject('ends', `La fin (${cell('ends')}) n’est pas après le début (${cell('starts')}).`)
  }
  const week = readWeekLetter(cell('week'))
  if (week === undefined) {
    reject('week', `« ${cell('week')} » n’est pas une semaine : A, B, ou rien.`)
  }
  const [classes, groups] = [cell('class'), cell('group')]
  if (namesIn(classes + groups).length === 0) reject('class', 'Il manque la classe ou le groupe.')
  if (cell('subject') === '') reject('subject', 'Il manque la matière.')
  if (row.isTooLong) reject('room', 'La ligne a plus de cases que l’en-tête.')
  const isWhole = weekday !== null && starts !== null && ends !== null && week !== undefined
  if (rejections.length > 0 || !isWhole) return rejections
  return {
    line: row.line,
    weekday,
    starts,
    ends,
    week,
    room: cell('room') === '' ? null : cell('room').slice(0, 60),
    classes,
    groups,
    subject: cell('subject'),
    teachers: namesIn(cell('teacher')),
  }
}

/** 'Lundi', 'lun.', '1'. */
function readWeekday(text: string): number | null {
  const word = foldText(text).replace(/\.$/, '')
  if (/^[1-7]$/.test(word)) return Number(word)
  if (word.length < 3) return null
  const found = Object.keys(weekdays).filter((name) => name.startsWith(word))
  return found.length === 1 ? (weekdays[found[0] ?? ''] ?? null) : null
}

/** '8h30', '8 h', '08:30', '8.30', '08:30:00' as '08:30'. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?(?:[:m]\d{0,2})?)$/iu.exec(text.trim())
  const hour = Number(match?.[1] ?? 24)
  const minute = Number(match?.[2] ?? 0)
  if (match === null || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function badTime(text: string): string {
  return text === '' ? 'Il manque l’heure.' : `« ${text} » n’est pas une heure (exemple : 8h30).`
}

/** Null: every week. Undefined: not understood. */
function readWeekLetter(text: string): WeekLetter | null | undefined {
  const word = foldText(text).replace(/^(?:semaine|sem\.?|s)\s*(?=[ab]$)/, '')
  if (['', 'ab', 'a+b', 'a/b', 'a et b', 'toutes', 'h', 'hebdo'].includes(word)) return null
  if (word === 'a' || word === 'q1') return 'A'
  if (word === 'b' || word === 'q2') return 'B'
  return undefined
}

/** Several names in one cell stand apart by a comma, a plus or a slash. */
export function namesIn(cell: string): string[] {
  const names = cell
    .split(/[,+/]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}
