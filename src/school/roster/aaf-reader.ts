/**
 * Reads a full AAF export: schools, levels, subjects, staff, pupils, guardians and who belongs to
 * whom. It yields as it reads and remembers only the schools, the classes and who was met, so that
 * an académie's export needs no more memory than a collège's. See docs/formats/aaf.md.
 */
import { isLegalRepresentative, relationOf, roleOf, schoolKindOf } from './aaf-codes.ts'
import { type AafCategory, type AafFile, type AafFolder, listAafFolder } from './aaf-folder.ts'
import { type AafEntry, findAafEncoding, readAafEntries } from './aaf-xml.ts'
import { zoneOfAcademy } from './academy-zone.ts'
import { guardianIdentity, normalForm } from './normal-form.ts'
import { encodingWarning } from './onde-reader.ts'
import { repairText } from './repair-text.ts'
import { readDay } from './roster-date.ts'
import {
  type Address,
  type PersonFields,
  type Place,
  type RoleFields,
  type RosterItem,
  recordItem,
  rejectionItem,
  type StatedRights,
  warningItem,
} from './roster-record.ts'
import { hasRightLetter, readUai } from './uai-code.ts'

/** What the reader knows beyond the entry in its hands. */
interface Memory {
  /** `ENTStructureJointure` → UAI. */
  readonly uaiOfStructure: Map<string, string>
  readonly bodies: Set<string>
  readonly subjects: Set<string>
}

export interface AafReading {
  readonly folder: AafFolder
  readonly items: AsyncGenerator<RosterItem>
}

/** Opens the folder; throws `UnreadableRoster` here or while its items are read. */
export async function readAaf(path: string): Promise<AafReading> {
  const folder = await listAafFolder(path)
  return { folder, items: readItems(folder) }
}

async function* readItems(folder: AafFolder): AsyncGenerator<RosterItem> {
  yield* remarksOnFolder(folder)
  const memory: Memory = { uaiOfStructure: new Map(), bodies: new Set(), subjects: new Set() }
  for (const file of folder.files) yield* readFile(file, memory)
}

function* remarksOnFolder(folder: AafFolder): Generator<RosterItem> {
  for (const name of folder.ignored) {
    const message = 'Ce fichier n’est pas d’une sorte attendue ; il n’est pas lu.'
    yield warningItem({ file: name, line: 1 }, '', 'file_ignored', message)
  }
  for (const [category, names] of folder.missing) {
    for (const name of names) {
      const message =
        category === 'Eleve' || category === 'PersEducNat'
          ? 'Ce fichier manque dans la numérotation : personne de cette sorte ne sera désactivé.'
          : 'Ce fichier manque dans la numérotation : des liens peuvent ne mener nulle part.'
      yield warningItem({ file: name, line: 1 }, category, 'file_missing', message)
    }
  }
  if (!folder.files.some((file) => file.category === 'Eleve')) {
    const message = 'Aucun fichier d’élèves : aucun élève ne sera désactivé.'
    yield warningItem({ file: '', line: 1 }, 'Eleve', 'file_missing', message)
  }
}

async function* readFile(file: AafFile, memory: Memory): AsyncGenerator<RosterItem> {
  const encoding = await findAafEncoding(file.path)
  if (encoding.isWronglyDeclared) {
    const message =
      encoding.label === 'utf-8'
        ? 'L’encodage annoncé est inconnu ; le fichier est de l’UTF-8 et lu comme tel.'
        : 'Le fichier n’est pas de l’UTF-8 comme annoncé ; il est lu comme du Latin-1.'
    yield warningItem({ file: file.name, line: 1 }, 'encoding', 'encoding_declared_wrong', message)
  }
  for await (const raw of readAafEntries(file.path, file.name, encoding.label)) {
    const { entry, remarks } = repairEntry(raw)
    yield* remarks
    yield* entryReaders[file.category](entry, memory)
  }
}

const entryReaders: Readonly<
  Record<AafCategory, (entry: AafEntry, memory: Memory) => Generator<RosterItem>>
> = {
  EtabEducNat: readSchool,
  MatiereEducNat: readSubject,
  MefEducNat: readLevel,
  PersEducNat: readStaff,
  Eleve: readPupil,
  PersRelEleve: readGuardian,
}

