/**
 * An address under which the calendar of a phone reads somebody's lessons, without a session: what
 * its secret is, how long it holds, which days it shows, and whose lessons it gives. Pure.
 */
import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import type { Id } from '#kernel/ids.ts'
import type { KnownPerson } from '#school/people/caller.ts'

/** The key outside the database under which secrets are hashed. */
export const calendarKeyName = 'calendar'
/** 160 bits: nobody finds an address by trying. */
export const calendarSecretBytes = 20

const dayMs = 86_400_000
/** An address that nobody remembers having made ends by itself. */
export const feedLifeMs = 366 * dayMs
/** The window that a calendar shows, in days around today. */
export const feedDaysBack = 14
export const feedDaysAhead = 183
/** Lessons in one calendar; the busiest teacher has some eight hundred in the window. */
export const feedLessonsMax = 2_000

/** What the database keeps of a secret; it is also how an address is found. */
export function calendarSecretHmac(key: Uint8Array, secret: string): Uint8Array {
  return keyedHash(key, 'calendar feed', secret)
}

/** The last piece of an address; devices like to see what kind of file it is. */
export function feedFileOf(secret: string): string {
  return `${secret}.ics`
}

export function secretOfFile(feedFile: string): string {
  return feedFile.slice(0, -'.ics'.length)
}

/** Whose lessons: `pupilId`'s, as a pupil; null: those that the person teaches. */
export interface FeedLessons {
  readonly kind: 'pupil' | 'teacher'
  readonly courseIds: readonly Id[]
  /** Of a teacher: lessons for which this person stands in belong to it too. */
  readonly substituteId: Id | null
}

/**
 * The lessons to which the person has a right now; null: to none of that kind. Somebody who left,
 * or is no guardian any more, is somebody without.
 */
export function lessonsFor(person: KnownPerson, pupilId: Id | null): FeedLessons | null {
  const capacities = [...person.schools.values()]
  if (pupilId === null) {
    const isTeacher = capacities.some((capacity) => capacity.isTeacher)
    if (!isTeacher && person.taughtCourseIds.size === 0) return null
    const courseIds = [...person.taughtCourseIds].sort()
    return { kind: 'teacher', courseIds, substituteId: person.personId }
  }
  if (pupilId === person.personId) {
    if (!capacities.some(({ isPupil }) => isPupil)) return null
    return { kind: 'pupil', courseIds: [...person.courseIds].sort(), substituteId: null }
  }
  const child = person.children.get(pupilId)
  if (child === undefined) return null
  return { kind: 'pupil', courseIds: [...child.courseIds].sort(), substituteId: null }
}

/** Everybody whose lessons the person may have in a calendar: null stands for the teacher's own. */
export function feedsOpenTo(person: KnownPerson): (Id | null)[] {
  return [null, person.personId, ...person.children.keys()].filter(
    (pupilId) => lessonsFor(person, pupilId) !== null,
  )
}

/** Where it is crowded calendars wait longest: nobody looks at them at that moment. */
const comeBackMinMs = 10 * 60_000
const comeBackSpreadMs = 20 * 60_000

/** When a calendar that is sent away comes back; `fraction` in [0, 1) keeps them out of step. */
export function comeBackAfterMs(fraction: number): number {
  return comeBackMinMs + Math.floor(fraction * comeBackSpreadMs)
}
