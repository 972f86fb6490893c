/**
 * Reads the national directory of schools (« Annuaire de l'éducation », 71 columns): which schools
 * exist, where they are, whose holidays they have. Nobody signs in to a school known from here
 * alone. See docs/formats/schools-directory.md.
 */
import { uaiTimeZone } from '#school/people/uai-time-zone.ts'
import { zoneOfAcademy } from './academy-zone.ts'
import {
  type CsvRow,
  type CsvTable,
  cellReader,
  type NamedBytes,
  readCsvTable,
  requireColumns,
} from './csv-table.ts'
import { normalForm } from './normal-form.ts'
import { encodingWarning, repairText } from './repair-text.ts'
import {
  type RosterItem,
  recordItem,
  rejectionItem,
  type SchoolKind,
  type SchoolRecord,
  warningItem,
} from './roster-record.ts'
import { hasRightLetter, readUai, uaiWarning } from './uai-code.ts'

const columns = {
  uai: ['Identifiant_de_l_etablissement'],
  name: ['Nom_etablissement'],
  type: ['Type_etablissement'],
  sector: ['Statut_public_prive'],
  address1: ['Adresse_1'],
  address2: ['Adresse_2'],
  postcode: ['Code_postal'],
  commune: ['Nom_commune'],
  departmentCode: ['Code_departement'],
  academy: ['Libelle_academie'],
  department: ['Libelle_departement'],
  isMaternelle: ['Ecole_maternelle'],
  isElementaire: ['Ecole_elementaire'],
  phone: ['Telephone'],
  email: ['Mail'],
  state: ['etat'],
  nature: ['libelle_nature'],
} as const

type Cells = { readonly [Name in keyof typeof columns]: (row: CsvRow) => string }

/** Yields one record per school; throws `UnreadableRoster`. */
export function* readSchoolsDirectory(file: NamedBytes): Generator<RosterItem> {
  const table = readCsvTable(file.name, file.bytes)
  requireColumns(table, [columns.uai, columns.name, columns.type, columns.academy])
  const cells = Object.fromEntries(
    Object.entries(columns).map(([name, names]) => [name, repairedCell(table, names)]),
  ) as Cells
  const seen = new Set<string>()
  for (const row of table.rows) yield* readRow(table, row, cells, seen)
}

function repairedCell(table: CsvTable, names: readonly string[]): (row: CsvRow) => string {
  const read = cellReader(table, names)
  return (row) => repairText(read(row)).text
}

function* readRow(
  table: CsvTable,
  row: CsvRow,
  cell: Cells,
  seen: Set<string>,
): Generator<RosterItem> {
  const place = { file: table.file, line: row.line }
  const [uaiField = ''] = columns.uai
  if (row.isTooLong) {
    const reason =
      'La ligne a plus de cellules que l’en-tête : un séparateur de trop décale les valeurs.'
    yield rejectionItem('school', place, '', 'too_many_cells', reason)
    return
  }
  const uai = readUai(cell.uai(row))
  if (uai === null) {
    const reason = 'Le code UAI manque ou n’a pas la forme « 7 chiffres et une lettre ».'
    yield rejectionItem('school', place, uaiField, 'uai_unreadable', reason)
    return
  }
  if (seen.has(uai)) {
    const reason = `Le code UAI « ${uai} » est déjà plus haut dans le fichier.`
    yield rejectionItem('school', place, uaiField, 'uai_repeated', reason)
    return
  }
  seen.add(uai)
  if (!hasRightLetter(uai)) yield uaiWarning(place, uaiField, uai)
  for (const [index, text] of row.cells.entries()) {
    const { outcome } = repairText(text)
    if (outcome !== 'intact') yield encodingWarning(place, table.headers[index] ?? '', outcome)
  }
  const academy = cell.academy(row)
  const zone = zoneOfAcademy(academy) ?? zoneOfAcademy(cell.department(row))
  if (zone === null) {
    const message = `L’académie « ${academy} » n’est pas connue : la zone de vacances reste à indiquer.`
    yield warningItem(place, 'Libelle_academie', 'academy_unknown', message)
  }
  yield recordItem(schoolOf(row, cell, uai, zone), place)
}

function schoolOf(
  row: CsvRow,
  cell: Cells,
  uai: string,
  zone: { readonly zone: string; readonly timeZone: string } | null,
): SchoolRecord {
  return {
    kind: 'school',
    key: uai,
    uai,
    name: cell.name(row) === '' ? uai : cell.name(row),
    schoolKind: kindOf(row, cell),
    kindLabel: orNull(cell.nature(row) === '' ? cell.type(row) : cell.nature(row)),
    sector: sectorOf(cell.sector(row)),
    address: orNull([cell.address1(row), cell.address2(row)].filter(Boolean).join(', ')),
    postcode: orNull(cell.postcode(row)),
    commune: orNull(cell.commune(row)),
    departmentCode: orNull(departmentOf(cell.departmentCode(row))),
    academy: orNull(cell.academy(row)),
    phone: orNull(cell.phone(row)),
    email: orNull(cell.email(row)),
    zone: zone?.zone ?? null,
    timeZone: zone?.timeZone ?? uaiTimeZone(uai),
    sourceState: orNull(cell.state(row)),
    opens: false,
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

/** The directory writes `094` and `02A`; everybody else writes `94` and `2A`. */
function departmentOf(code: string): string {
  return code.length === 3 ? code.replace(/^0/u, '') : code
}

function sectorOf(text: string): 'public' | 'private' | null {
  const word = normalForm(text)
  return word === '' ? null : word === 'public' ? 'public' : 'private'
}

function kindOf(row: CsvRow, cell: Cells): SchoolKind {
  const type = normalForm(cell.type(row))
  if (type.includes('college')) return 'college'
  if (type.includes('lycee')) return 'lycee'
  if (!type.includes('ecole')) return 'other'
  const isMaternelle = cell.isMaternelle(row) === '1'
  const isElementaire = cell.isElementaire(row) === '1'
  if (isMaternelle && isElementaire) return 'primaire'
  if (isMaternelle) return 'maternelle'
  return 'elementaire'
}
