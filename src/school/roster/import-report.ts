/**
 * What an import tells: numbers by kind, every line that was not taken, and what a person should
 * look at. The same object is printed by the command, kept with the run and shown to the head.
 */
import type { Rejection, RosterItem, RosterKind, Warning } from './roster-record.ts'

/** Lines listed in one report; the numbers stay exact beyond. */
export const listedMax = 20_000

/** `period`: holidays; `file`: a file that cannot be read at all. */
export type ImportKind = RosterKind | 'period' | 'file'
export type Counts = Partial<Record<ImportKind, number>>

/** What became of each record. `merged`: the same person or link under another line. */
export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'merged',
  'deactivated',
  'rejected',
] as const
export type Outcome = (typeof outcomes)[number]

export interface ListedRejection {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly reason: string
  readonly code: string
  readonly kind: ImportKind
}

export type ListedWarning = Warning

export type ImportReport = { readonly [Name in Outcome]: Counts } & {
  /** Records met in the files, by kind. */
  readonly read: Counts
  readonly rejections: readonly ListedRejection[]
  readonly warnings: readonly ListedWarning[]
  /** True where more lines exist than are listed. */
  readonly isCut: boolean
}

/** Gathers a report while records pass by. */
export interface ReportBuilder {
  read(kind: ImportKind): void
  count(outcome: Outcome, kind: ImportKind, by?: number): void
  reject(rejection: Omit<Rejection, 'kind'> & { readonly kind: ImportKind }): void
  warn(warning: Warning): void
  /** Takes a reader's rejection or warning. */
  remark(item: Exclude<RosterItem, { what: 'record' }>): void
  finish(): ImportReport
}

export function buildReport(): ReportBuilder {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, {}])) as Record<
    Outcome,
    Counts
  >
  const read: Counts = {}
  const rejections: ListedRejection[] = []
  const warnings: ListedWarning[] = []
  /** Of no line, but of all files: a page that shows the first ones shows these. */
  const ofAll: ListedWarning[] = []
  let isCut = false
  const add = (into: Counts, kind: ImportKind, by: number) => {
    if (by !== 0) into[kind] = (into[kind] ?? 0) + by
  }
  const builder: ReportBuilder = {
    read: (kind) => add(read, kind, 1),
    count: (outcome, kind, by = 1) => add(counts[outcome], kind, by),
    reject(rejection) {
      add(counts.rejected, rejection.kind, 1)
      if (rejections.length < listedMax) rejections.push(rejection)
      else isCut = true
    },
    warn(warning) {
      const list = warning.file === '' ? ofAll : warnings
      if (list.length < listedMax) list.push(warning)
      else isCut = true
    },
    remark(item) {
      if (item.what === 'warning') {
        builder.warn(item.warning)
      } else {
        builder.reject(item.rejection)
        add(read, item.rejection.kind, 1)
      }
    },
    finish: () => ({ ...counts, read, rejections, warnings: [...ofAll, ...warnings], isCut }),
  }
  return builder
}

/** Changes that the report stands for: 0 at the second import of the same files. */
export function changesOf(report: ImportReport): number {
  const changed = [report.created, report.updated, report.merged, report.deactivated]
  return changed.flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0)
}

/**
 * One cell of a CSV that a spreadsheet opens: quoted, and never a formula. A cell that begins
 * with = + - @, a tab or a carriage return gets an apostrophe in front (OWASP, "CSV injection").
 */
export function csvCell(value: string | number): string {
  const text = String(value)
  const isFormula = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text)
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** The downloadable list of what was not taken and of what to look at: UTF-8 with BOM, `;`, CRLF. */
export function rejectionsCsv(report: Pick<ImportReport, 'rejections' | 'warnings'>): string {
  const rows: (string | number)[][] = [
    ['Sorte', 'Fichier', 'Ligne', 'Champ', 'Code', 'Motif'],
    ...report.rejections.map((line) => [
      'Rejet',
      line.file,
      line.line,
      line.field,
      line.code,
      line.reason,
    ]),
    ...report.warnings.map((line) => [
      'Avertissement',
      line.file,
      line.line,
      line.field,
      line.code,
      line.message,
    ]),
  ]
  return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}
