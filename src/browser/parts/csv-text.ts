/**
 * A table as CSV text for a French spreadsheet: semicolons, quotes where needed, and cells that a
 * spreadsheet would run as a formula made harmless by an apostrophe (OWASP, "CSV Injection").
 */

export interface CsvColumn<Row> {
  header: string
  text: (row: Row) => string
}

function cell(text: string): string {
  const number = /^-?[\d\s\u00a0\u202f]+([.,]\d+)?$/.test(text)
  const harmless = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map((column) => cell(column.header)),
    ...rows.map((row) => columns.map((column) => cell(column.text(row)))),
  ]
  return lines.map((line) => line.join(';')).join('\r\n')
}
