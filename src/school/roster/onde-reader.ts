/**
 * Reads the three extractions of ONDE (écoles): pupils, teachers, guardians. ONDE gives no
 * numbers in these files, so people are known again by what they are called; it carries no
 * rights either, so every link of a guardian waits for the head. See docs/formats/onde.md.
 */
import {
  type CsvRow,
  type CsvTable,
  cellReader,
  columnsNamed,
  readCsvTable,
  requireColumns,
} from './csv-table.ts'
import { guardianIdentity, normalForm, shortHash } from './normal-form.ts'
import { repairText } from './repair-text.ts'
import { readDay } from './roster-date.ts'
import {
  type Address,
  type PersonFields,
  type Place,
  type RosterItem,
  recordItem,
  rejectionItem,
  warningItem,
} from './roster-record.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface OndeFiles {
  /** The école whose extractions these are: the files themselves do not say. */
  readonly uai: string
  readonly pupils: NamedBytes
  readonly teachers: NamedBytes
  readonly guardians: NamedBytes
}

const pupilColumns = {
  familyName: ['Nom Elève', 'Nom de famille Elève', 'Nom de famille'],
  usageName: ["Nom d'usage Elève", "Nom d'usage"],
  givenName: ['Prénom Elève', 'Prénom'],
  birthDate: ['Date naissance', 'Date de naissance'],
  level: ['Niveau'],
  className: ['Classe', 'Libellé classe'],
} as const

const teacherColumns = {
  civility: ['Civilité'],
  usageName: ['Nom usage', "Nom d'usage"],
  familyName: ['Nom', 'Nom de famille'],
  givenName: ['Prénom'],
  email: ['Courriel'],
  isHead: ['Directeur'],
  className: ['Classe'],
} as const

const guardianColumns = {
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
const childColumns = {
  usageName: ["Nom d'usage enfant"],
  familyName: ['Nom de famille enfant', 'Nom enfant'],
  givenName: ['Prénom enfant'],
  className: ['Classes enfants', 'Classe enfant'],
} as const

type Readers<Columns> = { readonly [Name in keyof Columns]: (row: CsvRow) => string }

function readersOf<Columns extends Record<string, readonly string[]>>(
  table: CsvTable,
  columns: Columns,
): Readers<Columns> {
  const entries = Object.entries(columns).map(([name, names]) => [name, cellReader(table, names)])
  return Object.fromEntries(entries) as Readers<Columns>
}

/** A pupil as guardians' lines name them: two of the same name and class cannot be told apart. */
type PupilsByName = Map<string, { key: string; className: string }[]>

/** Yields classes, pupils, teachers, guardians and links; throws `UnreadableRoster`. */
export function* readOnde(files: OndeFiles): Generator<RosterItem> {
  const pupils = openTable(files.pupils)
  const teachers = openTable(files.teachers)
  const guardians = openTable(files.guardians)
  requireColumns(pupils, [pupilColumns.familyName, pupilColumns.givenName, pupilColumns.className])
  requireColumns(teachers, [teacherColumns.familyName, teacherColumns.givenName])
  requireColumns(guardians, [
    guardianColumns.familyName,
    guardianColumns.givenName,
    childColumns.familyName,
    childColumns.givenName,
  ])
  const classes = new Set<string>()
  const byName: PupilsByName = new Map()
  for (const table of [pupils, teachers, guardians]) yield* repairs(table)
  yield* readPupils(repaired(pupils), files.uai, classes, byName)
  yield* readTeachers(repaired(teachers), files.uai, classes)
  yield* readGuardians(repaired(guardians), files.uai, byName)
}

function openTable(file: NamedBytes): CsvTable {
  return readCsvTable(file.name, file.bytes)
}

function repaired(table: CsvTable): CsvTable {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => repairText(cell).text),
  }))
  return { ...table, rows }
}

function* repairs(table: CsvTable): Generator<RosterItem> {
  for (const row of table.rows) {
    for (const [index, cell] of row.cells.entries()) {
      const { outcome } = repairText(cell)
      if (outcome === 'intact') continue
      const place = { file: table.file, line: row.line }
      yield encodingWarning(place, table.headers[index] ?? '', outcome)
    }
  }
}

