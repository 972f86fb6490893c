/** Reads the pupils of an AAF export: their school, class and groups, and who answers for them. */
import { aafRelation, isLegalRepresentative } from './aaf-codes.ts'
import {
  type AafEntry,
  type AafMemory,
  filled,
  leadsNowhere,
  orNull,
  placeOf,
  readAafBody,
} from './aaf-entry.ts'
import { aafPersonFields, refuseAafPerson } from './aaf-person.ts'
import {
  type RoleFields,
  type RosterItem,
  recordItem,
  rejectionItem,
  type StatedRights,
} from './roster-record.ts'

export function* readAafPupil(entry: AafEntry, memory: AafMemory): Generator<RosterItem> {
  const { place } = entry
  const fields = aafPersonFields(entry)
  const structure = entry.value('ENTPersonStructRattach')
  const uai = memory.uaiOfStructure.get(structure)
  const key = `aaf:${entry.value('ENTPersonJointure')}`
  // Who is said to be in another school has left; who is said to be nowhere may still be here.
  const hides = structure === '' ? ({ kind: 'pupil', key } as const) : null
  const refused =
    refuseAafPerson('pupil', entry, fields) ??
    (uai === undefined
      ? leadsNowhere('pupil', place, 'ENTPersonStructRattach', structure, hides)
      : null)
  if (refused !== null || uai === undefined) {
    if (refused !== null) yield refused
    return
  }
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
  memory: AafMemory,
): Generator<RosterItem> {
  for (const value of filled(entry, field)) {
    const at = placeOf(value, memory)
    const name = at?.rest[0] ?? ''
    if (at === null || name === '') {
      yield leadsNowhere('membership', entry.place, field, value)
      continue
    }
    yield* readAafBody(bodyKind, at.uai, name, entry.place, memory)
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
    const relation = field === 'ENTElevePersRelEleve' ? aafRelation(relationCode) : null
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
