/** Rows of what people say about attendance: corrections and explanations. */
import { type Selectable, sql } from 'kysely'
import type { ExplanationReason, RuledState } from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { SchoolTables } from '#school/tables.ts'

type NewCorrection = Omit<Selectable<SchoolTables['attendance_correction']>, 'serial'>
type NewExplanation = Selectable<SchoolTables['attendance_explanation']>

/** False: the id stands for another correction already, and nothing was written. */
export async function insertCorrection(db: SchoolDatabase, row: NewCorrection): Promise<boolean> {
  await db
    .insertInto('attendance_correction')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const standing = await db
    .selectFrom('attendance_correction')
    .select('id')
    .where('id', '=', row.id)
    .where('lesson_id', '=', row.lesson_id)
    .where('pupil_id', '=', row.pupil_id)
    .where('state', 'is not distinct from', row.state)
    .where('note', '=', row.note)
    .where('corrected_by', '=', row.corrected_by)
    .executeTakeFirst()
  return standing !== undefined
}

/** False: the id stands for another explanation already, and nothing was written. */
export async function insertExplanation(db: SchoolDatabase, row: NewExplanation): Promise<boolean> {
  await db
    .insertInto('attendance_explanation')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const standing = await db
    .selectFrom('attendance_explanation')
    .select('id')
    .where('id', '=', row.id)
    .where('pupil_id', '=', row.pupil_id)
    .where('given_by', '=', row.given_by)
    .where('from_day', '=', row.from_day)
    .where('until_day', '=', row.until_day)
    .executeTakeFirst()
  return standing !== undefined
}

export interface StandingCorrection {
  readonly lessonId: Id
  readonly pupilId: Id
  readonly state: RuledState | null
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** The last word on each pupil of each of the lessons. */
export async function readCorrections(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<StandingCorrection[]> {
  const { rows } = await sql<StandingCorrection>`
    select distinct on (lesson_id, pupil_id) lesson_id as "lessonId", pupil_id as "pupilId", state,
      note, corrected_at as at,
      ${shownName()} as by
    from attendance_correction
    join person on person.id = attendance_correction.corrected_by
    where lesson_id = any(${[...lessonIds]}::uuid[])
    order by lesson_id, pupil_id, serial desc`.execute(db)
  return rows
}

export interface StandingExplanation {
  readonly pupilId: Id
  readonly fromDay: Day
  readonly fromHalf: HalfDay
  readonly untilDay: Day
  readonly untilHalf: HalfDay
  readonly reason: ExplanationReason
  readonly note: string
}

/** Those that touch the days asked for, the latest given first. */
export async function readExplanations(
  db: SchoolDatabase,
  pupilIds: readonly Id[],
  fromDay: Day,
  untilDay: Day,
): Promise<StandingExplanation[]> {
  const { rows } = await sql<StandingExplanation>`
    select pupil_id as "pupilId", from_day as "fromDay", from_half as "fromHalf",
      until_day as "untilDay", until_half as "untilHalf", reason, note
    from attendance_explanation
    where pupil_id = any(${[...pupilIds]}::uuid[])
      and from_day <= ${untilDay}::date and until_day >= ${fromDay}::date
    order by given_at desc, id desc`.execute(db)
  return rows
}

export async function deleteCorrectionsBefore(db: SchoolDatabase, day: Day): Promise<number> {
  const deleted = await sql`
    delete from attendance_correction using lesson
    where lesson.id = attendance_correction.lesson_id and lesson.on_date < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}

export async function deleteExplanationsBefore(db: SchoolDatabase, day: Day): Promise<number> {
  const deleted = await sql`
    delete from attendance_explanation where until_day < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}
