/**
 * Who may pass from hand to hand on a family's phone in one tap, and who has a password: everybody
 * who is anything besides a pupil. Pure.
 */
import type { KnownPerson } from '#school/people/caller.ts'

export function isOnlyPupil(person: KnownPerson): boolean {
  if (person.isOperator || person.children.size > 0 || person.schools.size === 0) return false
  return [...person.schools.values()].every(
    (capacity) => capacity.isPupil && !capacity.isHead && !capacity.isTeacher && !capacity.isStaff,
  )
}
