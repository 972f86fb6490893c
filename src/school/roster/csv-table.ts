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

/** A file as it was handed in. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface CsvRow {
  readonly line: number
  /** Trimmed cells in the header's order; a short line is filled up with empty cells. */
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

interface ParsedRecord {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Reads the whole file; throws `UnreadableRoster` where it is no CSV at all. */
export function readCsvTable(file: string, bytes: Uint8Array): CsvTable {
  if (bytes.byteLength > csvBytesMax) {
    throw new UnreadableRoster({ file, line: 1 }, '', 'Le fichier est trop grand.')
  }
  const { text, encoding } = decodeBytes(bytes)
  if (text.includes('\0')) {
    throw new UnreadableRoster({ file, line: 1 }, '', 'Ce fichier n’est pas un fichier CSV.')
  }
  const [first, ...others] = parseRecords(file, text)
  if (first === undefined) {
    throw new UnreadableRoster({ file, line: 1 }, '', 'Le fichier est vide.')
  }
  const headers = first.record.map((name) => name.trim())
  return { file, encoding, headers, rows: others.map((row) => toRow(row, headers.length)) }
}

function parseRecords(file: string, text: string): ParsedRecord[] {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]/u)))
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(firstLine === '' ? text : firstLine),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: recordCharactersMax,
      info: true,
    }) as unknown as ParsedRecord[]
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1
    const reason = 'Un guillemet n’est pas refermé, ou la ligne n’a pas de fin.'
    throw new UnreadableRoster({ file, line }, '', reason)
  }
}

function toRow({ record, info }: ParsedRecord, columnCount: number): CsvRow {
  const linesInside = record.reduce(
    (sum, cell) => sum + (cell.match(/\r\n|\n|\r/gu)?.length ?? 0),
    0,
  )
  const cells = record.map((cell) => cell.replaceAll(/\s+/gu, ' ').trim())
  const isTooLong = cells.slice(columnCount).some((cell) => cell !== '')
  while (cells.length < columnCount) cells.push('')
  return { line: info.lines - linesInside, cells: cells.slice(0, columnCount), isTooLong }
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
