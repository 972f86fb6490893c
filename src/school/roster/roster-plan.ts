/**
 * Decides what an import does, without doing it: what is there, what the files say, and out comes
 * what to create, change, bring back or leave. Pure, so that every rule can be tried; large files
 * are planned in pieces, and a piece sees what the pieces before it did.
 */
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Id } from '#kernel/ids.ts'
import type { Outcome } from './import-report.ts'
import { shownNameForm } from './normal-form.ts'
import type {
  PersonFields,
  PersonRecord,
  Place,
  RoleFields,
  RosterSource,
} from './roster-record.ts'

export interface KnownRole extends RoleFields {
  readonly id: Id
  readonly source: string
  readonly isActive: boolean
  /** An import ended it, and may bring it back. */
  readonly leftByImport: boolean
}

export interface KnownPerson {
  readonly id: Id
  readonly fields: PersonFields
  /** The key that owns the fields: other keys of the same person change nothing. */
  readonly ownKey: string | null
  readonly identity: string | null
  readonly roles: readonly KnownRole[]
  /** Made by this run. */
  readonly isNew: boolean
  /** Already met in this run. */
  readonly isSeen: boolean
}

/** Two keys may lead to one person. */
export interface KnownPeople {
  readonly idByKey: ReadonlyMap<string, Id>
  readonly idByIdentity: ReadonlyMap<string, Id>
  readonly people: ReadonlyMap<Id, KnownPerson>
}

export interface PersonStep {
  readonly record: PersonRecord
  readonly place: Place
  readonly outcome: Exclude<Outcome, 'deactivated'>
  readonly personId: Id
  /** What the person's row becomes; null where it stays. */
  readonly fields: PersonFields | null
  /** The key is new for this person, or its identity changed. */
  readonly writesKey: boolean
  readonly rolesToAdd: readonly RoleFields[]
  readonly rolesToBringBack: readonly Id[]
  readonly rolesToChange: readonly { readonly id: Id; readonly staffFunction: string | null }[]
  readonly remarks: readonly PersonRemark[]
}

export type PersonRemark = 'repeated' | 'merged_differs' | 'role_closed_by_hand'

/** Plans pupils, staff or guardians, in the order of the files. */
export function planPeople(
  source: RosterSource,
  incoming: readonly { readonly record: PersonRecord; readonly place: Place }[],
  known: KnownPeople,
  mint: () => Id,
): PersonStep[] {
  const idByKey = new Map(known.idByKey)
  const idByIdentity = new Map(known.idByIdentity)
  const people = new Map(known.people)
  return incoming.map(({ record, place }) => {
    const sofar = { idByKey, idByIdentity, people }
    const { step, person } = planPerson(source, record, place, sofar, mint)
    people.set(person.id, person)
    idByKey.set(record.key, person.id)
    if (person.ownKey === record.key && person.identity !== null) {
      idByIdentity.set(person.identity, person.id)
    }
    return step
  })
}

function planPerson(
  source: RosterSource,
  record: PersonRecord,
  place: Place,
  known: KnownPeople,
  mint: () => Id,
): { step: PersonStep; person: KnownPerson } {
  const knownByKey = known.people.get(known.idByKey.get(record.key) ?? '')
  if (knownByKey?.isSeen === true && record.kind === 'pupil') {
    return { step: repeated(record, place, knownByKey.id), person: knownByKey }
  }
  const twinId = record.identity === null ? undefined : known.idByIdentity.get(record.identity)
  const before = knownByKey ?? known.people.get(twinId ?? '')
  if (before === undefined) return createPerson(source, record, place, mint())

  const isSecondLine = before.isSeen && knownByKey !== undefined
  // The first line of a key speaks for it: a second one must not undo it at every import.
  const owns = before.ownKey === record.key && !isSecondLine
  const fields = owns ? changedFields(before.fields, record.fields) : null
  const roles = planRoles(source, before.roles, record.roles, isSecondLine)
  const differs = before.ownKey !== record.key && record.identity !== before.identity
  const remarks: PersonRemark[] = [...roles.remarks]
  if (knownByKey !== undefined && differs) remarks.push('merged_differs')
  const step: PersonStep = {
    record,
    place,
    outcome: outcomeOf({
      isNewKey: knownByKey === undefined,
      isSecondLine: before.isNew && before.isSeen,
      isChanged: fields !== null || roles.isChanged,
    }),
    personId: before.id,
    fields,
    writesKey: knownByKey === undefined || (owns && record.identity !== before.identity),
    rolesToAdd: roles.toAdd,
    rolesToBringBack: roles.toBringBack,
    rolesToChange: roles.toChange,
    remarks,
  }
  const person: KnownPerson = {
    ...before,
    fields: fields ?? before.fields,
    identity: owns ? record.identity : before.identity,
    roles: roles.after,
    isSeen: true,
  }
  return { step, person }
}

