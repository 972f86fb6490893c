/**
 * Who is calling, and everything that the access rules need to know of them: roles, rights,
 * classes, courses, children. It is read once, kept in memory, and dropped when a change of
 * rights is announced (`caller-memory.ts`); no rule asks the database who somebody is.
 */
import { rightsOfFunction } from '#contract/staff-rights.ts'
import type { Id } from '#kernel/ids.ts'

/** What a head may delegate to staff; a head has all of them in the own school. */
export const rights = [
  /** See and change persons, classes, groups; read a pupil's file. */
  'roster',
  /** Print, reissue and revoke class cards; print letters. */
  'cards',
  /** Confirm and block guardians. */
  'guardians',
  /** Change the timetable. */
  'timetable',
  /** See every class's day and work, as the inspection or the CPE does. */
  'follow',
] as const
export type Right = (typeof rights)[number]

export interface SchoolCapacity {
  readonly isHead: boolean
  readonly isTeacher: boolean
  readonly isStaff: boolean
  readonly isPupil: boolean
  readonly rights: ReadonlySet<Right>
}

export interface Caller {
  readonly accountId: Id
  readonly personId: Id
  readonly sessionId: Id
  /** The device belongs to nobody: nothing is to be kept on it. */
  readonly sharedDevice: boolean
  readonly isOperator: boolean
  /** UAI → what the caller is there; only schools where the caller is active. */
  readonly schools: ReadonlyMap<string, SchoolCapacity>
  /** Classes where the caller is a pupil. */
  readonly classIds: ReadonlySet<Id>
  /** Courses that the caller follows as a pupil. */
  readonly courseIds: ReadonlySet<Id>
  /** Classes that the caller teaches, by the class itself or by one of its courses. */
  readonly taughtClassIds: ReadonlySet<Id>
  /** Courses that the caller teaches. */
  readonly taughtCourseIds: ReadonlySet<Id>
  /** Courses of years that are closed: the caller taught them, and reads what there was. */
  readonly formerCourseIds: ReadonlySet<Id>
  /** Children whose guardian the caller is with confirmed rights: child → the child's classes. */
  readonly children: ReadonlyMap<Id, ChildOfCaller>
}

/** A caller without the device: what is kept in memory per account. */
export type KnownPerson = Omit<Caller, 'sessionId' | 'sharedDevice'>

export interface ChildOfCaller {
  readonly classIds: ReadonlySet<Id>
  readonly courseIds: ReadonlySet<Id>
  readonly schoolUais: ReadonlySet<string>
}

/** The rights that count: a head's are complete, others' are what was delegated. */
export function rightsOf(role: {
  readonly role: string
  readonly staffFunction: string | null
  readonly delegated: readonly string[]
}): ReadonlySet<Right> {
  if (role.role === 'head') return new Set(rights)
  const ofFunction =
    role.role === 'staff' ? (rightsOfFunction[role.staffFunction ?? 'other'] ?? []) : []
  const delegated = rights.filter((right) => role.delegated.includes(right))
  return new Set([...ofFunction, ...delegated])
}

export function hasRight(caller: Caller, uai: string, right: Right): boolean {
  return caller.schools.get(uai)?.rights.has(right) ?? false
}

/** True for everybody who works in the school, whatever they do there. */
export function worksIn(caller: Caller, uai: string): boolean {
  const capacity = caller.schools.get(uai)
  return capacity !== undefined && (capacity.isHead || capacity.isTeacher || capacity.isStaff)
}

export function teaches(caller: Caller, courseId: Id): boolean {
  return caller.taughtCourseIds.has(courseId)
}

/** Teaches the course, or did until its year was closed: whoever does may read, not write. */
export function teachesOrTaught(caller: Caller, courseId: Id): boolean {
  return teaches(caller, courseId) || caller.formerCourseIds.has(courseId)
}

/** The pupil, or a guardian with confirmed rights. */
export function isPupilOrGuardianOf(caller: Caller, pupilId: Id): boolean {
  return caller.personId === pupilId || caller.children.has(pupilId)
}

/** The caller, and children of theirs, as far as they follow the course. */
export function pupilsInCourse(caller: Caller, courseId: Id): Id[] {
  const children = [...caller.children].filter(([, child]) => child.courseIds.has(courseId))
  const own = caller.courseIds.has(courseId) ? [caller.personId] : []
  return [...own, ...children.map(([id]) => id)]
}
