/**
 * Roster and timetable as CSV, for a verdict. Separators `,` `;` and tab, a byte order mark, columns in
 * any order and further ones are all fine; rows that cannot be read are counted.
 */
import { parse } from 'csv-parse/sync'
import { PlainError } from '#engine/config/plain-error.ts'
import type { RosterRow, TimetableRow } from './evidence-input.ts'

export interface EnrolmentRows<T> {
  readonly rows: readonly T[]
  readonly bad: number
}

const rosterNames = {
  person: ['person', 'personne', 'user', 'login', 'id'],
  school: ['school', 'etablissement', 'uai', 'ecole'],
  class: ['class', 'classe', 'division'],
  role: ['role', 'fonction', 'profil'],
} as const
const timetableNames = {
  school: rosterNames.school,
  class: rosterNames.class,
  start: ['start', 'startsat', 'debut', 'from'],
  end: ['end', 'endsat', 'fin', 'to'],
} as const
const roles: ReadonlyMap<string, RosterRow['role']> = new Map([
  ['pupil', 'pupil'],
  ['student', 'pupil'],
  ['eleve', 'pupil'],
  ['teacher', 'teacher'],
  ['enseignant', 'teacher'],
  ['professeur', 'teacher'],
  ['guardian', 'guardian'],
  ['parent', 'guardian'],
  ['responsable', 'guardian'],
  ['staff', 'staff'],
  ['personnel', 'staff'],
  ['head', 'staff'],
  ['direction', 'staff'],
])

/** The `role` column may be missing or empty: a pupil, as most are. */
export function readEvidenceRoster(text: string): EnrolmentRows<RosterRow> {
  const needed = ['person', 'school'] as const
  const table = readTable<keyof typeof rosterNames>(
    text,
    rosterNames,
    needed,
    'person,school,class,role',
  )
  let { bad } = table
  const rows: RosterRow[] = []
  for (const row of table.rows) {
    const role = row.role === '' ? 'pupil' : roles.get(plain(row.role))
    if (row.person === '' || row.school === '' || role === undefined) bad += 1
    else rows.push({ person: row.person, school: row.school, class: row.class, role })
  }
  return { rows, bad }
}

/** Instants are ISO 8601 with an offset; without one nobody knows which eight o'clock is meant. */
export function readEvidenceTimetable(text: string): EnrolmentRows<TimetableRow> {
  const needed = ['school', 'class', 'start', 'end'] as const
  const table = readTable(text, timetableNames, needed, 'school,class,start,end')
  let { bad } = table
  const rows: TimetableRow[] = []
  for (const row of table.rows) {
    const startsAt = instantOf(row.start)
    const endsAt = instantOf(row.end)
    if (row.school === '' || startsAt === null || endsAt === null || endsAt <= startsAt) bad += 1
    else rows.push({ school: row.school, class: row.class, startsAt, endsAt })
  }
  return { rows, bad }
}

function instantOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) {
    return null
  }
  const at = Date.parse(text.replace(' ', 'T').replace(' ', ''))
  return Number.isNaN(at) ? null : at
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
}

function readTable<Name extends string>(
  text: string,
  names: Readonly<Record<Name, readonly string[]>>,
  needed: readonly Name[],
  header: string,
): { readonly rows: readonly Record<Name, string>[]; readonly bad: number } {
  const firstLine = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].sort(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0]
  const [head = [], ...body]: string[][] = parse(text, {
    bom: true,
    delimiter: delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
  const found = head.map(plain)
  const columns = new Map<Name, number>()
  for (const name of Object.keys(names) as Name[]) {
    const index = found.findIndex((column) => names[name].includes(column))
    if (index >= 0) columns.set(name, index)
  }
  const missing = needed.filter((name) => !columns.has(name))
  if (missing.length > 0) {
    throw new PlainError({
      french: `Il manque la colonne « ${missing.join(', ')} » : la première ligne doit être « ${header} ».`,
      english: `The column "${missing.join(', ')}" is missing: the first line must be "${header}".`,
    })
  }
  let bad = 0
  const rows: Record<Name, string>[] = []
  for (const cells of body) {
    if (cells.length < needed.length) {
      bad += 1
      continue
    }
    const row = {} as Record<Name, string>
    for (const name of Object.keys(names) as Name[]) {
      const index = columns.get(name)
      row[name] = index === undefined ? '' : (cells[index] ?? '')
    }
    rows.push(row)
  }
  return { rows, bad }
}
