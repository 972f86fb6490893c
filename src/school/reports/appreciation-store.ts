/** Reads and writes what is said of pupils, by course and in general. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

/** What is said in one place: of a pupil in a period, by a course or in general. */
export interface AppreciationPlace {
  readonly table: 'appreciation' | 'general_appreciation'
  /** The course or the class. */
  readonly ownerId: Id
  readonly periodId: Id
  readonly pupilId: Id
}

const ownerColumns = { appreciation: 'course_id', general_appreciation: 'class_id' } as const

export interface AppreciationRow {
  /** Empty: nothing is said any more. */
  readonly text: string
  /** What the writer had read; over anything else that somebody else wrote, nothing is written. */
  readonly was: string
  readonly writtenBy: Id
  readonly writtenAt: Date
}

/** Of one period. */
export async function readAppreciations(
  db: SchoolDatabase,
  of: {
    readonly courseIds: readonly Id[]
    readonly periodId: Id
    readonly pupilIds: readonly Id[]
  },
): Promise<{ courseId: Id; pupilId: Id; text: string }[]> {
  if (of.courseIds.length === 0 || of.pupilIds.length === 0) return []
  return db
    .selectFrom('appreciation')
    .select(['course_id as courseId', 'pupil_id as pupilId', 'text'])
    .where('course_id', 'in', [...of.courseIds])
    .where('pupil_id', 'in', [...of.pupilIds])
    .where('period_id', '=', of.periodId)
    .execute()
}

/**
 * In the place of what the writer had read, of what the writer wrote, or of nothing, in one statement:
 * of two who write at once, the second finds what the first wrote, and changes nothing.
 */
export async function writeAppreciationRow(
  db: SchoolDatabase,
  place: AppreciationPlace,
  row: AppreciationRow,
): Promise<void> {
  const { text, was, writtenAt, writtenBy } = row
  const mayGiveWay = sql`(standing.text = ${was} or standing.written_by = ${writtenBy})`
  if (text === '') {
    await sql`
      delete from ${sql.table(place.table)} standing
      where ${isAt(place)} and ${mayGiveWay}`.execute(db)
    return
  }
  const owner = sql.ref(ownerColumns[place.table])
  await sql`
    insert into ${sql.table(place.table)} as standing
      (${owner}, period_id, pupil_id, text, written_by, written_at)
    values (${place.ownerId}, ${place.periodId}, ${place.pupilId}, ${text}, ${writtenBy}, ${writtenAt})
    on conflict (${owner}, period_id, pupil_id) do update
      set text = excluded.text, written_by = excluded.written_by, written_at = excluded.written_at
      where ${mayGiveWay}`.execute(db)
}

/** What is said there now, and by whom. */
export async function readAppreciation(
  db: SchoolDatabase,
  place: AppreciationPlace,
): Promise<{ text: string; by: string; at: Date } | undefined> {
  const { rows } = await sql<{ text: string; by: string; at: Date }>`
    select standing.text, standing.written_at as at,
      ${shownName()} as by
    from ${sql.table(place.table)} standing join person on person.id = standing.written_by
    where ${isAt(place)}`.execute(db)
  return rows[0]
}

function isAt({ ownerId, periodId, pupilId, table }: AppreciationPlace) {
  return sql`
    standing.${sql.ref(ownerColumns[table])} = ${ownerId}
      and standing.period_id = ${periodId} and standing.pupil_id = ${pupilId}`
}

/** Of these pupils, as their class of now has them: a text that the class of before wrote came along. */
export async function readGeneralAppreciations(
  db: SchoolDatabase,
  of: { readonly classId: Id; readonly periodId: Id; readonly pupilIds: readonly Id[] },
): Promise<{ pupilId: Id; text: string }[]> {
  const { rows } = await sql<{ pupilId: Id; text: string }>`
    select distinct on (pupil_id) pupil_id as "pupilId", text from general_appreciation
    where period_id = ${of.periodId} and pupil_id = any(${[...of.pupilIds]}::uuid[])
    order by pupil_id, class_id = ${of.classId} desc, written_at desc`.execute(db)
  return rows
}

/** The class under which this pupil's text lies, which another may have begun; else the one asked. */
export async function readGeneralOwner(
  db: SchoolDatabase,
  of: { readonly classId: Id; readonly periodId: Id; readonly pupilId: Id },
): Promise<Id> {
  const { rows } = await sql<{ classId: Id }>`
    select class_id as "classId" from general_appreciation
    where period_id = ${of.periodId} and pupil_id = ${of.pupilId}
    order by class_id = ${of.classId} desc, written_at desc limit 1`.execute(db)
  return rows[0]?.classId ?? of.classId
}