/** What is told about a cell that came damaged. */
export function encodingWarning(
  place: Place,
  field: string,
  outcome: 'repaired' | 'doubtful',
): RosterItem {
  return outcome === 'repaired'
    ? warningItem(
        place,
        field,
        'encoding_repaired',
        'Les accents étaient abîmés (double encodage) ; ils ont été rétablis.',
      )
    : warningItem(
        place,
        field,
        'encoding_doubtful',
        'Les accents semblent abîmés, sans réparation certaine ; le texte est gardé tel quel.',
      )
}

function emptyToUndefined(text: string): string | undefined {
  return text === '' ? undefined : text
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text
}

function tooLong(kind: 'pupil' | 'staff' | 'guardian', place: Place): RosterItem {
  return rejectionItem(
    kind,
    place,
    '',
    'too_many_cells',
    'La ligne a plus de cellules que l’en-tête : un point-virgule de trop décale les valeurs.',
  )
}

function missingName(
  kind: 'pupil' | 'staff' | 'guardian',
  place: Place,
  fields: Pick<PersonFields, 'familyName' | 'givenName'>,
): RosterItem | null {
  if (normalForm(fields.familyName) !== '' && normalForm(fields.givenName) !== '') return null
  const isFamily = normalForm(fields.familyName) === ''
  return rejectionItem(
    kind,
    place,
    isFamily ? 'Nom' : 'Prénom',
    isFamily ? 'family_name_missing' : 'given_name_missing',
    isFamily ? 'Le nom de famille manque.' : 'Le prénom manque.',
  )
}

function classKey(uai: string, name: string): string {
  return `${uai}$${name}`
}

function* readClass(
  name: string,
  level: string | null,
  uai: string,
  place: Place,
  classes: Set<string>,
): Generator<RosterItem> {
  if (classes.has(name)) return
  classes.add(name)
  const levelLabel = level === null ? {} : { levelLabel: level }
  yield recordItem({ kind: 'class', key: classKey(uai, name), uai, name, ...levelLabel }, place)
}

/** The level of each class whose pupils all have the same. */
function levelsOfClasses(table: CsvTable, cell: Readers<typeof pupilColumns>) {
  const levels = new Map<string, Set<string>>()
  for (const row of table.rows) {
    const level = cell.level(row)
    const name = cell.className(row)
    if (level !== '') levels.set(name, (levels.get(name) ?? new Set()).add(level))
  }
  return levels
}

function* readPupils(
  table: CsvTable,
  uai: string,
  classes: Set<string>,
  byName: PupilsByName,
): Generator<RosterItem> {
  const cell = readersOf(table, pupilColumns)
  const levels = levelsOfClasses(table, cell)
  for (const row of table.rows) {
    const place = { file: table.file, line: row.line }
    const birthText = cell.birthDate(row)
    const birthDate = readDay(birthText)
    const fields: PersonFields = {
      familyName: cell.familyName(row),
      usageName: emptyToNull(cell.usageName(row)),
      givenName: cell.givenName(row),
      birthDate: birthDate ?? undefined,
    }
    const refused = row.isTooLong ? tooLong('pupil', place) : missingName('pupil', place, fields)
    if (refused !== null) {
      yield refused
      continue
    }
    if (birthDate === null) yield doubtfulBirth(place, birthText)
    const key = pupilKey(uai, fields)
    const role = { uai, role: 'pupil', staffFunction: null } as const
    yield recordItem({ kind: 'pupil', key, fields, roles: [role], identity: null }, place)
    const className = cell.className(row)
    remember(byName, fields, { key, className })
    if (className === '') {
      const message = 'Cet élève n’est dans aucune classe.'
      yield warningItem(place, 'Classe', 'class_missing', message)
      continue
    }
    const [level, ...otherLevels] = [...(levels.get(className) ?? [])]
    yield* readClass(
      className,
      otherLevels.length > 0 ? null : (level ?? null),
      uai,
      place,
      classes,
    )
    yield recordItem(
      {
        kind: 'membership',
        key: `${key}|${className}`,
        pupilKey: key,
        bodyKind: 'class',
        bodyKey: classKey(uai, className),
      },
      place,
    )
  }
}

