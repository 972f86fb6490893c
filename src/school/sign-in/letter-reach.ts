/**
 * Whose letters and codes somebody may hold in the hand. A letter opens the whole account: so the
 * secretary must not come by the head's, nor one school's head by another's or by the operator's.
 * Pure.
 */
import { type Right, rightsOf } from '#school/people/caller.ts'

/** What a person is somewhere; only roles that are active. */
export interface HeldRole {
  readonly schoolUai: string
  readonly role: 'pupil' | 'teacher' | 'staff' | 'head'
  readonly staffFunction: string | null
  readonly delegated: readonly string[]
  /** Who says so: 'local' for the school's own hand, else the roster that does. */
  readonly source: string
}

export interface LetterHolder {
  readonly isOperator: boolean
  /** A guardian of another school's pupil, whom this one knows by nothing but a word of its own since. */
  readonly isOthersGuardian: boolean
  readonly roles: readonly HeldRole[]
}

/**
 * Within reach of everybody with the right 'cards': people without any right of their own who work
 * nowhere else. Within reach of the head: everybody whose rights lie in this school alone; of those
 * who work in several schools, the head of each that a roster names. Whoever works elsewhere and is
 * only a guardian here asks there: a child's school must not come by what a teacher sees of other
 * children, and a role that its head gave by hand makes it no employer. Nor does one that it opened
 * again bring the account of somebody who has become another school's guardian meanwhile: they sign in
 * with what they have.
 */
export function isWithinLetterReach(
  actor: { readonly schoolUai: string; readonly isHead: boolean },
  holder: LetterHolder,
): boolean {
  if (holder.isOperator || holder.isOthersGuardian) return false
  const asWorker = holder.roles.filter(({ role }) => role !== 'pupil')
  const worksElsewhere = asWorker.some(({ schoolUai }) => schoolUai !== actor.schoolUai)
  const isOnRosterHere = asWorker.some(
    ({ schoolUai, source }) => schoolUai === actor.schoolUai && source !== 'local',
  )
  if (worksElsewhere && !(actor.isHead && isOnRosterHere)) return false
  const withRights = holder.roles.filter((role) => rightsHeld(role).size > 0)
  if (withRights.some((role) => role.schoolUai !== actor.schoolUai)) return false
  return actor.isHead || withRights.length === 0
}

function rightsHeld(role: HeldRole): ReadonlySet<Right> {
  return rightsOf(role)
}
