/** Reads the pupils of a course with their accounts. */
import { sql } from 'kysely'
import { courseAtDoorMax } from '#contract/course-at-door.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CoursePupil } from './at-door.ts'

/** Active pupils of the course's classes and groups, by name. */
export async function readPupilsOfCourse(db: SchoolDatabase, courseId: Id): Promise<CoursePupil[]> {
  const { rows } = await sql<CoursePupil>`
    with member as (
      select class_pupil.pupil_id from course_class
      join class_pupil on class_pupil.class_id = course_class.class_id
        and class_pupil.ended_at is null
      where course_class.course_id = ${courseId}
      union
      select group_pupil.pupil_id from course_group
      join group_pupil on group_pupil.group_id = course_group.group_id
        and group_pupil.ended_at is null
      where course_group.course_id = ${courseId}
    )
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", account.id as "accountId"
    from member
    join person on person.id = member.pupil_id
    join course on course.id = ${courseId}
    join school_role on school_role.person_id = person.id
      and school_role.school_uai = course.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    left join account on account.person_id = person.id
    order by 2, 3, 1
    limit ${courseAtDoorMax}`.execute(db)
  return rows
}
