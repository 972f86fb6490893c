/**
 * A CSV file as rows that know their line and find their cells by the header's name. Files come
 * from spreadsheets and administrations: UTF-8 or Latin-1, any line end, quoted or not, header
 * names with stray spaces. Parsing itself is csv-parse's.
 */
import { parse } from 'csv-parse/sync'
import { normalForm } from './normal-form.ts'
import { decodeBytes } from './repair-text.ts'
import { UnreadableRoster } from './roster-record.ts'

/** Largest CSV that is read; the directory of all 60,000 schools of France has 35 MB. */
export const csvBytesMax = 64 * 1024 * 1024
/** Longest line; longer ones mean an unclosed quote. */
const recordCharactersMax = 64 * 1024
/** Columns of a header; the directory has 71, guardians of a family of twelve 100. */
export const csvColumnsMax = 1_000
/** Lines below the header; the directory of all schools of France has 60,000. */
export const csvRowsMax = 200_000

/** A file as it was handed in. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface CsvRow {
  readonly line: number
  /**
   * Trimmed cells in the header's order, none beyond it. A short line has fewer: were it filled up, a
   * wide header would make gigabytes of a small file.
   */
  readonly cells: readonly string[]
  /** True where the line has filled cells beyond the header: a stray separator moved them. */
  readonly isTooLong: boolean
}

export interface CsvTable {
  readonly file: string
  readonly encoding: 'utf-8' | 'windows-1252'
  /** Header names as written, trimmed. */
  readonly headers: readonly string[]
  readonly rows: readonly CsvRow[]
}

const delimiters = [';', ',', '\t'] as const

function delimiterOf(firstLine: string): string {
  const counts = delimiters.map((delimiter) => firstLine.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** Reads the whole file; throws `UnreadableRoster` where it is no CSV at all. */
export function readCsvTable(file: string, bytes: Uint8Array): CsvTable {
  const refuse = (reason: string): never => {
    throw new UnreadableRoster({ file, line: 1 }, '', reason)
  }
  if (bytes.byteLength > csvBytesMax) refuse('Le fichier est trop grand.')
  const { text, encoding } = decodeBytes(bytes)
  if (text.includes('\0')) refuse('Ce fichier n’est pas un fichier CSV.')
  let headers: readonly string[] | null = null
  const rows: CsvRow[] = []
  parseRecords(file, text, (record, line) => {
    if (headers === null) {
      headers = record.map((name) => name.trim())
      if (headers.length > csvColumnsMax) refuse(tooMany(csvColumnsMax, 'colonnes'))
    } else {
      if (rows.length === csvRowsMax) refuse(tooMany(csvRowsMax, 'lignes'))
      rows.push(toRow(record, line, headers.length))
    }
  })
  return { file, encoding, headers: headers ?? refuse('Le fichier est vide.'), rows }
}

function tooMany(max: number, what: string): string {
  return `Le fichier a plus de ${max.toLocaleString('fr-FR')} ${what} : ce n’est pas le fichier attendu.`
}

/**
 * Hands over each record as soon as it is read, with the line where it begins, so that what is refused or
 * cut is never gathered.
 */
function parseRecords(
  file: string,
  text: string,
  take: (record: readonly string[], line: number) => void,
): void {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]/u)))
  // csv-parse counts the two signs of a Windows line end within quotes as two lines.
  let countedTwice = 0
  let linesRead = 0
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(firstLine === '' ? text : firstLine),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: recordCharactersMax,
      // The header, all lines, and the one that is too many.
      to: csvRowsMax + 2,
      on_record(record: string[], { lines }) {
        countedTwice += countIn(record, /\r\n/gu)
        linesRead = lines - countedTwice
        take(record, linesRead - countIn(record, /\r\n|\n|\r/gu))
        return null
      },
    })
  } catch (error) {
    if (error instanceof UnreadableRoster) throw error
    const reason = 'Un guillemet n’est pas refermé, ou la ligne n’a pas de fin.'
    // Where it begins: what is not closed ends anywhere.
    throw new UnreadableRoster({ file, line: linesRead + 1 }, '', reason)
  }
}

function countIn(record: readonly string[], what: RegExp): number {
  return record.reduce((sum, cell) => sum + (cell.match(what)?.length ?? 0), 0)
}

function toRow(record: readonly string[], line: number, columnCount: number): CsvRow {
  const cells = record.slice(0, columnCount).map((cell) => cell.replaceAll(/\s+/gu, ' ').trim())
  const isTooLong = record.slice(columnCount).some((cell) => cell.trim() !== '')
  return { line, cells, isTooLong }
}

/** Positions of the columns that go by one of these names, in the header's order. */
export function columnsNamed(table: CsvTable, names: readonly string[]): number[] {
  const wanted = new Set(names.map(normalForm))
  return table.headers.flatMap((header, index) => (wanted.has(normalForm(header)) ? [index] : []))
}

/** A reader of one column by its name; empty cells and absent columns both read as `''`. */
export function cellReader(table: CsvTable, names: readonly string[]): (row: CsvRow) => string {
  const [index] = columnsNamed(table, names)
  return (row) => (index === undefined ? '' : (row.cells[index] ?? ''))
}

/** Throws where a column is missing without which nothing can be read. */
export function requireColumns(table: CsvTable, columns: readonly (readonly string[])[]): void {
  const missing = columns.filter((names) => columnsNamed(table, names).length === 0)
  if (missing.length === 0) return
  const list = missing.map((names) => `« ${names[0] ?? ''} »`).join(', ')
  const reason = `Il manque la colonne ${list} : ce n’est pas le fichier attendu.`
  throw new UnreadableRoster({ file: table.file, line: 1 }, missing[0]?.[0] ?? '', reason)
}
