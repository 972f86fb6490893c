/** Reads from the database everything that a `Caller` holds: six small queries at most. */
import type { Kysely } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTables } from '#school/tables.ts'
import {
  type ChildOfCaller,
  type KnownPerson,
  type Right,
  rightsOf,
  type SchoolCapacity,
} from './caller.ts'

type Database = Kysely<SchoolTables>

export type { KnownPerson }

/** The person behind the account with current roles; null where the account does not exist. */
export async function readKnownPerson(db: Database, accountId: Id): Promise<KnownPerson | null> {
  const account = await db
    .selectFrom('account')
    .leftJoin('operator_role', 'operator_role.person_id', 'account.person_id')
    .select(['account.person_id', 'operator_role.person_id as operator_id'])
    .where('account.id', '=', accountId)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (account === undefined) return null
  const personId = account.person_id
  const [schools, followed, taught, children] = await Promise.all([
    readSchools(db, personId),
    readFollowed(db, [personId]),
    readTaught(db, personId),
    readChildren(db, personId),
  ])
  return {
    accountId,
    personId,
    isOperator: account.operator_id !== null,
    schools,
    classIds: followed.get(personId)?.classIds ?? new Set(),
    courseIds: followed.get(personId)?.courseIds ?? new Set(),
    taughtClassIds: taught.classIds,
    taughtCourseIds: taught.courseIds,
    children,
  }
}

async function readSchools(db: Database, personId: Id): Promise<Map<string, SchoolCapacity>> {
  const rows = await db
    .selectFrom('school_role')
    .innerJoin('school', 'school.uai', 'school_role.school_uai')
    .select(['school_uai', 'role', 'staff_function', 'rights'])
    .where('person_id', '=', personId)
    .where('school_role.deactivated_at', 'is', null)
    .where('school.opened_at', 'is not', null)
    .execute()
  const schools = new Map<string, SchoolCapacity>()
  for (const row of rows) {
    const before = schools.get(row.school_uai)
    const added = rightsOf({
      role: row.role,
      staffFunction: row.staff_function,
      delegated: row.rights,
    })
    schools.set(row.school_uai, {
      isHead: row.role === 'head' || (before?.isHead ?? false),
      isTeacher: row.role === 'teacher' || (before?.isTeacher ?? false),
      isStaff: row.role === 'staff' || (before?.isStaff ?? false),
      isPupil: row.role === 'pupil' || (before?.isPupil ?? false),
      rights: new Set<Right>([...(before?.rights ?? []), ...added]),
    })
  }
  return schools
}

interface Followed {
  readonly classIds: Set<Id>
  readonly courseIds: Set<Id>
}

/**
 * Classes and courses that pupils follow: by their class or by a group, while they are pupils of
 * the school and class, group and course are open.
 */
async function readFollowed(db: Database, pupilIds: readonly Id[]): Promise<Map<Id, Followed>> {
  const followed = new Map<Id, Followed>(
    pupilIds.map((id) => [id, { classIds: new Set<Id>(), courseIds: new Set<Id>() }]),
  )
  if (pupilIds.length === 0) return followed
  const classRows = await db
    .selectFrom('class_pupil')
    .innerJoin('class', 'class.id', 'class_pupil.class_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'class_pupil.pupil_id')
        .onRef('school_role.school_uai', '=', 'class.school_uai')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .leftJoin('course_class', 'course_class.class_id', 'class.id')
    .leftJoin('course', (join) =>
      join
        .onRef('course.id', '=', 'course_class.course_id')
        .on('course.deactivated_at', 'is', null),
    )
    .select(['class_pupil.pupil_id', 'class.id as class_id', 'course.id as course_id'])
    .where('class_pupil.pupil_id', 'in', [...pupilIds])
    .where('class_pupil.ended_at', 'is', null)
    .where('class.deactivated_at', 'is', null)
    .execute()
  for (const row of classRows) {
    followed.get(row.pupil_id)?.classIds.add(row.class_id)
    if (row.course_id !== null) followed.get(row.pupil_id)?.courseIds.add(row.course_id)
  }
  const groupRows = await db
    .selectFrom('group_pupil')
    .innerJoin('pupil_group', 'pupil_group.id', 'group_pupil.group_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'group_pupil.pupil_id')
        .onRef('school_role.school_uai', '=', 'pupil_group.school_uai')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .innerJoin('course_group', 'course_group.group_id', 'group_pupil.group_id')
    .innerJoin('course', 'course.id', 'course_group.course_id')
    .select(['group_pupil.pupil_id', 'course_group.course_id'])
    .where('group_pupil.pupil_id', 'in', [...pupilIds])
    .where('group_pupil.ended_at', 'is', null)
    .where('pupil_group.deactivated_at', 'is', null)
    .where('course.deactivated_at', 'is', null)
    .execute()
  for (const row of groupRows) followed.get(row.pupil_id)?.courseIds.add(row.course_id)
  return followed
}

async function readTaught(db: Database, teacherId: Id): Promise<Followed> {
  const classRows = await db
    .selectFrom('class_teacher')
    .innerJoin('class', 'class.id', 'class_teacher.class_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'class_teacher.teacher_id')
        .onRef('school_role.school_uai', '=', 'class.school_uai')
        .on('school_role.role', 'in', ['teacher', 'head'])
        .on('school_role.deactivated_at', 'is', null),
    )
    .select('class.id')
    .where('teacher_id', '=', teacherId)
    .where('class_teacher.ended_at', 'is', null)
    .where('class.deactivated_at', 'is', null)
    .execute()
  const courseRows = await db
    .selectFrom('course_teacher')
    .innerJoin('course', 'course.id', 'course_teacher.course_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'course_teacher.teacher_id')
        .onRef('school_role.school_uai', '=', 'course.school_uai')
        .on('school_role.role', 'in', ['teacher', 'head'])
        .on('school_role.deactivated_at', 'is', null),
    )
    .leftJoin('course_class', 'course_class.course_id', 'course.id')
    .select(['course.id', 'course_class.class_id'])
    .where('teacher_id', '=', teacherId)
    .where('course.deactivated_at', 'is', null)
    .execute()
  const classIds = new Set(classRows.map((row) => row.id))
  for (const row of courseRows) if (row.class_id !== null) classIds.add(row.class_id)
  return { classIds, courseIds: new Set(courseRows.map((row) => row.id)) }
}

async function readChildren(db: Database, guardianId: Id): Promise<Map<Id, ChildOfCaller>> {
  const links = await db
    .selectFrom('guardianship')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'guardianship.pupil_id')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .select(['guardianship.pupil_id', 'school_role.school_uai'])
    .where('guardian_id', '=', guardianId)
    .where('guardianship.rights', '=', 'confirmed')
    .where('guardianship.ended_at', 'is', null)
    .execute()
  const followed = await readFollowed(db, [...new Set(links.map((link) => link.pupil_id))])
  const children = new Map<Id, ChildOfCaller>()
  for (const [pupilId, { classIds, courseIds }] of followed) {
    const schoolUais = new Set(
      links.filter((link) => link.pupil_id === pupilId).map((link) => link.school_uai),
    )
    children.set(pupilId, { classIds, courseIds, schoolUais })
  }
  return children
}
