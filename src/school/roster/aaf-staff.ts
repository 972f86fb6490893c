/** Reads the staff of an AAF export: where they work, as what, and what they teach to whom. */
import { aafRole } from './aaf-codes.ts'
import {
  type AafEntry,
  type AafMemory,
  filled,
  leadsNowhere,
  placeOf,
  readAafBody,
} from './aaf-entry.ts'
import { aafPersonFields, refuseAafPerson } from './aaf-person.ts'
import {
  type RoleFields,
  type RosterItem,
  recordItem,
  rejectionItem,
  warningItem,
} from './roster-record.ts'

export function* readAafStaff(entry: AafEntry, memory: AafMemory): Generator<RosterItem> {
  const { place } = entry
  const fields = aafPersonFields(entry)
  const refused = refuseAafPerson('staff', entry, fields)
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
  memory: AafMemory,
): { roles: RoleFields[]; remarks: RosterItem[] } {
  const roles = new Map<string, RoleFields>()
  const remarks: RosterItem[] = []
  const add = (uai: string, role: Pick<RoleFields, 'role' | 'staffFunction'>) => {
    if (!roles.has(`${uai}|${role.role}`)) roles.set(`${uai}|${role.role}`, { uai, ...role })
  }
  const stated: Pick<RoleFields, 'role' | 'staffFunction'>[] = []
  for (const value of filled(entry, 'ENTPersonFonctions')) {
    const role = aafRole(value.split('$')[1] ?? '')
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
  memory: AafMemory,
): Generator<RosterItem> {
  const main = new Set(filled(entry, 'ENTAuxEnsClassesPrincipal'))
  for (const value of filled(entry, 'ENTAuxEnsClasses')) {
    yield* readTeaching(entry, teacherKey, 'class', 'ENTAuxEnsClasses', value, false, memory, main)
  }
  for (const value of filled(entry, 'ENTAuxEnsGroupes')) {
    // A group without a subject is no course yet; what counts is that the group exists.
    const at = placeOf(value, memory)
    if (at === null) yield leadsNowhere('teaching', entry.place, 'ENTAuxEnsGroupes', value)
    else yield* readAafBody('group', at.uai, at.rest[0] ?? '', entry.place, memory)
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
  memory: AafMemory,
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
  yield* readAafBody(bodyKind, at.uai, name, place, memory)
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
