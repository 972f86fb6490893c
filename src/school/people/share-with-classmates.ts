/**
 * Classmates have the same schools, classes and courses: they are made to hold the same objects,
 * so that a person in memory costs some hundred bytes instead of two thousand. Pure.
 */
import type { Id } from '#kernel/ids.ts'
import type { KnownPerson, SchoolCapacity } from './caller.ts'

const noIds: ReadonlySet<Id> = new Set()
const noChildren: KnownPerson['children'] = new Map()

/**
 * The same people, in the same order. What is shared by some is one object for them all, and so
 * must never be changed; whoever shares their courses shares their schools too.
 */
export function shareWithClassmates(people: Iterable<KnownPerson>): KnownPerson[] {
  const known = new Map<string, Pick<KnownPerson, 'schools' | 'classIds' | 'courseIds'>>()
  return [...people].map((person) => {
    const key = [
      ...[...person.schools].map(([uai, capacity]) => uai + describe(capacity)).sort(),
      '',
      ...[...person.classIds].sort(),
      '',
      ...[...person.courseIds].sort(),
    ].join()
    const { schools, classIds, courseIds } = known.get(key) ?? person
    if (schools === person.schools) known.set(key, { schools, classIds, courseIds })
    return {
      ...person,
      schools,
      classIds,
      courseIds,
      taughtClassIds: orShared(person.taughtClassIds),
      taughtCourseIds: orShared(person.taughtCourseIds),
      formerCourseIds: orShared(person.formerCourseIds),
      children: person.children.size === 0 ? noChildren : person.children,
    }
  })
}

function orShared(ids: ReadonlySet<Id>): ReadonlySet<Id> {
  return ids.size === 0 ? noIds : ids
}

function describe({ isHead, isPupil, isStaff, isTeacher, rights }: SchoolCapacity): string {
  return ` ${[isHead, isPupil, isStaff, isTeacher, ...[...rights].sort()].join(' ')}`
}