function pupilKey(uai: string, fields: PersonFields): string {
  const name = `${normalForm(fields.familyName)}|${normalForm(fields.givenName)}`
  return `onde:${uai}:pupil:${shortHash(`${name}|${fields.birthDate ?? ''}`)}`
}

function doubtfulBirth(place: Place, text: string): RosterItem {
  return text === ''
    ? warningItem(place, 'Date naissance', 'birth_date_missing', 'La date de naissance manque.')
    : warningItem(
        place,
        'Date naissance',
        'birth_date_unreadable',
        'La date de naissance n’est pas lisible ; l’élève est gardé sans elle.',
      )
}

function nameForms(fields: Pick<PersonFields, 'familyName' | 'usageName' | 'givenName'>): string[] {
  const given = normalForm(fields.givenName)
  const names = [fields.familyName, fields.usageName ?? ''].map(normalForm)
  return [...new Set(names.filter((name) => name !== ''))].map((name) => `${name}|${given}`)
}

function remember(
  byName: PupilsByName,
  fields: PersonFields,
  pupil: { key: string; className: string },
): void {
  for (const form of nameForms(fields)) {
    const known = byName.get(form) ?? []
    known.push(pupil)
    byName.set(form, known)
  }
}

function* readTeachers(table: CsvTable, uai: string, classes: Set<string>): Generator<RosterItem> {
  const cell = readersOf(table, teacherColumns)
  for (const row of table.rows) {
    const place = { file: table.file, line: row.line }
    const fields: PersonFields = {
      familyName: cell.familyName(row) === '' ? cell.usageName(row) : cell.familyName(row),
      usageName: emptyToNull(cell.usageName(row)),
      givenName: cell.givenName(row),
      civility: emptyToUndefined(cell.civility(row)),
      email: emptyToUndefined(cell.email(row)),
    }
    const refused = row.isTooLong ? tooLong('staff', place) : missingName('staff', place, fields)
    if (refused !== null) {
      yield refused
      continue
    }
    const names = [fields.familyName, fields.usageName ?? '', fields.givenName].map(normalForm)
    const key = `onde:${uai}:staff:${shortHash(names.join('|'))}`
    const isHead = normalForm(cell.isHead(row)) === 'oui'
    const teacher = { uai, role: 'teacher', staffFunction: null } as const
    const head = { uai, role: 'head', staffFunction: null } as const
    const roles = isHead ? [teacher, head] : [teacher]
    yield recordItem({ kind: 'staff', key, fields, roles, identity: null }, place)
    const className = cell.className(row)
    if (className === '') continue
    yield* readClass(className, null, uai, place, classes)
    yield recordItem(
      {
        kind: 'teaching',
        key: `${key}|${className}`,
        teacherKey: key,
        bodyKind: 'class',
        bodyKey: classKey(uai, className),
        subjectCode: null,
        isMain: true,
      },
      place,
    )
  }
}

interface ChildGroup {
  readonly field: string
  readonly usageName: string
  readonly familyName: string
  readonly givenName: string
  readonly className: string
}

/** Reads the repeated child columns by their turn: the nth of each name belongs to the nth child. */
function childReader(table: CsvTable): (row: CsvRow) => ChildGroup[] {
  const positions = {
    usageName: columnsNamed(table, childColumns.usageName),
    familyName: columnsNamed(table, childColumns.familyName),
    givenName: columnsNamed(table, childColumns.givenName),
    className: columnsNamed(table, childColumns.className),
  }
  return (row) => {
    const at = (index: number | undefined) => (index === undefined ? '' : (row.cells[index] ?? ''))
    return positions.familyName
      .map((_, turn) => ({
        field: `Enfant ${turn + 1}`,
        usageName: at(positions.usageName[turn]),
        familyName: at(positions.familyName[turn]),
        givenName: at(positions.givenName[turn]),
        className: at(positions.className[turn]),
      }))
      .filter(({ usageName, familyName, givenName }) => usageName + familyName + givenName !== '')
  }
}

