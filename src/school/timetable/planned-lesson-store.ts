/** Reads and writes the lessons that slots give: laid over the days, moved and removed with their slots. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { ExistingLesson, LostLesson } from './lesson-changes.ts'
import type { PlannedLesson } from './weekly-timetable.ts'

/** True where a lesson was changed for itself, or somebody counts on it where it is. */
const isFixed = sql<boolean>`(
  lesson.status <> 'planned' or lesson.room_changed
  or exists (select 1 from attendance_correction where attendance_correction.lesson_id = lesson.id)
  or exists (select 1 from live_room where live_room.lesson_id = lesson.id)
  or exists (select 1 from live_guest where live_guest.lesson_id = lesson.id)
  or exists (select 1 from live_substitution where live_substitution.lesson_id = lesson.id)
)`

/** True where it carries work or words, too. */
const isTouched = sql<boolean>`(
  ${isFixed}
  or lesson.note is not null or lesson.homework is not null
  or exists (select 1 from lesson_resource where lesson_resource.lesson_id = lesson.id)
  or exists (select 1 from assignment where assignment.lesson_id = lesson.id)
  or exists (select 1 from lesson_log where lesson_log.lesson_id = lesson.id)
  or exists (select 1 from live_slide where live_slide.lesson_id = lesson.id)
)`

