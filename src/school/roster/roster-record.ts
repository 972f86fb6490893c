/**
 * What a roster says, whatever file it came from: readers yield these records and remarks one by
 * one, and the plan compares them with what is there. `undefined` means that the file says
 * nothing about a field (what is there stays); `null` means that it says "none".
 */

/** Where in which file something stands; lines count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

export type RosterSource = 'onde' | 'aaf'

/** What reports count. `membership`: a pupil in a class or group; `teaching`: a teacher of one. */
export const rosterKinds = [
  'school',
  'level',
  'subject',
  'class',
  'group',
  'pupil',
  'staff',
  'guardian',
  'link',
  'membership',
  'teaching',
  'course',
] as const
export type RosterKind = (typeof rosterKinds)[number]

export type SchoolKind = 'maternelle' | 'elementaire' | 'primaire' | 'college' | 'lycee' | 'other'

/** A school as a file describes it; the directory's word counts more than a roster's. */
export interface SchoolRecord {
  readonly kind: 'school'
  readonly key: string
  readonly uai: string
  readonly name: string
  readonly schoolKind: SchoolKind
  readonly kindLabel: string | null
  readonly sector: 'public' | 'private' | null
  readonly address: string | null
  readonly postcode: string | null
  readonly commune: string | null
  readonly departmentCode: string | null
  readonly academy: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly zone: string | null
  readonly timeZone: string
  readonly sourceState: string | null
  /** True where the file proves that people learn there; a `SANS OBJET` structure never opens. */
  readonly opens: boolean
}

/** A level (MEF) or a subject of the national nomenclatures. */
export interface CodeRecord {
  readonly kind: 'level' | 'subject'
  readonly key: string
  readonly label: string
}

/** A class or a group of one school in the imported school year. */
export interface BodyRecord {
  readonly kind: 'class' | 'group'
  /** `<UAI>$<name>` */
  readonly key: string
  readonly uai: string
  readonly name: string
  readonly levelCode?: string | null
  readonly levelLabel?: string | null
}

export interface Address {
  readonly lines: readonly string[]
  readonly postcode: string | null
  readonly commune: string | null
  readonly country: string | null
}

export interface PersonFields {
  readonly familyName: string
  readonly usageName: string | null
  readonly givenName: string
  readonly civility?: string | undefined
  /** `YYYY-MM-DD` */
  readonly birthDate?: string | undefined
  readonly address?: Address | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

export interface RoleFields {
  readonly uai: string
  readonly role: 'pupil' | 'teacher' | 'staff' | 'head'
  readonly staffFunction: string | null
}

export interface PersonRecord {
  readonly kind: 'pupil' | 'staff' | 'guardian'
  /** The same person at the next import: `<source>:<key in that source>`. */
  readonly key: string
  readonly fields: PersonFields
  readonly roles: readonly RoleFields[]
  /**
   * Guardians only: the normal form of name, given name and address. Two guardians are one person
   * only where it is the same; null where the file gives no address, so that nothing agrees.
   */
  readonly identity: string | null
}

/** Who may speak for a child according to the file; `unknown` where the file carries no rights. */
export type StatedRights = 'legal' | 'none' | 'unknown'

export interface LinkRecord {
  readonly kind: 'link'
  readonly key: string
  readonly guardianKey: string
  readonly pupilKey: string
  readonly relation: 'mother' | 'father' | 'tutor' | 'other' | null
  readonly statedRights: StatedRights
}

export interface MembershipRecord {
  readonly kind: 'membership'
  readonly key: string
  readonly pupilKey: string
  readonly bodyKind: 'class' | 'group'
  readonly bodyKey: string
  /** The pupil's level; a class has it where all its pupils agree. */
  readonly levelCode?: string | null
  readonly levelLabel?: string | null
}

/** A teacher of a class or group; with a subject it makes a course. */
export interface TeachingRecord {
  readonly kind: 'teaching'
  readonly key: string
  readonly teacherKey: string
  readonly bodyKind: 'class' | 'group'
  readonly bodyKey: string
  readonly subjectCode: string | null
  readonly isMain: boolean
}

export type RosterRecord =
  | SchoolRecord
  | CodeRecord
  | BodyRecord
  | PersonRecord
  | LinkRecord
  | MembershipRecord
  | TeachingRecord

/** The record that reports count under a kind. */
export type RecordOf<Kind extends RosterKind> = RosterRecord extends infer Each
  ? Each extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? Each
      : never
    : never
  : never

/** A line, or a part of one, that was not taken. `reason` is French, for the school. */
export interface Rejection extends Place {
  readonly kind: RosterKind
  readonly field: string
  readonly code: string
  readonly reason: string
}

/** Something taken that a person should know of: a repair, a doubt, a file without an answer. */
export interface Warning extends Place {
  readonly field: string
  readonly code: string
  readonly message: string
}

/**
 * Who may stand on a line that was not taken: their absence from the files is no departure. A null
 * key: anybody of the kind.
 */
export interface Hidden {
  readonly kind: PersonRecord['kind']
  readonly key: string | null
}

/** What readers yield. */
export type RosterItem =
  | { readonly what: 'record'; readonly record: RosterRecord; readonly place: Place }
  | { readonly what: 'rejection'; readonly rejection: Rejection; readonly hides: Hidden | null }
  | { readonly what: 'warning'; readonly warning: Warning }

/** A file that cannot be read at all: the whole set is refused, and says why and where. */
export class UnreadableRoster extends Error {
  readonly place: Place
  readonly field: string
  readonly reason: string
  constructor(place: Place, field: string, reason: string) {
    super(`${place.file}:${place.line} ${field}: ${reason}`)
    this.name = 'UnreadableRoster'
    this.place = place
    this.field = field
    this.reason = reason
  }
}

export function recordItem(record: RosterRecord, place: Place): RosterItem {
  return { what: 'record', record, place }
}

export function rejectionItem(
  kind: RosterKind,
  place: Place,
  field: string,
  code: string,
  reason: string,
  hides: Hidden | null = null,
): RosterItem {
  return { what: 'rejection', rejection: { kind, ...place, field, code, reason }, hides }
}

export function warningItem(
  place: Place,
  field: string,
  code: string,
  message: string,
): RosterItem {
  return { what: 'warning', warning: { ...place, field, code, message } }
}
