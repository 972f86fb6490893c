/** Reads from the database everything that a `Caller` holds: eight small queries at most, for many. */
import { type Kysely, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTables } from '#school/tables.ts'
import {
  type ChildOfCaller,
  type KnownPerson,
  type Right,
  rightsOf,
  type SchoolCapacity,
} from './caller.ts'
import { shareWithClassmates } from './share-with-classmates.ts'

type Database = Kysely<SchoolTables>

export type { KnownPerson }

/** The person behind the account with current roles; null where the account does not exist. */
export async function readKnownPerson(db: Database, accountId: Id): Promise<KnownPerson | null> {
  return (await readKnownPeople(db, [accountId])).get(accountId) ?? null
}

/**
 * Many at once, for the price of few: at 8:00 everybody comes in the same minutes, and who they are
 * is in nobody's memory yet. Accounts that do not exist are absent.
 */
export async function readKnownPeople(
  db: Database,
  accountIds: readonly Id[],
): Promise<Map<Id, KnownPerson>> {
  const accounts = await db
    .selectFrom('account')
    .leftJoin('operator_role', 'operator_role.person_id', 'account.person_id')
    .select(['account.id', 'account.person_id', 'operator_role.person_id as operator_id'])
    .where('account.id', '=', anyOf(accountIds))
    .where('account.disabled_at', 'is', null)
    .execute()
  if (accounts.length === 0) return new Map()
  const personIds = accounts.map((account) => account.person_id)
  const [schools, followed, taught, children] = await Promise.all([
    readSchools(db, personIds),
    readFollowed(db, personIds),
    readTaught(db, personIds),
    readChildren(db, personIds),
  ])
  const people = accounts.map(({ id: accountId, person_id: personId, operator_id }) => ({
    accountId,
    personId,
    isOperator: operator_id !== null,
    schools: schools.get(personId) ?? new Map<string, SchoolCapacity>(),
    classIds: followed.get(personId)?.classIds ?? new Set<Id>(),
    courseIds: followed.get(personId)?.courseIds ?? new Set<Id>(),
    taughtClassIds: taught.get(personId)?.classIds ?? new Set<Id>(),
    taughtCourseIds: taught.get(personId)?.courseIds ?? new Set<Id>(),
    formerCourseIds: taught.get(personId)?.formerCourseIds ?? new Set<Id>(),
    children: children.get(personId) ?? new Map<Id, ChildOfCaller>(),
  }))
  return new Map(shareWithClassmates(people).map((person) => [person.accountId, person]))
}

/** Active accounts after one, in order: for whoever reads everybody page by page. */
export async function readAccountIds(db: Database, after: Id | null, limit: number): Promise<Id[]> {
  const query = db
    .selectFrom('account')
    .select('id')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .limit(limit)
  const rows = await (after === null ? query : query.where('id', '>', after)).execute()
  return rows.map(({ id }) => id)
}

/** One parameter however many ids: the statement stays the same, and has no limit of its own. */
function anyOf(ids: readonly Id[]) {
  return sql<Id>`any(${ids}::uuid[])`
}

/** The entry of `key`, made if it is not there yet. */
function entryOf<Value>(map: Map<Id, Value>, key: Id, make: () => Value): Value {
  const before = map.get(key)
  if (before !== undefined) return before
  const made = make()
  map.set(key, made)
  return made
}

