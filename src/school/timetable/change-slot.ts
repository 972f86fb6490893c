/** Adds a weekly slot, changes one from a day on, or ends one; the lessons to come follow. */
import { isDeepStrictEqual } from 'node:util'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { listClashes } from './list-clashes.ts'
import { lockTimetable } from './lock-timetable.ts'
import { countLessonsOfSlot, lockLessonsToCome } from './planned-lesson-store.ts'
import {
  type LeftLessons,
  nothingRebuilt,
  type RebuiltLessons,
  rebuildLessons,
} from './rebuild-lessons.ts'
import { replaceSlots, succeedSlot } from './replace-slots.ts'
import { checkDays, checkSlotDays, checkSlotTimes, roomOf, type SlotTimes } from './slot-times.ts'
import type { Clash } from './timetable-clashes.ts'
import { findSlotFrom, insertSlots, readSlot, slotOf, updateSlot } from './timetable-store.ts'
import type { Slot } from './weekly-timetable.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

export interface SlotChange {
  /** Null where the slot is no more. */
  readonly slotId: Id | null
  readonly lessons: RebuiltLessons
  /** In which the slot takes part. */
  readonly clashes: Clash[]
}

/** The same id again adds nothing more; where it is another slot's, it is refused, `bad_request`. */
export function createSlot(
  context: Context,
  actorId: Id,
  uai: string,
  input: SlotTimes & {
    readonly id: Id
    readonly courseId: Id
    readonly from?: Day
    readonly to?: Day
  },
): Promise<Result<SlotChange>> {
  const { db, clock } = context
  return db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const school = await findCurrentYear(trx, clock, uai)
    if (school === null || school.year === null) return refuse('bad_request', { where: 'year' })
    const times = checkSlotTimes(input)
    if (!times.ok) return times
    const real = checkDays(input.from, input.to)
    if (!real.ok) return real
    const days = checkSlotDays(school.year, input.from ?? school.today, input.to ?? null)
    if (!days.ok) return days
    const { courseId, id, weekday, starts, ends, week } = input
    const room = roomOf(input.room)
    const slot: Slot = { id, courseId, weekday, starts, ends, week, room, ...days.value }
    const known = await readSlot(trx, id)
    if (known !== null) {
      const isSame = known.school_uai === uai && isDeepStrictEqual(slotOf(known), slot)
      if (!isSame) return refuse('bad_request', { where: 'id' })
      const lessons = { ...nothingRebuilt, created: await countLessonsOfSlot(trx, id) }
      return accept({ slotId: id, lessons, clashes: await listClashesOf(trx, id, school) })
    }
    const course = await trx
      .selectFrom('course')
      .select('id')
      .where('id', '=', courseId)
      .where('school_year_id', '=', school.year.id)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst()
    if (course === undefined) return refuse('not_found')
    await lockLessonsToCome(trx, courseId, school.today)
    await insertSlots(trx, uai, [slot])
    return finish(context, trx, actorId, {
      action: 'slot_created',
      courseId,
      slotId: id,
      ...school,
    })
  })
}

/**
 * From `from` (today unless said) the slot is as given. A slot that was already running keeps its
 * days before; the change is a new slot then, to which the lessons to come belong from now on. Where that one is
 * there already, this was the same wish, whose answer was lost.
 */