/** The entry with its double encodings undone, and what is to be told about them. */
function repairEntry(raw: AafEntry): { entry: AafEntry; remarks: RosterItem[] } {
  const repaired = new Map<string, readonly string[]>()
  const remarks: RosterItem[] = []
  for (const name of raw.names) {
    const results = raw.values(name).map(repairText)
    const damage = results.find((result) => result.outcome !== 'intact')?.outcome
    if (damage === undefined || damage === 'intact') continue
    repaired.set(
      name,
      results.map((result) => result.text),
    )
    remarks.push(encodingWarning(raw.place, name, damage))
  }
  if (repaired.size === 0) return { entry: raw, remarks }
  const values = (name: string) => repaired.get(name) ?? raw.values(name)
  const entry = { ...raw, values, value: (name: string) => (values(name)[0] ?? '').trim() }
  return { entry, remarks }
}

function filled(entry: AafEntry, name: string): string[] {
  return entry
    .values(name)
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function orUndefined(text: string): string | undefined {
  return text === '' ? undefined : text
}

function* readSchool(entry: AafEntry, memory: Memory): Generator<RosterItem> {
  const { place } = entry
  const structure = entry.value('ENTStructureJointure')
  const written = entry.value('ENTStructureUAI') || entry.value('ENTEtablissementUAI')
  const uai = readUai(written)
  if (uai === null) {
    const reason = 'Le code UAI manque ou n’a pas la forme « 7 chiffres et une lettre ».'
    yield rejectionItem('school', place, 'ENTStructureUAI', 'uai_unreadable', reason)
    return
  }
  if (!hasRightLetter(uai)) yield uaiWarning(place, 'ENTStructureUAI', uai)
  memory.uaiOfStructure.set(structure, uai)
  const type = entry.value('ENTStructureTypeStruct')
  const schoolKind = schoolKindOf(type)
  const academy = entry.value('ENTServAcAcademie')
  const contract = entry.value('ENTEtablissementContrat')
  const zone = zoneOfAcademy(academy)
  yield recordItem(
    {
      kind: 'school',
      key: uai,
      uai,
      name: entry.value('ENTStructureNomCourant') || uai,
      schoolKind: schoolKind ?? 'other',
      kindLabel: orNull(type),
      sector: contract === '' ? null : contract === 'PU' ? 'public' : 'private',
      address: orNull(entry.value('street').replaceAll('$', ', ')),
      postcode: orNull(entry.value('postalCode')),
      commune: orNull(entry.value('l')),
      departmentCode: null,
      academy: orNull(academy),
      phone: orNull(entry.value('telephoneNumber')),
      email: null,
      zone: zone?.zone ?? null,
      timeZone: zone?.timeZone ?? 'Europe/Paris',
      sourceState: null,
      opens: schoolKind !== null,
    },
    place,
  )
  if (schoolKind === null) {
    const message =
      'Structure de type « SANS OBJET » : elle est gardée, sans être ouverte comme école.'
    yield warningItem(place, 'ENTStructureTypeStruct', 'school_not_opened', message)
  }
  for (const kind of ['class', 'group'] as const) {
    const field = kind === 'class' ? 'ENTStructureClasses' : 'ENTStructureGroupes'
    for (const value of filled(entry, field)) {
      yield* readBody(kind, uai, value.split('$')[0] ?? '', place, memory)
    }
  }
}

/** What is told about a UAI whose letter does not check its digits. */
export function uaiWarning(place: Place, field: string, uai: string): RosterItem {
  const message = `La lettre de contrôle du code UAI « ${uai} » n’est pas la bonne ; il est gardé tel quel.`
  return warningItem(place, field, 'uai_checksum', message)
}

function* readBody(
  kind: 'class' | 'group',
  uai: string,
  name: string,
  place: Place,
  memory: Memory,
  level: { levelCode?: string | null; levelLabel?: string | null } = {},
): Generator<RosterItem> {
  const key = `${uai}$${name}`
  if (name === '' || memory.bodies.has(`${kind}:${key}`)) return
  memory.bodies.add(`${kind}:${key}`)
  yield recordItem({ kind, key, uai, name, ...level }, place)
}

function* readCode(
  entry: AafEntry,
  kind: 'level' | 'subject',
  keyField: string,
  labelField: string,
): Generator<RosterItem> {
  const key = entry.value(keyField)
  if (key === '') {
    yield rejectionItem(kind, entry.place, keyField, 'code_missing', 'Le code manque.')
    return
  }
  yield recordItem({ kind, key, label: entry.value(labelField) || key }, entry.place)
}

function* readSubject(entry: AafEntry, memory: Memory): Generator<RosterItem> {
  memory.subjects.add(entry.value('ENTMatJointure'))
  yield* readCode(entry, 'subject', 'ENTMatJointure', 'ENTLibelleMatiere')
}

function* readLevel(entry: AafEntry): Generator<RosterItem> {
  yield* readCode(entry, 'level', 'ENTMefJointure', 'ENTLibelleMef')
}

function personFields(entry: AafEntry): PersonFields {
  const usage = entry.value('sn')
  const family = entry.value('ENTPersonNomPatro')
  const phones = ['mobile', 'homePhone', 'telephoneNumber'].map((name) => entry.value(name))
  return {
    familyName: family === '' ? usage : family,
    usageName: usage === '' || usage === family ? null : usage,
    givenName: entry.value('givenName'),
    civility: orUndefined(entry.value('personalTitle')),
    birthDate: readDay(entry.value('ENTPersonDateNaissance')) ?? undefined,
    email: orUndefined(entry.value('mail')),
    // A number of zeros only is how some exports write "none".
    phone: phones.find((phone) => /[1-9]/u.test(phone)),
  }
}

function refusePerson(
  kind: 'pupil' | 'staff' | 'guardian',
  entry: AafEntry,
  fields: PersonFields,
): RosterItem | null {
  const missing =
    entry.value('ENTPersonJointure') === ''
      ? {
          field: 'ENTPersonJointure',
          code: 'key_missing',
          reason: 'L’identifiant de jointure manque.',
        }
      : normalForm(fields.familyName) === ''
        ? { field: 'sn', code: 'family_name_missing', reason: 'Le nom de famille manque.' }
        : normalForm(fields.givenName) === ''
          ? { field: 'givenName', code: 'given_name_missing', reason: 'Le prénom manque.' }
          : null
  if (missing === null) return null
  return rejectionItem(kind, entry.place, missing.field, missing.code, missing.reason)
}

/** Splits `structure$name$…`; null where the structure is not of this export. */
function placeOf(value: string, memory: Memory): { uai: string; rest: string[] } | null {
  const [structure, ...rest] = value.split('$').map((part) => part.trim())
  const uai = memory.uaiOfStructure.get(structure ?? '')
  return uai === undefined ? null : { uai, rest }
}

function leadsNowhere(
  kind: 'membership' | 'teaching' | 'course' | 'staff' | 'pupil',
  place: Place,
  field: string,
  value: string,
): RosterItem {
  const structure = value.split('$')[0] ?? ''
  const reason = `L’établissement « ${structure} » n’est pas dans cet export : ce rattachement ne mène nulle part.`
  return rejectionItem(kind, place, field, 'school_not_in_export', reason)
}

function* readStaff(entry: AafEntry, memory: Memory): Generator<RosterItem> {
  const { place } = entry
  const fields = personFields(entry)
  const refused = refusePerson('staff', entry, fields)
  if (refused !== null) {
    yield refused
    return
  }
  const key = `aaf:${entry.value('ENTPersonJointure')}`
  const roles = rolesOfStaff(entry, memory)
  yield recordItem({ kind: 'staff', key, fields, roles: roles.roles, identity: null }, place)
  yield* roles.remarks
  yield* readTeachings(entry, key, memory)
}

/**
 * The functions name the schools; the school of attachment counts where no function names it.
 * Whoever has classes in a school teaches there, whatever else the file says or leaves out.
 */
function rolesOfStaff(
  entry: AafEntry,
  memory: Memory,
): { roles: RoleFields[]; remarks: RosterItem[] } {
  const roles = new Map<string, RoleFields>()
  const remarks: RosterItem[] = []
  const add = (uai: string, role: Pick<RoleFields, 'role' | 'staffFunction'>) => {
    if (!roles.has(`${uai}|${role.role}`)) roles.set(`${uai}|${role.role}`, { uai, ...role })
  }
  const stated: Pick<RoleFields, 'role' | 'staffFunction'>[] = []
  for (const value of filled(entry, 'ENTPersonFonctions')) {
    const role = roleOf(value.split('$')[1] ?? '')
    const at = placeOf(value, memory)
    if (role !== null) stated.push(role)
    if (at === null) {
      const message = `La fonction est dite pour l’établissement « ${value.split('$')[0] ?? ''} », qui n’est pas dans cet export.`
      remarks.push(warningItem(entry.place, 'ENTPersonFonctions', 'school_not_in_export', message))
    } else if (role !== null) {
      add(at.uai, role)
    }
  }
  const attached = filled(entry, 'ENTPersonStructRattach')
  for (const structure of attached) {
    const uai = memory.uaiOfStructure.get(structure)
    if (uai === undefined) {
      remarks.push(leadsNowhere('staff', entry.place, 'ENTPersonStructRattach', structure))
    } else if (![...roles.values()].some((role) => role.uai === uai)) {
      for (const role of stated.length > 0 ? stated : [otherStaff]) add(uai, role)
    }
  }
  for (const field of ['ENTAuxEnsClasses', 'ENTAuxEnsGroupes'] as const) {
    for (const value of filled(entry, field)) {
      const at = placeOf(value, memory)
      if (at !== null) add(at.uai, { role: 'teacher', staffFunction: null })
    }
  }
  if (roles.size === 0) {
    const message = 'Cette personne n’est rattachée à aucun établissement de l’export.'
    remarks.push(
      warningItem(entry.place, 'ENTPersonStructRattach', 'staff_without_school', message),
    )
  }
  return { roles: [...roles.values()], remarks }
}

const otherStaff = { role: 'staff', staffFunction: 'other' } as const

function* readTeachings(
  entry: AafEntry,
  teacherKey: string,
  memory: Memory,
): Generator<RosterItem> {
  const main = new Set(filled(entry, 'ENTAuxEnsClassesPrincipal'))
  for (const value of filled(entry, 'ENTAuxEnsClasses')) {
    yield* readTeaching(entry, teacherKey, 'class', 'ENTAuxEnsClasses', value, false, memory, main)
  }
  for (const value of filled(entry, 'ENTAuxEnsGroupes')) {
    // A group without a subject is no course yet; what counts is that the group exists.
    const at = placeOf(value, memory)
    if (at === null) yield leadsNowhere('teaching', entry.place, 'ENTAuxEnsGroupes', value)
    else yield* readBody('group', at.uai, at.rest[0] ?? '', entry.place, memory)
  }
  for (const value of filled(entry, 'ENTAuxEnsClassesMatieres')) {
    const field = 'ENTAuxEnsClassesMatieres'
    yield* readTeaching(entry, teacherKey, 'class', field, value, true, memory, main)
  }
  for (const value of filled(entry, 'ENTAuxEnsGroupesMatieres')) {
    const field = 'ENTAuxEnsGroupesMatieres'
    yield* readTeaching(entry, teacherKey, 'group', field, value, true, memory, main)
  }
}

function* readTeaching(
  entry: AafEntry,
  teacherKey: string,
  bodyKind: 'class' | 'group',
  field: string,
  value: string,
  hasSubject: boolean,
  memory: Memory,
  main: ReadonlySet<string>,
): Generator<RosterItem> {
  const { place } = entry
  const at = placeOf(value, memory)
  if (at === null) {
    yield leadsNowhere(hasSubject ? 'course' : 'teaching', place, field, value)
    return
  }
  const name = at.rest[0] ?? ''
  const subjectCode = hasSubject ? (at.rest.at(-1) ?? '') : null
  if (name === '' || (subjectCode !== null && !memory.subjects.has(subjectCode))) {
    const reason = `La matière « ${subjectCode ?? ''} » n’est pas dans la nomenclature de cet export.`
    yield rejectionItem('course', place, field, 'subject_not_in_export', reason)
    return
  }
  yield* readBody(bodyKind, at.uai, name, place, memory)
  const bodyKey = `${at.uai}$${name}`
  yield recordItem(
    {
      kind: 'teaching',
      key: `${teacherKey}|${bodyKind}:${bodyKey}|${subjectCode ?? ''}`,
      teacherKey,
      bodyKind,
      bodyKey,
      subjectCode,
      isMain: main.has(value.split('$').slice(0, 2).join('$')),
    },
    place,
  )
}

function* readPupil(entry: AafEntry, memory: Memory): Generator<RosterItem> {
  const { place } = entry
  const fields = personFields(entry)
  const structure = entry.value('ENTPersonStructRattach')
  const uai = memory.uaiOfStructure.get(structure)
  const refused =
    refusePerson('pupil', entry, fields) ??
    (uai === undefined ? leadsNowhere('pupil', place, 'ENTPersonStructRattach', structure) : null)
  if (refused !== null || uai === undefined) {
    if (refused !== null) yield refused
    return
  }
  const key = `aaf:${entry.value('ENTPersonJointure')}`
  const role: RoleFields = { uai, role: 'pupil', staffFunction: null }
  yield recordItem({ kind: 'pupil', key, fields, roles: [role], identity: null }, place)
  yield* readMemberships(entry, key, 'class', 'ENTEleveClasses', memory)
  yield* readMemberships(entry, key, 'group', 'ENTEleveGroupes', memory)
  yield* readLinks(entry, key)
}

function* readMemberships(
  entry: AafEntry,
  pupilKey: string,
  bodyKind: 'class' | 'group',
  field: string,
  memory: Memory,
): Generator<RosterItem> {
  for (const value of filled(entry, field)) {
    const at = placeOf(value, memory)
    const name = at?.rest[0] ?? ''
    if (at === null || name === '') {
      yield leadsNowhere('membership', entry.place, field, value)
      continue
    }
    yield* readBody(bodyKind, at.uai, name, entry.place, memory)
    const bodyKey = `${at.uai}$${name}`
    yield recordItem(
      {
        kind: 'membership',
        key: `${pupilKey}|${bodyKind}:${bodyKey}`,
        pupilKey,
        bodyKind,
        bodyKey,
        ...(bodyKind === 'class'
          ? {
              levelCode: orNull(entry.value('ENTEleveMEF')),
              levelLabel: orNull(entry.value('ENTEleveNivFormation')),
            }
          : {}),
      },
      entry.place,
    )
  }
}

/** `id$relation$payer$legal$contact$payment`; older exports only list who has authority. */
function* readLinks(entry: AafEntry, pupilKey: string): Generator<RosterItem> {
  const authority = new Set(filled(entry, 'ENTEleveAutoriteParentale'))
  const field =
    entry.values('ENTElevePersRelEleve').length > 0 ? 'ENTElevePersRelEleve' : 'ENTEleveParents'
  for (const value of filled(entry, field)) {
    const [guardian = '', relationCode = '', , legalCode = ''] = value.split('$')
    const relation = field === 'ENTElevePersRelEleve' ? relationOf(relationCode) : null
    if (relation === 'self') {
      const reason =
        'L’élève répond de lui-même (code 7 ou 70) : ce n’est pas un lien de responsable.'
      yield rejectionItem('link', entry.place, field, 'own_responsible', reason)
      continue
    }
    if (guardian === '') {
      const reason = 'L’identifiant du responsable manque.'
      yield rejectionItem('link', entry.place, field, 'guardian_missing', reason)
      continue
    }
    const isLegal =
      field === 'ENTElevePersRelEleve' ? isLegalRepresentative(legalCode) : authority.has(guardian)
    const statedRights: StatedRights = isLegal ? 'legal' : 'none'
    const guardianKey = `aaf:${guardian}`
    yield recordItem(
      {
        kind: 'link',
        key: `${guardianKey}|${pupilKey}`,
        guardianKey,
        pupilKey,
        relation,
        statedRights,
      },
      entry.place,
    )
  }
}

function* readGuardian(entry: AafEntry): Generator<RosterItem> {
  const address = addressOf(entry)
  const fields: PersonFields = { ...personFields(entry), ...(address === null ? {} : { address }) }
  const refused = refusePerson('guardian', entry, fields)
  if (refused !== null) {
    yield refused
    return
  }
  const key = `aaf:${entry.value('ENTPersonJointure')}`
  const identity = guardianIdentity(fields)
  yield recordItem({ kind: 'guardian', key, fields, roles: [], identity }, entry.place)
}

function addressOf(entry: AafEntry): Address | null {
  const lines = entry
    .value('ENTPersonAdresse')
    .split('$')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return null
  return {
    lines,
    postcode: orNull(entry.value('ENTPersonCodePostal')),
    commune: orNull(entry.value('ENTPersonVille')),
    country: orNull(entry.value('ENTPersonPays')),
  }
}