export async function countLessonsOfSlot(db: SchoolDatabase, slotId: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from lesson where slot_id = ${slotId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Lessons that a slot gave for `from` or later; of some courses where `courseIds` is given. */
export async function readLessonsToCome(
  db: SchoolDatabase,
  yearId: Id,
  courseIds: readonly Id[] | null,
  from: Day,
): Promise<ExistingLesson[]> {
  const { rows } = await sql<{
    id: Id
    slot_id: Id
    planned_on: Day
    starts_at: Date
    ends_at: Date
    room: string | null
    is_touched: boolean
    is_fixed: boolean
    due_on: Day | null
  }>`
    select lesson.id, lesson.slot_id, lesson.planned_on, lesson.starts_at, lesson.ends_at,
      lesson.room, ${isTouched} as is_touched, ${isFixed} as is_fixed,
      case when lesson.homework is not null then lesson.homework_due_on end as due_on
    from lesson join course on course.id = lesson.course_id
    where course.school_year_id = ${yearId}
      and lesson.slot_id is not null and lesson.planned_on >= ${from}
      and (${courseIds === null} or lesson.course_id = any(${[...(courseIds ?? [])]}::uuid[]))
    order by lesson.starts_at, lesson.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    slotId: row.slot_id,
    plannedOn: row.planned_on,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    room: row.room,
    isTouched: row.is_touched,
    isFixed: row.is_fixed,
    dueOn: row.due_on,
  }))
}

/** Lessons from a day on whose slot is no more. */
export async function readLostLessons(
  db: SchoolDatabase,
  yearId: Id,
  courseIds: readonly Id[] | null,
  from: Day,
): Promise<LostLesson[]> {
  const rows = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .select(['lesson.id', 'lesson.course_id', 'lesson.planned_on', 'lesson.on_date'])
    .select(['lesson.starts_at', 'lesson.status'])
    .where('course.school_year_id', '=', yearId)
    .where('lesson.slot_id', 'is', null)
    .where(sql<Day>`coalesce(lesson.planned_on, lesson.on_date)`, '>=', from)
    .$if(courseIds !== null, (query) =>
      query.where('lesson.course_id', '=', sql<Id>`any(${[...(courseIds ?? [])]}::uuid[])`),
    )
    .orderBy('lesson.starts_at')
    .orderBy('lesson.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    courseId: row.course_id,
    plannedOn: row.planned_on ?? row.on_date,
    startsAt: row.starts_at.getTime(),
    isMovedAway: row.status === 'moved' && row.planned_on !== null,
  }))
}

/** What somebody is about to do with lessons: see `lock-lessons.ts`. */
export type LessonLock = 'add' | 'move' | 'remove'

const lockOf = {
  add: sql`for key share`,
  move: sql`for no key update`,
  remove: sql`for update`,
} satisfies Record<LessonLock, unknown>

/** In the order of their ids; where they move or go, with those that give homework for one of them. */
export async function lockLessonRows(
  trx: SchoolTransaction,
  lessonIds: readonly Id[],
  to: LessonLock,
): Promise<Id[]> {
  if (lessonIds.length === 0) return []
  const asked = sql`any(${[...lessonIds]}::uuid[])`
  const { rows } = await sql<{ id: Id }>`
    select id from lesson
    where id = ${asked} or (${to !== 'add'} and homework_due_lesson_id = ${asked})
    order by id ${lockOf[to]}`.execute(trx)
  const wanted = new Set(lessonIds)
  return rows.flatMap(({ id }) => (wanted.has(id) ? [id] : []))
}

/** All that a change of one course's slots may move or remove, in the order of their ids. */
export async function lockLessonsToCome(
  trx: SchoolTransaction,
  courseId: Id,
  from: Day,
): Promise<void> {
  const { rows } = await sql<{ id: Id }>`
    select id from lesson
    where course_id = ${courseId} and coalesce(planned_on, on_date) >= ${from}`.execute(trx)
  await lockLessonRows(
    trx,
    rows.map(({ id }) => id),
    'remove',
  )
}

/** Lessons in one statement; a year of a collège is some thousands. */
const lessonsPerStatement = 5_000

export async function insertLessons(
  db: SchoolDatabase,
  uai: string,
  lessons: readonly (PlannedLesson & { readonly id: Id })[],
): Promise<void> {
  for (let start = 0; start < lessons.length; start += lessonsPerStatement) {
    const rows = lessons.slice(start, start + lessonsPerStatement).map((lesson) => ({
      id: lesson.id,
      course_id: lesson.courseId,
      slot_id: lesson.slotId,
      on_date: lesson.plannedOn,
      starts_at: new Date(lesson.startsAt).toISOString(),
      ends_at: new Date(lesson.endsAt).toISOString(),
      room: lesson.room,
    }))
    await sql`
      insert into lesson
        (id, school_uai, course_id, slot_id, planned_on, on_date, starts_at, ends_at, room)
      select id, ${uai}, course_id, slot_id, on_date, on_date, starts_at, ends_at, room
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as lesson (id uuid, course_id uuid,
        slot_id uuid, on_date date, starts_at timestamptz, ends_at timestamptz, room text)
      on conflict (slot_id, planned_on) do nothing`.execute(db)
  }
}

/** Moves those of the lessons that nobody has changed for themselves meanwhile. */
export async function updateLessons(
  db: SchoolDatabase,
  updates: readonly { readonly id: Id; readonly planned: PlannedLesson }[],
): Promise<void> {
  for (let start = 0; start < updates.length; start += lessonsPerStatement) {
    const rows = updates.slice(start, start + lessonsPerStatement).map(({ id, planned }) => ({
      id,
      on_date: planned.plannedOn,
      starts_at: new Date(planned.startsAt).toISOString(),
      ends_at: new Date(planned.endsAt).toISOString(),
      room: planned.room,
    }))
    await sql`
      update lesson set planned_on = wanted.on_date, on_date = wanted.on_date,
        starts_at = wanted.starts_at, ends_at = wanted.ends_at, room = wanted.room
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as wanted (id uuid, on_date date, starts_at timestamptz, ends_at timestamptz, room text)
      where lesson.id = wanted.id and not ${isFixed}`.execute(db)
  }
}

/** Lessons of one slot go to another; what stands where the other has nothing yet. */
export async function giveLessonsOfSlot(
  db: SchoolDatabase,
  { fromSlot, toSlot, from }: { readonly fromSlot: Id; readonly toSlot: Id; readonly from: Day },
): Promise<void> {
  await db
    .updateTable('lesson')
    .set({ slot_id: toSlot })
    .where('slot_id', '=', fromSlot)
    .where('planned_on', '>=', from)
    .execute()
}

/** Each lesson goes to the slot that is named for it. */
export async function giveLessons(
  db: SchoolDatabase,
  slotOfLesson: ReadonlyMap<Id, Id>,
): Promise<void> {
  const all = [...slotOfLesson].map(([id, slotId]) => ({ id, slot_id: slotId }))
  for (let start = 0; start < all.length; start += lessonsPerStatement) {
    const rows = all.slice(start, start + lessonsPerStatement)
    await sql`
      update lesson set slot_id = given.slot_id,
        planned_on = coalesce(lesson.planned_on, lesson.on_date)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, slot_id uuid)
      where lesson.id = given.id`.execute(db)
  }
}

/** Removes those of the lessons that are still untouched, since a teacher may have been faster; gives them. */
export async function deleteUntouchedLessons(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<Set<Id>> {
  if (lessonIds.length === 0) return new Set()
  const { rows } = await sql<{ id: Id }>`
    delete from lesson where id = any(${[...lessonIds]}::uuid[]) and not ${isTouched}
    returning id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Names and times of the first `limit` of the lessons, to tell which ones were kept. */
export async function readLessonNames(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
  limit: number,
): Promise<{ lessonId: Id; courseName: string; startsAt: string }[]> {
  if (lessonIds.length === 0) return []
  const rows = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .select(['lesson.id', 'course.name', 'lesson.starts_at'])
    .where('lesson.id', '=', sql<Id>`any(${[...lessonIds]}::uuid[])`)
    .orderBy('lesson.starts_at')
    .orderBy('lesson.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    lessonId: row.id,
    courseName: row.name,
    startsAt: row.starts_at.toISOString(),
  }))
}
