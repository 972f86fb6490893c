/**
 * Reads the three extractions of ONDE (écoles): pupils, teachers, guardians. ONDE gives no
 * numbers in these files, so people are known again by what they are called; it carries no
 * rights either, so every link of a guardian waits for the head. See docs/formats/onde.md.
 */
import {
  type CsvRow,
  type CsvTable,
  type NamedBytes,
  readCsvTable,
  requireColumns,
} from './csv-table.ts'
import { normalForm, shortHash } from './normal-form.ts'
import {
  childColumns,
  emptyToNull,
  emptyToUndefined,
  guardianColumns,
  missingName,
  nameForms,
  type PupilsByName,
  pupilColumns,
  type Readers,
  readersOf,
  teacherColumns,
  tooLong,
} from './onde-columns.ts'
import { readOndeGuardians } from './onde-guardians.ts'
import { encodingWarning, repairText } from './repair-text.ts'
import { rosterDay } from './roster-day.ts'
import {
  type PersonFields,
  type Place,
  type RosterItem,
  recordItem,
  rejectionItem,
  warningItem,
} from './roster-record.ts'
import { sayInBoth } from './say-in-both.ts'

/** Pupils of one name that guardians' lines are compared with: each line looks at all of them. */
const namesakesMax = 100

export interface OndeFiles {
  /** The école whose extractions these are: the files themselves do not say. */
  readonly uai: string
  readonly pupils: NamedBytes
  readonly teachers: NamedBytes
  readonly guardians: NamedBytes
}

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
  yield* readOndeGuardians(repaired(guardians), files.uai, byName)
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

function classKey(uai: string, name: string): string {
  return `${uai}$${name}`
}

function* readClass(
  name: string,
  level: string | null | undefined,
  uai: string,
  place: Place,
  classes: Set<string>,
): Generator<RosterItem> {
  if (classes.has(name)) return
  classes.add(name)
  const levelLabel = level === undefined ? {} : { levelLabel: level }
  yield recordItem({ kind: 'class', key: classKey(uai, name), uai, name, ...levelLabel }, place)
}

/** The level of each class whose pupils all have the same. */
function levelsOfClasses(table: CsvTable, cell: Readers<typeof pupilColumns>) {
  const levels = new Map<string, Set<string>>()
  for (const row of table.rows) {
    if (row.isTooLong) continue
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
    const birthDate = rosterDay(birthText)
    const fields: PersonFields = {
      familyName: cell.familyName(row),
      usageName: emptyToNull(cell.usageName(row)),
      givenName: cell.givenName(row),
      birthDate: birthDate ?? undefined,
    }
    const refused = row.isTooLong
      ? tooLong('pupil', place)
      : missingName('pupil', place, fields, row)
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
    const classLevel = otherLevels.length > 0 ? null : level
    yield* readClass(className, classLevel, uai, place, classes)
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

function remember(
  byName: PupilsByName,
  fields: PersonFields,
  pupil: { key: string; className: string },
): void {
  for (const form of nameForms(fields)) {
    const known = byName.get(form) ?? []
    if (known.length < namesakesMax) known.push(pupil)
    byName.set(form, known)
  }
}

/** E-mail addresses by the names of those who have them: two of one name are two people. */
function emailsOfNames(table: CsvTable): Map<string, Set<string>> {
  const cell = readersOf(table, teacherColumns)
  const emails = new Map<string, Set<string>>()
  for (const row of table.rows) {
    const email = cell.email(row).toLowerCase()
    if (row.isTooLong || email === '') continue
    const names = namesOfTeacher(teacherFields(cell, row))
    emails.set(names, (emails.get(names) ?? new Set()).add(email))
  }
  return emails
}

function namesOfTeacher({ familyName, usageName, givenName }: PersonFields): string {
  return [familyName, usageName ?? '', givenName].map(normalForm).join('|')
}

function teacherFields(cell: Readers<typeof teacherColumns>, row: CsvRow): PersonFields {
  return {
    familyName: cell.familyName(row) === '' ? cell.usageName(row) : cell.familyName(row),
    usageName: emptyToNull(cell.usageName(row)),
    givenName: cell.givenName(row),
    civility: emptyToUndefined(cell.civility(row)),
    email: emptyToUndefined(cell.email(row)),
  }
}

/** By the names; where two people bear them, by their e-mail addresses too. Null: one of the two. */
function staffKey(
  uai: string,
  fields: PersonFields,
  emails: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const names = namesOfTeacher(fields)
  const isShared = (emails.get(names)?.size ?? 0) > 1
  if (isShared && fields.email === undefined) return null
  const email = isShared ? `|${fields.email?.toLowerCase() ?? ''}` : ''
  return `onde:${uai}:staff:${shortHash(`${names}${email}`)}`
}

function twoOfOneName(place: Place, uai: string, fields: PersonFields): RosterItem {
  return rejectionItem(
    'staff',
    place,
    'Courriel',
    'namesake_without_email',
    sayInBoth(
      'Deux enseignants portent ces nom et prénom avec des courriels différents, et cette ligne n’a pas de courriel : rien ne dit duquel elle parle.',
      'Two teachers bear this name with different e-mail addresses, and this line has none: nothing tells which of them it is about.',
    ),
    { kind: 'staff', key: staffKey(uai, fields, new Map()) },
  )
}

function* readTeachers(table: CsvTable, uai: string, classes: Set<string>): Generator<RosterItem> {
  const cell = readersOf(table, teacherColumns)
  const emails = emailsOfNames(table)
  for (const row of table.rows) {
    const place = { file: table.file, line: row.line }
    const fields = teacherFields(cell, row)
    const refused = row.isTooLong
      ? tooLong('staff', place)
      : missingName('staff', place, fields, row)
    if (refused !== null) {
      yield refused
      continue
    }
    const key = staffKey(uai, fields, emails)
    if (key === null) {
      yield twoOfOneName(place, uai, fields)
      continue
    }
    const isHead = normalForm(cell.isHead(row)) === 'oui'
    const teacher = { uai, role: 'teacher', staffFunction: null } as const
    const head = { uai, role: 'head', staffFunction: null } as const
    const roles = isHead ? [teacher, head] : [teacher]
    yield recordItem({ kind: 'staff', key, fields, roles, identity: null }, place)
    const className = cell.className(row)
    if (className === '') continue
    yield* readClass(className, undefined, uai, place, classes)
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
