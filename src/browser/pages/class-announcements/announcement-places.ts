/** Where somebody may announce something: courses, classes, schools, each with the way there. */
import type { Course } from '#contract/classes.ts'
import type { Me } from '#contract/me.ts'

export interface AnnouncementPlace {
  /** Where it is sent. */
  readonly path: string
  readonly kind: 'course' | 'class' | 'school'
  readonly name: string
}

/** Courses by name, then the classes that they are given to, then the schools that one heads. */
export function announcementPlaces(
  courses: readonly Course[],
  schools: Me['schools'],
): AnnouncementPlace[] {
  const classes = new Map(
    courses.flatMap((course) => course.classes.map(({ id, name }) => [id, name])),
  )
  return [
    ...courses.map(({ id, name }) => ({
      path: `/api/courses/${id}/announcements`,
      kind: 'course' as const,
      name,
    })),
    ...[...classes].map(([id, name]) => ({
      path: `/api/classes/${id}/announcements`,
      kind: 'class' as const,
      name: name ?? '',
    })),
    ...schools
      .filter(({ isHead }) => isHead)
      .map(({ name, uai }) => ({
        path: `/api/schools/${uai}/announcements`,
        kind: 'school' as const,
        name,
      })),
  ]
}
