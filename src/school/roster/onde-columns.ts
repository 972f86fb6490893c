/**
 * What ONDE calls its columns, the names that older and newer versions give them, and the readings
 * that its three files share.
 */
import { type CsvRow, type CsvTable, cellReader } from './csv-table.ts'
import { normalForm } from './normal-form.ts'
import { type PersonFields, type Place, type RosterItem, rejectionItem } from './roster-record.ts'

export const pupilColumns = {
  familyName: ['Nom Elève', 'Nom de famille Elève', 'Nom de famille'],
  usageName: ["Nom d'usage Elève", "Nom d'usage"],
  givenName: ['Prénom Elève', 'Prénom'],
  birthDate: ['Date naissance', 'Date de naissance'],
  level: ['Niveau'],
  className: ['Classe', 'Libellé classe'],
} as const

export const teacherColumns = {
  civility: ['Civilité'],
  usageName: ['Nom usage', "Nom d'usage"],
  familyName: ['Nom', 'Nom de famille'],
  givenName: ['Prénom'],
  email: ['Courriel'],
  isHead: ['Directeur'],
  className: ['Classe'],
} as const

export const guardianColumns = {
  civility: ['Civilité Responsable'],
  usageName: ['Nom usage responsable', "Nom d'usage responsable"],
  familyName: ['Nom responsable', 'Nom de famille responsable'],
  givenName: ['Prénom responsable'],
  address: ['Adresse responsable'],
  postcode: ['CP responsable', 'Code postal responsable'],
  commune: ['Commune responsable'],
  country: ['Pays', 'Pays responsable'],
  email: ['Courriel', 'Courriel responsable'],
  homePhone: ['Téléphone domicile'],
  workPhone: ['Téléphone travail'],
  mobilePhone: ['Téléphone portable'],
} as const

/** The repeated group of columns, one turn per child. */
export const childColumns = {
  usageName: ["Nom d'usage enfant"],
  familyName: ['Nom de famille enfant', 'Nom enfant'],
  givenName: ['Prénom enfant'],
  className: ['Classes enfants', 'Classe enfant'],
} as const

export type Readers<Columns> = { readonly [Name in keyof Columns]: (row: CsvRow) => string }

export function readersOf<Columns extends Record<string, readonly string[]>>(
  table: CsvTable,
  columns: Columns,
): Readers<Columns> {
  const entries = Object.entries(columns).map(([name, names]) => [name, cellReader(table, names)])
  return Object.fromEntries(entries) as Readers<Columns>
}

/** A pupil as guardians' lines name them: two of the same name and class cannot be told apart. */
export type PupilsByName = Map<string, { key: string; className: string }[]>

export function nameForms(
  fields: Pick<PersonFields, 'familyName' | 'usageName' | 'givenName'>,
): string[] {
  const given = normalForm(fields.givenName)
  const names = [fields.familyName, fields.usageName ?? ''].map(normalForm)
  return [...new Set(names.filter((name) => name !== ''))].map((name) => `${name}|${given}`)
}

export function emptyToUndefined(text: string): string | undefined {
  return text === '' ? undefined : text
}

export function emptyToNull(text: string): string | null {
  return text === '' ? null : text
}

export function tooLong(kind: 'pupil' | 'staff' | 'guardian', place: Place): RosterItem {
  return rejectionItem(
    kind,
    place,
    '',
    'too_many_cells',
    'La ligne a plus de cellules que l’en-tête : un point-virgule de trop décale les valeurs.',
    { kind, key: null },
  )
}

export function missingName(
  kind: 'pupil' | 'staff' | 'guardian',
  place: Place,
  fields: Pick<PersonFields, 'familyName' | 'givenName'>,
  row: CsvRow,
): RosterItem | null {
  if (normalForm(fields.familyName) !== '' && normalForm(fields.givenName) !== '') return null
  const isFamily = normalForm(fields.familyName) === ''
  // A line of separators only, as spreadsheets leave them, stands for nobody.
  const hides = row.cells.every((cell) => cell === '') ? null : { kind, key: null }
  return rejectionItem(
    kind,
    place,
    isFamily ? 'Nom' : 'Prénom',
    isFamily ? 'family_name_missing' : 'given_name_missing',
    isFamily ? 'Le nom de famille manque.' : 'Le prénom manque.',
    hides,
  )
}
