/** Reads the pupils of a course with their accounts. */
import { sql } from 'kysely'
import { courseAtDoorMax } from '#contract/course-at-door.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CoursePupil } from './at-door.ts'

/** Active pupils of the course's classes and groups, by name. */
export async function readPupilsOfCourse(db: SchoolDatabase, courseId: Id): Promise<CoursePupil[]> {
  const { rows } = await sql<CoursePupil>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", account.id as "accountId"
    from course_pupil
    join person on person.id = course_pupil.pupil_id
    left join account on account.person_id = person.id
    where course_pupil.course_id = ${courseId}
    order by 2, 3, 1
    limit ${courseAtDoorMax}`.execute(db)
  return rows
}
