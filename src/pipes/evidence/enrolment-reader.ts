/**
 * Roster and timetable as CSV, for a verdict. Separators `,` `;` and tab, a byte order mark, columns in
 * any order and further ones are all fine, and lines that begin with # are remarks; rows that cannot be
 * read are counted.
 */
import { parse } from 'csv-parse/sync'
import { PlainError } from '#engine/config/plain-error.ts'
import type { RosterRow, TimetableRow } from './evidence-input.ts'
import { readLessonInstant } from './lesson-instant.ts'

export interface EnrolmentRows<T> {
  readonly rows: readonly T[]
  readonly bad: number
}

const rosterNames = {
  person: [
    'person',
    'personne',
    'user',
    'login',
    'id',
    'identifiant',
    'utilisateur',
    'compte',
    'account',
    'address',
    'adresse',
    'adresseip',
    'ip',
  ],
  school: ['school', 'etablissement', 'uai', 'rne', 'ecole', 'college', 'lycee'],
  class: ['class', 'classe', 'division', 'groupe'],
  role: ['role', 'fonction', 'profil'],
} as const
const timetableNames = {
  school: rosterNames.school,
  class: rosterNames.class,
  start: ['start', 'startsat', 'debut', 'from', 'heurededebut', 'heuredebut'],
  end: ['end', 'endsat', 'fin', 'to', 'heuredefin', 'heurefin'],
  day: ['day', 'date', 'jour'],
} as const
const roles: ReadonlyMap<string, RosterRow['role']> = new Map([
  ['pupil', 'pupil'],
  ['student', 'pupil'],
  ['eleve', 'pupil'],
  ['eleves', 'pupil'],
  ['teacher', 'teacher'],
  ['enseignant', 'teacher'],
  ['enseignants', 'teacher'],
  ['enseignante', 'teacher'],
  ['professeur', 'teacher'],
  ['guardian', 'guardian'],
  ['parent', 'guardian'],
  ['parents', 'guardian'],
  ['responsable', 'guardian'],
  ['responsablelegal', 'guardian'],
  ['staff', 'staff'],
  ['personnel', 'staff'],
  ['cpe', 'staff'],
  ['aed', 'staff'],
  ['aesh', 'staff'],
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
    { french: 'la liste des inscrits', english: 'the roster' },
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

/**
 * Instants are ISO 8601, or as French spreadsheets write them; one without an offset is read by the clock
 * of Paris, and counted in `local`. Day and hours may stand in columns of their own. A lesson without a
 * class is one of the whole school.
 */
export function readEvidenceTimetable(
  text: string,
): EnrolmentRows<TimetableRow> & { readonly local: number } {
  const needed = ['school', 'start', 'end'] as const
  const table = readTable<keyof typeof timetableNames>(
    text,
    timetableNames,
    needed,
    'school,class,start,end',
    { french: 'l’emploi du temps', english: 'the timetable' },
  )
  let { bad } = table
  let local = 0
  const rows: TimetableRow[] = []
  for (const row of table.rows) {
    const startsAt = readLessonInstant(row.start, row.day)
    const endsAt = readLessonInstant(row.end, row.day)
    if (row.school === '' || startsAt === null || endsAt === null || endsAt.at <= startsAt.at) {
      bad += 1
    } else {
      rows.push({ school: row.school, class: row.class, startsAt: startsAt.at, endsAt: endsAt.at })
      if (startsAt.isLocal || endsAt.isLocal) local += 1
    }
  }
  return { rows, bad, local }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
}

/** Null: a line that cannot be read. */
function readCells(lines: readonly string[], delimiter: string): (string[] | null)[] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, trim: true } as const
  const told = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const read = (text: string): string[][] => parse(text, { ...options, skip_empty_lines: true })
  try {
    return read(told.join('\n'))
  } catch {
    // A quote that nobody closed must not swallow the rest: each line by itself.
    return told.map((line) => {
      try {
        return read(line)[0] ?? null
      } catch {
        return null
      }
    })
  }
}

function readTable<Name extends string>(
  text: string,
  names: Readonly<Record<Name, readonly string[]>>,
  needed: readonly Name[],
  header: string,
  file: { readonly french: string; readonly english: string },
): { readonly rows: readonly Record<Name, string>[]; readonly bad: number } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/)
  const firstLine = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const delimiter = [',', ';', '\t'].sort(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0]
  const [head, ...body] = readCells(lines, delimiter ?? ',')
  const found = (head ?? []).map(plain)
  const columns = new Map<Name, number>()
  for (const name of Object.keys(names) as Name[]) {
    const index = found.findIndex((column) => names[name].includes(column))
    if (index >= 0) columns.set(name, index)
  }
  const missing = needed.filter((name) => !columns.has(name))
  if (missing.length > 0) {
    const isOne = missing.length === 1
    const [french, english, are] = isOne
      ? ['la colonne', 'column', 'is']
      : ['les colonnes', 'columns', 'are']
    throw new PlainError({
      french: `Il manque ${french} « ${missing.join(', ')} » : la première ligne de ${file.french} doit être « ${header} ».`,
      english: `The ${english} "${missing.join(', ')}" ${are} missing: the first line of ${file.english} must be "${header}".`,
    })
  }
  let bad = 0
  const rows: Record<Name, string>[] = []
  for (const cells of body) {
    if (cells === null || cells.length < needed.length) {
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