export function changeSlot(
  context: Context,
  actorId: Id,
  uai: string,
  slotId: Id,
  input: SlotTimes & { readonly from?: Day },
): Promise<Result<SlotChange>> {
  const { db, clock, random } = context
  return db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const school = await findCurrentYear(trx, clock, uai)
    const slot = await readSlot(trx, slotId)
    if (slot === null || slot.school_uai !== uai || school === null) return refuse('not_found')
    if (slot.school_year_id !== school.year?.id) return refuse('not_found')
    const times = checkSlotTimes(input)
    if (!times.ok) return times
    const real = checkDays(input.from)
    if (!real.ok) return real
    const from = [input.from ?? school.today, school.today].sort().at(1) ?? school.today
    const { weekday, starts, ends, week } = input
    const room = roomOf(input.room)
    const courseId = slot.course_id
    if (from > slot.valid_to) {
      const wanted = { courseId, weekday, starts, ends, week, room, validFrom: from }
      const done = from === addDays(slot.valid_to, 1) ? await findSlotFrom(trx, wanted) : null
      if (done === null) return refuse('bad_request', { where: 'from' })
      const clashes = await listClashesOf(trx, done, school)
      return accept({ slotId: done, lessons: nothingRebuilt, clashes })
    }
    const isRunning = slot.valid_from < from
    const sameTimes =
      slot.weekday === weekday &&
      slot.starts.slice(0, 5) === starts &&
      slot.ends.slice(0, 5) === ends &&
      slot.week === week
    await lockLessonsToCome(trx, courseId, school.today)
    if (!isRunning) await updateSlot(trx, slotId, { weekday, starts, ends, week, room })
    else if (!sameTimes || slot.room !== room) {
      const id = mintId(clock, random)
      const days = { validFrom: from, validTo: slot.valid_to }
      const following = { id, courseId, weekday, starts, ends, week, room, ...days }
      await succeedSlot(trx, uai, slotId, following)
      return finish(context, trx, actorId, {
        action: 'slot_changed',
        courseId,
        slotId: id,
        ...school,
      })
    }
    return finish(context, trx, actorId, {
      action: 'slot_changed',
      courseId,
      slotId,
      ...school,
    })
  })
}

/** From `from` (today unless said) the slot is no more; lessons past stay. */
export function endSlot(
  context: Context,
  actorId: Id,
  uai: string,
  slotId: Id,
  input: { readonly from?: Day },
): Promise<Result<SlotChange>> {
  const { db, clock } = context
  return db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const school = await findCurrentYear(trx, clock, uai)
    const slot = await readSlot(trx, slotId)
    if (slot === null || slot.school_uai !== uai || school === null) return refuse('not_found')
    const { today, year } = school
    if (year === null || slot.school_year_id !== year.id) return refuse('not_found')
    const real = checkDays(input.from)
    if (!real.ok) return real
    const from = [input.from ?? today, today].sort().at(1) ?? today
    const courseId = slot.course_id
    const ending = [{ id: slotId, courseId, starts: slot.starts }]
    const place = { uai, year, today, from }
    await lockLessonsToCome(trx, courseId, today)
    const left = await replaceSlots(context, trx, place, { ending, following: [] })
    return finish(context, trx, actorId, {
      action: 'slot_ended',
      courseId,
      slotId: null,
      left,
      ...school,
    })
  })
}

async function finish(
  context: Context,
  trx: SchoolTransaction,
  actorId: Id,
  done: {
    readonly uai: string
    readonly action: string
    readonly courseId: Id
    readonly slotId: Id | null
    readonly today: Day
    readonly year: { readonly id: Id } | null
    readonly left?: LeftLessons
  },
): Promise<Result<SlotChange>> {
  const { uai, action, courseId, slotId, today, year, left } = done
  const lessons = await rebuildLessons(context, trx, uai, {
    courseIds: [courseId],
    from: null,
    ...(left === undefined ? {} : { left }),
  })
  await writeAuditLine(trx, { schoolUai: uai, actorId, action, subjectId: courseId })
  return accept({ slotId, lessons, clashes: await listClashesOf(trx, slotId, { today, year }) })
}

async function listClashesOf(
  trx: SchoolTransaction,
  slotId: Id | null,
  { today, year }: { readonly today: Day; readonly year: { readonly id: Id } | null },
): Promise<Clash[]> {
  const all = year === null ? [] : (await listClashes(trx, year.id, today)).clashes
  return all.filter((clash) => slotId !== null && clash.slotIds.includes(slotId))
}
