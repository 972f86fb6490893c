/** Reads the entries of an AAF export that are no people: schools, subjects, levels (MEF). */
import { uaiTimeZone } from '#school/people/uai-time-zone.ts'
import { aafSchoolKind } from './aaf-codes.ts'
import { type AafEntry, type AafMemory, filled, orNull, readAafBody } from './aaf-entry.ts'
import { zoneOfAcademy } from './academy-zone.ts'
import { type RosterItem, recordItem, rejectionItem, warningItem } from './roster-record.ts'
import { hasRightLetter, readUai, uaiWarning } from './uai-code.ts'

export function* readAafSchool(entry: AafEntry, memory: AafMemory): Generator<RosterItem> {
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
  const schoolKind = aafSchoolKind(type)
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
      timeZone: zone?.timeZone ?? uaiTimeZone(uai),
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
      yield* readAafBody(kind, uai, value.split('$')[0] ?? '', place, memory)
    }
  }
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

export function* readAafSubject(entry: AafEntry, memory: AafMemory): Generator<RosterItem> {
  memory.subjects.add(entry.value('ENTMatJointure'))
  yield* readCode(entry, 'subject', 'ENTMatJointure', 'ENTLibelleMatiere')
}

export function* readAafLevel(entry: AafEntry): Generator<RosterItem> {
  yield* readCode(entry, 'level', 'ENTMefJointure', 'ENTLibelleMef')
}