function outcomeOf(what: {
  isNewKey: boolean
  isSecondLine: boolean
  isChanged: boolean
}): PersonStep['outcome'] {
  if (what.isNewKey || what.isSecondLine) return 'merged'
  return what.isChanged ? 'updated' : 'unchanged'
}

function repeated(record: PersonRecord, place: Place, personId: Id): PersonStep {
  return {
    record,
    place,
    outcome: 'rejected',
    personId,
    fields: null,
    writesKey: false,
    rolesToAdd: [],
    rolesToBringBack: [],
    rolesToChange: [],
    remarks: ['repeated'],
  }
}

function createPerson(source: RosterSource, record: PersonRecord, place: Place, personId: Id) {
  const step: PersonStep = {
    record,
    place,
    outcome: 'created',
    personId,
    fields: record.fields,
    writesKey: true,
    rolesToAdd: firstOfEach(record.roles),
    rolesToBringBack: [],
    rolesToChange: [],
    remarks: [],
  }
  const person: KnownPerson = {
    id: personId,
    fields: record.fields,
    ownKey: record.key,
    identity: record.identity,
    roles: firstOfEach(record.roles).map((role) => newRole(source, role)),
    isNew: true,
    isSeen: true,
  }
  return { step, person }
}

/** One role of a kind per person and school: the first that the file says. */
function firstOfEach(said: readonly RoleFields[]): RoleFields[] {
  const first = new Map<string, RoleFields>()
  for (const role of said) {
    const key = `${role.uai}|${role.role}`
    if (!first.has(key)) first.set(key, role)
  }
  return [...first.values()]
}

/** A role of this run has no id yet, and needs none: nothing of it changes any more in this run. */
function newRole(source: RosterSource, role: RoleFields): KnownRole {
  return { ...role, id: '', source, isActive: true, leftByImport: false }
}

/** The row after the file spoke: `undefined` in the file leaves what is there. Null: no change. */
export function changedFields(before: PersonFields, said: PersonFields): PersonFields | null {
  const spoken = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as unknown as PersonFields
  const after = { ...before, ...spoken }
  return canonicalJson(after) === canonicalJson(before) ? null : after
}

function planRoles(
  source: RosterSource,
  before: readonly KnownRole[],
  said: readonly RoleFields[],
  isSecondLine: boolean,
) {
  const after = [...before]
  const toAdd: RoleFields[] = []
  const toBringBack: Id[] = []
  const toChange: { id: Id; staffFunction: string | null }[] = []
  const remarks: PersonRemark[] = []
  for (const role of firstOfEach(said)) {
    const index = after.findIndex((known) => known.uai === role.uai && known.role === role.role)
    const known = after[index]
    if (known === undefined) {
      toAdd.push(role)
      after.push(newRole(source, role))
      continue
    }
    if (!known.isActive && !known.leftByImport) {
      remarks.push('role_closed_by_hand')
      continue
    }
    if (!known.isActive) toBringBack.push(known.id)
    const mayChange = known.source === source && !isSecondLine
    const changesFunction = mayChange && known.staffFunction !== role.staffFunction
    if (changesFunction) toChange.push({ id: known.id, staffFunction: role.staffFunction })
    after[index] = {
      ...known,
      isActive: true,
      leftByImport: false,
      staffFunction: changesFunction ? role.staffFunction : known.staffFunction,
    }
  }
  const isChanged = toAdd.length + toBringBack.length + toChange.length > 0
  return { toAdd, toBringBack, toChange, after, remarks, isChanged }
}

/** Largest share of a school's people that one import may deactivate without being told to. */
export const departuresShareMax = { pupil: 0.2, staff: 0.5 } as const

/**
 * True where a file set looks incomplete rather than true: more leave than may. One person may
 * always leave, so that a class of three is not stuck.
 */
export function leavesTooMany(role: 'pupil' | 'staff', active: number, leaving: number): boolean {
  return leaving > 1 && leaving > active * departuresShareMax[role]
}

/** The form under which namesakes are found. */
export function nameForm(record: PersonRecord): string {
  return shownNameForm(record.fields)
}