async function readSchools(
  db: Database,
  personIds: readonly Id[],
): Promise<Map<Id, Map<string, SchoolCapacity>>> {
  const rows = await db
    .selectFrom('school_role')
    .innerJoin('school', 'school.uai', 'school_role.school_uai')
    .select(['person_id', 'school_uai', 'role', 'staff_function', 'rights'])
    .where('person_id', '=', anyOf(personIds))
    .where('school_role.deactivated_at', 'is', null)
    .where('school.opened_at', 'is not', null)
    .execute()
  const ofPeople = new Map<Id, Map<string, SchoolCapacity>>()
  for (const row of rows) {
    const schools = entryOf(ofPeople, row.person_id, () => new Map<string, SchoolCapacity>())
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
  return ofPeople
}

interface Followed {
  readonly classIds: Set<Id>
  readonly courseIds: Set<Id>
}

/**
 * Classes and courses that pupils follow: by their class or by a group, while they are pupils of
 * the school and class, group, course and year are open.
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
    .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
    .leftJoin('course_class', 'course_class.class_id', 'class.id')
    .leftJoin('course', (join) =>
      join
        .onRef('course.id', '=', 'course_class.course_id')
        .on('course.deactivated_at', 'is', null),
    )
    .select(['class_pupil.pupil_id', 'class.id as class_id', 'course.id as course_id'])
    .where('class_pupil.pupil_id', '=', anyOf(pupilIds))
    .where('class_pupil.ended_at', 'is', null)
    .where('class.deactivated_at', 'is', null)
    .where('school_year.closed_at', 'is', null)
    .execute()
  for (const row of classRows) {
    followed.get(row.pupil_id)?.classIds.add(row.class_id)
    if (row.course_id !== null) followed.get(row.pupil_id)?.courseIds.add(row.course_id)
  }
  const groupRows = await db
    .selectFrom('group_pupil')
    .innerJoin('pupil_group', 'pupil_group.id', 'group_pupil.group_id')
    .innerJoin('school_year', 'school_year.id', 'pupil_group.school_year_id')
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
    .where('group_pupil.pupil_id', '=', anyOf(pupilIds))
    .where('group_pupil.ended_at', 'is', null)
    .where('pupil_group.deactivated_at', 'is', null)
    .where('course.deactivated_at', 'is', null)
    .where('school_year.closed_at', 'is', null)
    .execute()
  for (const row of groupRows) followed.get(row.pupil_id)?.courseIds.add(row.course_id)
  return followed
}

interface Taught extends Followed {
  readonly formerCourseIds: Set<Id>
}

/** What teachers teach; of years that are closed, only that they taught it. */
async function readTaught(db: Database, teacherIds: readonly Id[]): Promise<Map<Id, Taught>> {
  const classRows = await db
    .selectFrom('class_teacher')
    .innerJoin('class', 'class.id', 'class_teacher.class_id')
    .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'class_teacher.teacher_id')
        .onRef('school_role.school_uai', '=', 'class.school_uai')
        .on('school_role.role', 'in', ['teacher', 'head'])
        .on('school_role.deactivated_at', 'is', null),
    )
    .select(['class_teacher.teacher_id', 'class.id'])
    .where('teacher_id', '=', anyOf(teacherIds))
    .where('class_teacher.ended_at', 'is', null)
    .where('class.deactivated_at', 'is', null)
    .where('school_year.closed_at', 'is', null)
    .execute()
  const courseRows = await db
    .selectFrom('course_teacher')
    .innerJoin('course', 'course.id', 'course_teacher.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'course_teacher.teacher_id')
        .onRef('school_role.school_uai', '=', 'course.school_uai')
        .on('school_role.role', 'in', ['teacher', 'head'])
        .on('school_role.deactivated_at', 'is', null),
    )
    .leftJoin('course_class', 'course_class.course_id', 'course.id')
    .select((row) => [
      'course_teacher.teacher_id',
      'course.id',
      'course_class.class_id',
      row('school_year.closed_at', 'is not', null).as('is_former'),
    ])
    .where('teacher_id', '=', anyOf(teacherIds))
    .where('course.deactivated_at', 'is', null)
    .execute()
  const taught = new Map<Id, Taught>()
  const ofTeacher = (teacherId: Id) =>
    entryOf(taught, teacherId, () => ({
      classIds: new Set<Id>(),
      courseIds: new Set<Id>(),
      formerCourseIds: new Set<Id>(),
    }))
  for (const row of classRows) ofTeacher(row.teacher_id).classIds.add(row.id)
  for (const row of courseRows) {
    const { classIds, courseIds, formerCourseIds } = ofTeacher(row.teacher_id)
    if (row.is_former) formerCourseIds.add(row.id)
    else courseIds.add(row.id)
    if (row.class_id !== null && !row.is_former) classIds.add(row.class_id)
  }
  return taught
}

async function readChildren(
  db: Database,
  guardianIds: readonly Id[],
): Promise<Map<Id, Map<Id, ChildOfCaller>>> {
  const links = await db
    .selectFrom('guardianship')
    .innerJoin('school_role', (join) =>
      join
        .onRef('school_role.person_id', '=', 'guardianship.pupil_id')
        .on('school_role.role', '=', 'pupil')
        .on('school_role.deactivated_at', 'is', null),
    )
    .select(['guardianship.guardian_id', 'guardianship.pupil_id', 'school_role.school_uai'])
    .where('guardian_id', '=', anyOf(guardianIds))
    .where('guardianship.rights', '=', 'confirmed')
    .where('guardianship.ended_at', 'is', null)
    .execute()
  const followed = await readFollowed(db, [...new Set(links.map((link) => link.pupil_id))])
  const schoolsOf = new Map<Id, Set<string>>()
  for (const { pupil_id, school_uai } of links) {
    entryOf(schoolsOf, pupil_id, () => new Set<string>()).add(school_uai)
  }
  const ofPeople = new Map<Id, Map<Id, ChildOfCaller>>()
  for (const { guardian_id, pupil_id } of links) {
    const child = followed.get(pupil_id)
    if (child === undefined) continue
    entryOf(ofPeople, guardian_id, () => new Map<Id, ChildOfCaller>()).set(pupil_id, {
      ...child,
      schoolUais: schoolsOf.get(pupil_id) ?? new Set(),
    })
  }
  return ofPeople
}
