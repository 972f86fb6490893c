/** Rows of what was tried to reach families, and how families are reached. */
import { type Selectable, sql } from 'kysely'
import type { CallOutcome, CallWay } from '#contract/family-calls.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { classOfNow } from '#school/class-of-now.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { SchoolTables } from '#school/tables.ts'

type CallRow = Selectable<SchoolTables['family_call']>

/** False: the id stands for another call already, and nothing was written. */
export async function insertCall(db: SchoolDatabase, row: CallRow): Promise<boolean> {
  await db
    .insertInto('family_call')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const standing = await db
    .selectFrom('family_call')
    .select('id')
    .where('id', '=', row.id)
    .where('pupil_id', '=', row.pupil_id)
    .where('called_by', '=', row.called_by)
    .where('way', '=', row.way)
    .where('outcome', '=', row.outcome)
    .where('note', '=', row.note)
    .executeTakeFirst()
  return standing !== undefined
}

/** Of this pupil and by this person alone; gone already is as good. */
export async function deleteCall(
  db: SchoolDatabase,
  call: { readonly id: Id; readonly pupilId: Id; readonly calledBy: Id },
): Promise<void> {
  await db
    .deleteFrom('family_call')
    .where('id', '=', call.id)
    .where('pupil_id', '=', call.pupilId)
    .where('called_by', '=', call.calledBy)
    .execute()
}

export interface StandingCall {
  readonly id: Id
  readonly pupilId: Id
  readonly way: CallWay
  readonly outcome: CallOutcome
  readonly note: string
  readonly calledBy: Id
  readonly by: string
  readonly at: Date
  /** The day of the school's own clock. */
  readonly onDay: Day
}

/** Those of the days asked for, both included; the latest first. */
export async function readCalls(
  db: SchoolDatabase,
  asked: {
    readonly pupilIds: readonly Id[]
    readonly fromDay: Day
    readonly untilDay: Day
    readonly timeZone: string
  },
): Promise<StandingCall[]> {
  const { rows } = await sql<StandingCall>`
    select call.id, call.pupil_id as "pupilId", call.way, call.outcome, call.note,
      call.called_by as "calledBy", call.called_at as at,
      (call.called_at at time zone ${asked.timeZone})::date as "onDay",
      ${shownName()} as by
    from family_call call
    join person on person.id = call.called_by
    where call.pupil_id = any(${[...asked.pupilIds]}::uuid[])
      and call.called_at >= (${asked.fromDay}::date)::timestamp at time zone ${asked.timeZone}
      and call.called_at < (${asked.untilDay}::date + 1)::timestamp at time zone ${asked.timeZone}
    order by call.called_at desc, call.id desc`.execute(db)
  return rows
}

export interface ReachableGuardian {
  readonly pupilId: Id
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
  readonly phone: string | null
  readonly email: string | null
}

/** Confirmed guardians by name: whoever is blocked, or not confirmed yet, is nobody to call. */
export async function readReachableGuardians(
  db: SchoolDatabase,
  pupilIds: readonly Id[],
): Promise<ReachableGuardian[]> {
  const { rows } = await sql<ReachableGuardian>`
    select guardianship.pupil_id as "pupilId", person.id,
      coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", person.phone, person.email
    from guardianship join person on person.id = guardianship.guardian_id
    where guardianship.pupil_id = any(${[...pupilIds]}::uuid[])
      and guardianship.rights = 'confirmed' and guardianship.ended_at is null
    order by 3, 4, 2`.execute(db)
  return rows
}

/** A class, and who is in it now. */
export interface ClassPlace {
  readonly id: Id
  readonly name: string
  readonly schoolUai: string
  readonly timeZone: string
  readonly pupilIds: readonly Id[]
}

/** Null where there is no such class. */
export async function readClassPlace(db: SchoolDatabase, classId: Id): Promise<ClassPlace | null> {
  const { rows } = await sql<ClassPlace>`
    select class.id, class.name, school.uai as "schoolUai", school.time_zone as "timeZone",
      array(
        select class_pupil.pupil_id from class_pupil
        join school_role role on role.person_id = class_pupil.pupil_id
          and role.school_uai = school.uai and role.role = 'pupil' and role.deactivated_at is null
        where class_pupil.class_id = class.id and class_pupil.ended_at is null
      ) as "pupilIds"
    from class
    join school_year on school_year.id = class.school_year_id
    join school on school.uai = school_year.school_uai
    where class.id = ${classId}`.execute(db)
  return rows[0] ?? null
}

/** Who follows a course now. */
export interface CourseSilencePlace {
  readonly schoolUai: string
  readonly timeZone: string
  readonly pupilIds: readonly Id[]
}

/** Null where there is no such course. */
export async function readCourseSilencePlace(
  db: SchoolDatabase,
  courseId: Id,
): Promise<CourseSilencePlace | null> {
  const { rows } = await sql<CourseSilencePlace>`
    select school.uai as "schoolUai", school.time_zone as "timeZone",
      array(select pupil_id from course_pupil where course_id = own_course.id) as "pupilIds"
    from course own_course
    join school_year on school_year.id = own_course.school_year_id
    join school on school.uai = school_year.school_uai
    where own_course.id = ${courseId}`.execute(db)
  return rows[0] ?? null
}

/** A pupil's class of now; null for whoever is in none. */
export interface OwnClass {
  readonly classId: Id | null
  readonly className: string | null
}

/** By pupil: who of these is a pupil of the school now, with the class that they are in now. */
export async function readOwnClasses(
  db: SchoolDatabase,
  uai: string,
  pupilIds: readonly Id[],
  now: Date,
): Promise<ReadonlyMap<Id, OwnClass>> {
  const { rows } = await sql<OwnClass & { pupilId: Id }>`
    select role.person_id as "pupilId", own.id as "classId", own.name as "className"
    from school_role role
    left join lateral ${classOfNow(sql`role.person_id`, now)} own
      on own.school_uai = role.school_uai
    where role.school_uai = ${uai} and role.role = 'pupil' and role.deactivated_at is null
      and role.person_id = any(${[...pupilIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ pupilId, ...own }) => [pupilId, own]))
}

export interface PupilPlace {
  readonly classId: Id
  readonly schoolUai: string
}

/** The classes in which the pupil is now. */
export async function readPupilPlaces(db: SchoolDatabase, pupilId: Id): Promise<PupilPlace[]> {
  const { rows } = await sql<PupilPlace>`
    select class.id as "classId", school_year.school_uai as "schoolUai"
    from class_pupil
    join class on class.id = class_pupil.class_id
    join school_year on school_year.id = class.school_year_id
    where class_pupil.pupil_id = ${pupilId} and class_pupil.ended_at is null
    order by school_year.starts_on desc, class.id`.execute(db)
  return rows
}

export async function deleteCallsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  const deleted = await sql`delete from family_call where called_at < ${before}`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}
