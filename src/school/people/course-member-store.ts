/** Writes who follows a course and who teaches it; who followed it stays with the lessons of then. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CourseWrite } from './course-store.ts'

/** Makes who follows and who teaches it exactly these, from a moment on. */
export async function writeCourseMembers(
  db: SchoolDatabase,
  course: CourseWrite,
  at: Date,
): Promise<void> {
  const isHeld = await hasHeldLesson(db, course.id, at)
  await writeFollowers(db, { ...classes, courseId: course.id, ids: course.classIds, isHeld, at })
  await writeFollowers(db, { ...groups, courseId: course.id, ids: course.groupIds, isHeld, at })
  await sql`
    with gone as (
      delete from course_teacher where course_id = ${course.id}
        and not (teacher_id = any(${[...course.teacherIds]}::uuid[]))
    )
    insert into course_teacher (course_id, teacher_id)
    select ${course.id}::uuid, unnest(${[...course.teacherIds]}::uuid[])
    on conflict do nothing`.execute(db)
}

const classes = { now: 'course_class', before: 'former_course_class', key: 'class_id' } as const
const groups = { now: 'course_group', before: 'former_course_group', key: 'group_id' } as const

/** While nothing was held, there is nothing of before that a change could touch. */
async function hasHeldLesson(db: SchoolDatabase, courseId: Id, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from lesson
    where course_id = ${courseId} and ends_at <= ${at} and status <> 'cancelled' limit 1`.execute(
    db,
  )
  return rows.length > 0
}

async function writeFollowers(
  db: SchoolDatabase,
  wish: (typeof classes | typeof groups) & {
    readonly courseId: Id
    readonly ids: readonly Id[]
    readonly isHeld: boolean
    readonly at: Date
  },
): Promise<void> {
  const { at, courseId, isHeld } = wish
  const [now, before, key] = [sql.table(wish.now), sql.table(wish.before), sql.ref(wish.key)]
  const ids = sql`${[...wish.ids]}::uuid[]`
  await sql`
    with gone as (
      delete from ${now} where course_id = ${courseId} and not (${key} = any(${ids}))
      returning course_id, ${key}, outside
    )
    insert into ${before} (course_id, ${key}, ended_at, outside)
    select course_id, ${key}, ${at}::timestamptz, outside from gone where ${isHeld}`.execute(db)
  await sql`
    with back as (
      delete from ${before} where course_id = ${courseId} and ${key} = any(${ids})
      returning ${key} as id, ended_at, outside
    )
    insert into ${now} (course_id, ${key}, outside)
    select ${courseId}::uuid, wanted.id, case
      when back.id is null then outside_until(${at}, ${!isHeld})
      else outside_until_back(back.outside, back.ended_at, ${at})
    end
    from unnest(${ids}) as wanted (id) left join back on back.id = wanted.id
    on conflict do nothing`.execute(db)
}
