/** Rows of shares, and the question that all of sharing hangs on: is this shown to that reader? */
import { type RawBuilder, sql } from 'kysely'
import { type Audience, colleaguesMax } from '#contract/sharing.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { OwnThing, SharedThing, ThingKind, ThingReader } from './shared-thing.ts'

const thingColumn = { resource: 'resource_id', exercise: 'exercise_id' } as const

/**
 * True of the row `thing`, a resource or an exercise, where it is shared with the reader. What
 * somebody teaches is what their open courses are about.
 */
export function sharedWith(kind: ThingKind, reader: ThingReader): RawBuilder<boolean> {
  return sql<boolean>`(thing.school_uai = any(${[...reader.schoolUais]}::text[]) and exists (
    select from share
    where ${sql.ref(`share.${thingColumn[kind]}`)} = thing.id and (
      share.person_id = ${reader.personId}
      or (share.person_id is null and share.subject_code is null)
      or share.subject_code in (
        select course.subject_code
        from course_teacher join course on course.id = course_teacher.course_id
        where course_teacher.teacher_id = ${reader.personId}
          and course.school_uai = thing.school_uai and course.deactivated_at is null
      ))
  ))`
}

/** Null where there is none, and for what is nobody's: the common bank's. */
export async function readOwnThing(
  db: SchoolDatabase,
  thing: SharedThing,
): Promise<OwnThing | null> {
  const { rows } = await sql<Pick<OwnThing, 'schoolUai' | 'ownerId'>>`
    select school_uai as "schoolUai", owner_id as "ownerId" from ${sql.table(thing.kind)}
    where id = ${thing.id} and deleted_at is null
      and school_uai is not null and owner_id is not null`.execute(db)
  const [found] = rows
  return found === undefined ? null : { ...thing, ...found }
}

export async function isShownTo(
  db: SchoolDatabase,
  thing: SharedThing,
  reader: ThingReader,
): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(thing.kind)} thing
    where thing.id = ${thing.id} and thing.deleted_at is null
      and ${sharedWith(thing.kind, reader)}`.execute(db)
  return rows.length > 0
}

export async function readAudiences(
  db: SchoolDatabase,
  { kind, id }: SharedThing,
): Promise<Audience[]> {
  const rows = await db
    .selectFrom('share')
    .select(['person_id', 'subject_code'])
    .where(thingColumn[kind], '=', id)
    .orderBy('shared_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    if (row.person_id !== null) return { to: 'person', personId: row.person_id }
    if (row.subject_code !== null) return { to: 'subject', subjectCode: row.subject_code }
    return { to: 'school' }
  })
}

/** One who is there already stays since when they were. */
export function insertShare(
  db: SchoolDatabase,
  { kind, id }: SharedThing,
  share: {
    readonly id: Id
    readonly schoolUai: string
    readonly sharedBy: Id
    readonly audience: Audience
    readonly at: Date
  },
): Promise<unknown> {
  const { audience } = share
  return db
    .insertInto('share')
    .values({
      id: share.id,
      school_uai: share.schoolUai,
      [thingColumn[kind]]: id,
      shared_by: share.sharedBy,
      person_id: audience.to === 'person' ? audience.personId : null,
      subject_code: audience.to === 'subject' ? audience.subjectCode : null,
      shared_at: share.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Until the transaction ends nobody else changes with whom it is shared. */
export async function lockShares(db: SchoolDatabase, { kind, id }: SharedThing): Promise<void> {
  await sql`select from ${sql.table(kind)} where id = ${id} for no key update`.execute(db)
}

/** Takes the thing from everybody who is not among those that stay. */
export async function deleteOtherShares(
  db: SchoolDatabase,
  { kind, id }: SharedThing,
  staying: readonly Audience[],
): Promise<void> {
  const personIds = staying.flatMap((one) => (one.to === 'person' ? [one.personId] : []))
  const subjectCodes = staying.flatMap((one) => (one.to === 'subject' ? [one.subjectCode] : []))
  const isOfSchool = staying.some((one) => one.to === 'school')
  await sql`
    delete from share
    where ${sql.ref(`share.${thingColumn[kind]}`)} = ${id} and not case
      when person_id is not null then person_id = any(${personIds}::uuid[])
      when subject_code is not null then subject_code = any(${subjectCodes}::text[])
      else ${isOfSchool}::boolean
    end`.execute(db)
}

/** Who teaches or heads in the school beside the person, by name. */
export async function readColleagues(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
): Promise<PersonName[]> {
  const { rows } = await sql<PersonName>`
    select distinct person.id, person.given_name as "givenName",
      coalesce(person.usage_name, person.family_name) as "familyName"
    from school_role join person on person.id = school_role.person_id
    where school_role.school_uai = ${uai} and school_role.role in ('teacher', 'head')
      and school_role.deactivated_at is null and person.id <> ${personId}
    order by "familyName", "givenName", person.id
    limit ${colleaguesMax}`.execute(db)
  return rows
}

/** The subjects of the school's open courses. */
export async function readSubjectsTaught(
  db: SchoolDatabase,
  uai: string,
): Promise<{ code: string; label: string }[]> {
  return db
    .selectFrom('course')
    .innerJoin('subject', 'subject.code', 'course.subject_code')
    .select(['subject.code', 'subject.label'])
    .distinct()
    .where('course.school_uai', '=', uai)
    .where('course.deactivated_at', 'is', null)
    .orderBy('subject.label')
    .limit(colleaguesMax)
    .execute()
}
