/** A course's row as it goes out on the wire. */
import type { Course } from '#contract/classes.ts'
import type { CourseRow } from './course-store.ts'

export function presentCourse(row: CourseRow): Course {
  return {
    id: row.id,
    name: row.name,
    subject: { code: row.subject_code, label: row.subject_label, family: row.subject_family },
    classes: row.classes,
    groups: row.groups,
    teachers: [...row.teachers],
  }
}
