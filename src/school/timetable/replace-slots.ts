/**
 * Slots end on a day and others follow. Lessons to come go to the slot that takes theirs over; those
 * that none takes over go away, or stay without a slot for what they carry.
 */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolYear } from '#school/people/current-school-year.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { findHeirs, type SlotSuccession } from './lesson-changes.ts'
import {
  deleteUntouchedLessons,
  giveLessons,
  giveLessonsOfSlot,
  lockLessonRows,
  lockLessonsToCome,
  readLessonsToCome,
} from './planned-lesson-store.ts'
import { heldUntilMs, type LeftLessons } from './rebuild-lessons.ts'
import { endSlots, insertSlots } from './timetable-store.ts'
import type { Slot } from './weekly-timetable.ts'

/**
 * Inside the caller's transaction, which holds the timetable's lock; `rebuildLessons` comes next and
 * brings the lessons that were taken over into line.
 */
export async function replaceSlots(
  { clock }: Pick<RoomContext, 'clock'>,
  trx: SchoolTransaction,
  place: {
    readonly uai: string
    readonly year: SchoolYear
    readonly today: Day
    readonly from: Day
  },
  { ending, following }: Pick<SlotSuccession, 'ending' | 'following'>,
): Promise<LeftLessons> {
  const { uai, year, today, from } = place
  await insertSlots(trx, uai, following)
  if (ending.length === 0) return { deleted: 0, kept: [] }
  const endingIds = ending.map(({ id }) => id)
  const courseIds = [...new Set(ending.map(({ courseId }) => courseId))]
  const ended = new Set(endingIds)
  const lessons = (await readLessonsToCome(trx, year.id, courseIds, from)).filter(({ slotId }) =>
    ended.has(slotId),
  )
  await lockLessonRows(
    trx,
    lessons.map(({ id }) => id),
    'remove',
  )
  const heldUntil = heldUntilMs(clock, today, from)
  const heirs = findHeirs(
    lessons.map((one) => (one.startsAt > heldUntil ? one : { ...one, isFixed: true })),
    { ending, following, year },
  )
  await giveLessons(trx, heirs)
  const left = lessons
    .filter(({ id, startsAt }) => !heirs.has(id) && startsAt > heldUntil)
    .map(({ id }) => id)
  const gone = await deleteUntouchedLessons(trx, left)
  await endSlots(trx, endingIds, from)
  return { deleted: gone.size, kept: left.filter((id) => !gone.has(id)) }
}

/** From its first day on a slot stands in the place of one that runs before, with the lessons to come of that one. */
export async function succeedSlot(
  trx: SchoolTransaction,
  uai: string,
  before: Id,
  following: Slot,
): Promise<void> {
  const from = following.validFrom
  await insertSlots(trx, uai, [following])
  await lockLessonsToCome(trx, following.courseId, from)
  await giveLessonsOfSlot(trx, { fromSlot: before, toSlot: following.id, from })
  await endSlots(trx, [before], from)
}
