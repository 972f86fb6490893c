/** What keeps a pupil without lessons whatever the timetable says: no class, or no course. */
import type { Lacking } from '#contract/classes.ts'
import type { Id } from '#kernel/ids.ts'

/** Null for a pupil who follows a course, by the class or by a group alone. */
export function lackingOf(place: {
  readonly classIds: ReadonlySet<Id>
  readonly courseIds: ReadonlySet<Id>
}): Lacking | null {
  if (place.courseIds.size > 0) return null
  return place.classIds.size === 0 ? 'no_class' : 'no_courses'
}
