/** Reads and writes weekly slots. */
import { type Selectable, sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { PeriodDays } from './fit-periods.ts'
import type { Slot } from './weekly-timetable.ts'

/** A slot with its course, its teachers and its audience. */
export interface SlotRow {
  readonly id: Id
  readonly course_id: Id
  readonly course_name: string
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
  readonly weekday: number
  readonly starts: string
  readonly ends: string
  readonly week: 'A' | 'B' | null
  readonly room: string | null
  readonly valid_from: Day
  readonly valid_to: Day
  readonly teachers: { id: Id; familyName: string; givenName: string }[]
  readonly classes: { id: Id; name: string }[]
  readonly groups: { id: Id; name: string; classIds: Id[] }[]
}

/** Slots of a year's open courses that still hold on or after `from`; all at once for clashes. */
export async function readSlotsOfYear(
  db: SchoolDatabase,
  yearId: Id,
  from: Day,
  limit: number,
): Promise<SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select slot.id, slot.course_id, course.name as course_name,
      subject.code as subject_code, subject.label as subject_label,
      subject.family as subject_family,
      slot.weekday, slot.starts, slot.ends, slot.week, slot.room, slot.valid_from, slot.valid_to,
      coalesce((
        select json_agg(json_build_object('id', person.id, 'familyName', person.family_name,
          'givenName', person.given_name) order by person.family_name)
        from course_teacher join person on person.id = course_teacher.teacher_id
        where course_teacher.course_id = course.id
      ), '[]') as teachers,
      coalesce((
        select json_agg(json_build_object('id', class.id, 'name', class.name) order by class.name)
        from course_class join class on class.id = course_class.class_id
        where course_class.course_id = course.id
      ), '[]') as classes,
      coalesce((
        select json_agg(json_build_object('id', pupil_group.id, 'name', pupil_group.name,
          'classIds', coalesce((
            select json_agg(distinct class_pupil.class_id)
            from group_pupil
            join class_pupil on class_pupil.pupil_id = group_pupil.pupil_id
              and class_pupil.ended_at is null
            join class on class.id = class_pupil.class_id
              and class.school_year_id = course.school_year_id
            where group_pupil.group_id = pupil_group.id and group_pupil.ended_at is null
          ), '[]')) order by pupil_group.name)
        from course_group join pupil_group on pupil_group.id = course_group.group_id
        where course_group.course_id = course.id
      ), '[]') as groups
    from timetable_slot slot
    join course on course.id = slot.course_id
    join subject on subject.code = course.subject_code
    where course.school_year_id = ${yearId} and course.deactivated_at is null
      and slot.valid_to >= ${from}
    order by slot.weekday, slot.starts, course.name, slot.id
    limit ${limit}`.execute(db)
  return rows
}

export interface PlacedSlot extends Slot {
  readonly schoolUai: string
}

/** Slots of courses, or of every open course of the year where `courseIds` is null. */
export async function readSlots(
  db: SchoolDatabase,
  yearId: Id,
  courseIds: readonly Id[] | null,
): Promise<PlacedSlot[]> {
  const rows = await db
    .selectFrom('timetable_slot')
    .innerJoin('course', 'course.id', 'timetable_slot.course_id')
    .selectAll('timetable_slot')
    .where('course.school_year_id', '=', yearId)
    .where('course.deactivated_at', 'is', null)
    .$if(courseIds !== null, (query) =>
      query.where('course_id', '=', sql<Id>`any(${[...(courseIds ?? [])]}::uuid[])`),
    )
    .orderBy('timetable_slot.id')
    .execute()
  return rows.map((row) => ({ ...slotOf(row), schoolUai: row.school_uai }))
}

export function slotOf(row: Selectable<SchoolTables['timetable_slot']>): Slot {
  return {
    id: row.id,
    courseId: row.course_id,
    weekday: row.weekday,
    starts: row.starts.slice(0, 5),
    ends: row.ends.slice(0, 5),
    week: row.week,
    room: row.room,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

/** The slot and its school year; null where there is none. */
export async function readSlot(db: SchoolDatabase, slotId: Id) {
  const row = await db
    .selectFrom('timetable_slot')
    .innerJoin('course', 'course.id', 'timetable_slot.course_id')
    .selectAll('timetable_slot')
    .select('course.school_year_id')
    .where('timetable_slot.id', '=', slotId)
    .executeTakeFirst()
  return row ?? null
}

/** The slot of the same course that is as given from that very day on; null where there is none. */
export async function findSlotFrom(
  db: SchoolDatabase,
  slot: Omit<Slot, 'id' | 'validTo'>,
): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select id from timetable_slot
    where course_id = ${slot.courseId} and weekday = ${slot.weekday}
      and starts = ${slot.starts}::time and ends = ${slot.ends}::time
      and week is not distinct from ${slot.week}::text
      and room is not distinct from ${slot.room}::text
      and valid_from = ${slot.validFrom}::date
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function insertSlots(
  db: SchoolDatabase,
  uai: string,
  slots: readonly Slot[],
): Promise<void> {
  if (slots.length === 0) return
  const rows = JSON.stringify(
    slots.map((slot) => ({
      id: slot.id,
      course_id: slot.courseId,
      weekday: slot.weekday,
      starts: slot.starts,
      ends: slot.ends,
      week: slot.week,
      room: slot.room,
      valid_from: slot.validFrom,
      valid_to: slot.validTo,
    })),
  )
  await sql`
    insert into timetable_slot
      (id, school_uai, course_id, weekday, starts, ends, week, room, valid_from, valid_to)
    select id, ${uai}, course_id, weekday, starts, ends, week, room, valid_from, valid_to
    from jsonb_to_recordset(${rows}::jsonb) as slot (id uuid, course_id uuid, weekday integer,
      starts time, ends time, week text, room text, valid_from date, valid_to date)`.execute(db)
}

export async function updateSlot(
  db: SchoolDatabase,
  slotId: Id,
  change: Partial<{
    weekday: number
    starts: string
    ends: string
    week: 'A' | 'B' | null
    room: string | null
    valid_to: Day
  }>,
): Promise<void> {
  await db.updateTable('timetable_slot').set(change).where('id', '=', slotId).execute()
}

/**
 * Ends slots before `from`; one that would have no day left goes, and what it left behind (lessons
 * that carry something, lessons past) stays without a slot, and keeps the day that it had. Lessons to come go first: see
 * `planned-lesson-store.ts`.
 */
export async function endSlots(
  db: SchoolDatabase,
  slotIds: readonly Id[],
  from: Day,
): Promise<void> {
  const ids = [...slotIds]
  await sql`
    update lesson set slot_id = null
    from timetable_slot slot
    where lesson.slot_id = slot.id and slot.id = any(${ids}::uuid[])
      and (slot.valid_from >= ${from} or lesson.planned_on >= ${from})`.execute(db)
  await sql`
    delete from timetable_slot
    where id = any(${ids}::uuid[]) and valid_from >= ${from}`.execute(db)
  await sql`
    update timetable_slot set valid_to = ${from}::date - 1
    where id = any(${ids}::uuid[]) and valid_to >= ${from}`.execute(db)
}

/** Of a year of the school; nobody else moves it, or names its periods, until the transaction ends. */
export async function readYearDays(
  db: SchoolDatabase,
  uai: string,
  yearId: Id,
): Promise<Pick<PeriodDays, 'startsOn' | 'endsOn'> | undefined> {
  return db
    .selectFrom('school_year')
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('id', '=', yearId)
    .where('school_uai', '=', uai)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function readPeriodDays(db: SchoolDatabase, yearId: Id): Promise<PeriodDays[]> {
  return db
    .selectFrom('grading_period')
    .select(['id', 'label', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('school_year_id', '=', yearId)
    .orderBy('starts_on')
    .execute()
}

export async function writePeriodDays(
  db: SchoolDatabase,
  periods: readonly PeriodDays[],
): Promise<void> {
  for (const { endsOn, id, startsOn } of periods) {
    await db
      .updateTable('grading_period')
      .set({ starts_on: startsOn, ends_on: endsOn })
      .where('id', '=', id)
      .execute()
  }
}

/** Slots that ended with the year before its days moved end with it after; likewise its start. */
export async function stretchSlots(
  db: SchoolDatabase,
  yearId: Id,
  before: Pick<PeriodDays, 'startsOn' | 'endsOn'>,
  after: Pick<PeriodDays, 'startsOn' | 'endsOn'>,
): Promise<void> {
  await sql`
    update timetable_slot slot set
      valid_from = case when slot.valid_from = ${before.startsOn}::date
        then ${after.startsOn}::date else slot.valid_from end,
      valid_to = greatest(
        case when slot.valid_to = ${before.endsOn}::date
          then ${after.endsOn}::date else slot.valid_to end,
        slot.valid_from, ${after.startsOn}::date)
    from course
    where course.id = slot.course_id and course.school_year_id = ${yearId}`.execute(db)
}