function* readGuardians(table: CsvTable, uai: string, byName: PupilsByName): Generator<RosterItem> {
  const cell = readersOf(table, guardianColumns)
  const childrenOf = childReader(table)
  const withoutAddress = new Map<string, number>()
  for (const row of table.rows) {
    const place = { file: table.file, line: row.line }
    const fields = guardianFields(cell, row)
    const refused = row.isTooLong
      ? tooLong('guardian', place)
      : missingName('guardian', place, fields)
    if (refused !== null) {
      yield refused
      continue
    }
    const children = childrenOf(row)
    const identity = guardianIdentity(fields)
    const key =
      identity === null
        ? keyWithoutAddress(uai, fields, children, withoutAddress)
        : `onde:${uai}:guardian:${identity}`
    yield recordItem({ kind: 'guardian', key, fields, roles: [], identity }, place)
    if (children.length === 0) {
      const message = 'Aucun enfant n’est indiqué pour ce responsable.'
      yield warningItem(place, 'Enfant 1', 'child_missing', message)
    }
    for (const child of children) yield linkTo(child, key, byName, place)
  }
}

function guardianFields(cell: Readers<typeof guardianColumns>, row: CsvRow): PersonFields {
  const lines = [cell.address(row)].filter((line) => line !== '')
  const postcode = emptyToNull(cell.postcode(row))
  const commune = emptyToNull(cell.commune(row))
  const address: Address | undefined =
    lines.length === 0
      ? undefined
      : { lines, postcode, commune, country: emptyToNull(cell.country(row)) }
  const phones = [cell.mobilePhone(row), cell.homePhone(row), cell.workPhone(row)]
  const familyName = cell.familyName(row)
  const usageName = cell.usageName(row)
  return {
    familyName: familyName === '' ? usageName : familyName,
    usageName: emptyToNull(usageName),
    givenName: cell.givenName(row),
    civility: emptyToUndefined(cell.civility(row)),
    address,
    email: emptyToUndefined(cell.email(row)),
    phone: phones.find((phone) => phone !== ''),
  }
}

/** Without an address nothing proves that two guardians are one: each keeps a key of their own. */
function keyWithoutAddress(
  uai: string,
  fields: PersonFields,
  children: readonly ChildGroup[],
  seen: Map<string, number>,
): string {
  const names = nameForms(fields).join('&')
  const childNames = children.flatMap(nameForms).sort().join('&')
  const base = shortHash(`${names}>${childNames}`)
  const turn = (seen.get(base) ?? 0) + 1
  seen.set(base, turn)
  return `onde:${uai}:guardian:${base}#${turn}`
}

function linkTo(
  child: ChildGroup,
  guardianKey: string,
  byName: PupilsByName,
  place: Place,
): RosterItem {
  const namesakes = new Map(
    nameForms(child)
      .flatMap((form) => byName.get(form) ?? [])
      .map((pupil) => [pupil.key, pupil]),
  )
  const inClass = [...namesakes.values()].filter(
    (pupil) =>
      child.className === '' || normalForm(pupil.className) === normalForm(child.className),
  )
  const [pupil, ...others] = inClass
  if (pupil === undefined) {
    return namesakes.size > 0
      ? rejectionItem(
          'link',
          place,
          child.field,
          'child_in_other_class',
          'Un élève porte ce nom, mais dans une autre classe : le lien n’est pas deviné.',
        )
      : rejectionItem(
          'link',
          place,
          child.field,
          'child_unknown',
          'Aucun élève du fichier des élèves ne porte ce nom dans cette classe.',
        )
  }
  if (others.length > 0) {
    return rejectionItem(
      'link',
      place,
      child.field,
      'child_ambiguous',
      'Plusieurs élèves portent ce nom dans cette classe : le responsable est gardé, le lien est à faire à la main.',
    )
  }
  return recordItem(
    {
      kind: 'link',
      key: `${guardianKey}|${pupil.key}`,
      guardianKey,
      pupilKey: pupil.key,
      relation: null,
      statedRights: 'unknown',
    },
    place,
  )
}
