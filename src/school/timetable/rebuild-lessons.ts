/**
 * Brings the lessons to come into line with the weekly timetable and the calendar: after a change
 * of slots, of days off, or of the school year. Lessons that carry something are told, whether they went
 * along or stay as they are. What has begun today is left alone; days past are only touched by who names them.
 */
import type { Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext, SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { type DayOffFinder, findDayOff } from './days-off.ts'
import { readCalendarSchool, readPeriodsOff } from './days-off-store.ts'
import { compareLessons, type ExistingLesson, findNewSlots, keyOf } from './lesson-changes.ts'
import {
  deleteUntouchedLessons,
  giveLessons,
  insertLessons,
  lockLessonRows,
  readLessonNames,
  readLessonsToCome,
  readLostLessons,
  updateLessons,
} from './planned-lesson-store.ts'
import { departmentOf } from './public-holidays.ts'
import { readSlots } from './timetable-store.ts'
import { expandTimetable, type PlannedLesson } from './weekly-timetable.ts'

/** Lessons that one answer lists, of those that went along and of those that stay. */
const listedMax = 200

export interface RebuiltLessons {
  readonly created: number
  readonly updated: number
  readonly deleted: number
  /** Lessons that went along with what they carry. */
  readonly followed: ListedLesson[]
  /** Lessons that the timetable no longer asks for, and that stay for what they carry. */
  readonly kept: ListedLesson[]
}

interface ListedLesson {
  lessonId: Id
  courseName: string
  startsAt: string
}

/** What slots that ended left behind. */
export interface LeftLessons {
  readonly deleted: number
  /** Those that stay, without a slot, for what they carry. */
  readonly kept: readonly Id[]
}

export const nothingRebuilt: RebuiltLessons = {
  created: 0,
  updated: 0,
  deleted: 0,
  followed: [],
  kept: [],
}

/** What closes a school between two days. */
export async function findDaysOff(
  db: SchoolDatabase,
  uai: string,
  from: Day,
  to: Day,
): Promise<DayOffFinder> {
  const school = await readCalendarSchool(db, uai)
  if (school === undefined) return () => null
  const periods = await readPeriodsOff(db, school, from, to)
  return findDayOff({
    periods,
    department: departmentOf(school.department_code, school.postcode),
  })
}

/**
 * Inside the caller's transaction, which holds the timetable's lock (`lockTimetable`).
 * `courseIds` null: every course of the current school year. `from` null: today. `left`: what went
 * and stayed when slots ended just before, to be told with the rest.
 */
export async function rebuildLessons(
  { clock, random }: Pick<RoomContext, 'clock' | 'random'>,
  trx: SchoolTransaction,
  uai: string,
  {
    courseIds,
    from,
    left = { deleted: 0, kept: [] },
  }: {
    readonly courseIds: readonly Id[] | null
    readonly from: Day | null
    readonly left?: LeftLessons
  },
): Promise<RebuiltLessons> {
  const school = await findCurrentYear(trx, clock, uai)
  if (school === null || school.year === null) return nothingRebuilt
  const { year, timeZone, today } = school
  const since = from ?? today
  const start = [since, year.startsOn].sort().at(1) ?? since
  const [slots, dayOff] = await Promise.all([
    readSlots(trx, year.id, courseIds),
    findDaysOff(trx, uai, start, year.endsOn),
  ])
  const frame = { from: start, to: year.endsOn, weekAMonday: year.weekAMonday, timeZone, dayOff }
  const heldUntil = heldUntilMs(clock, today, since)
  const asked = expandTimetable(slots, frame)
  const existing = await findExisting(trx, { yearId: year.id, courseIds, since }, asked)
  const there = new Set(existing.map(keyOf))
  const changes = compareLessons(
    existing.map((lesson) =>
      lesson.startsAt <= heldUntil ? { ...lesson, isTouched: true, isFixed: true } : lesson,
    ),
    asked.filter((lesson) => lesson.startsAt > heldUntil || there.has(keyOf(lesson))),
  )
  const begun = new Set(
    existing.filter((lesson) => lesson.startsAt <= heldUntil).map((lesson) => lesson.id),
  )
  // First the locks, then the look: what somebody put at a lesson in this moment is seen, and the lesson stays.
  await lockLessonRows(trx, [...changes.remove, ...changes.update.map(({ id }) => id)], 'remove')
  const deleted = await deleteUntouchedLessons(trx, changes.remove)
  await updateLessons(trx, changes.update)
  await insertLessons(
    trx,
    uai,
    changes.create.map((lesson) => ({ ...lesson, id: mintId(clock, random) })),
  )
  const kept = new Set([
    ...left.kept,
    ...changes.keep.filter((id) => !begun.has(id)),
    ...changes.remove.filter((id) => !deleted.has(id)),
  ])
  return {
    created: changes.create.length,
    updated: changes.update.length,
    deleted: deleted.size + left.deleted,
    followed: await readLessonNames(trx, changes.follow, listedMax),
    kept: await readLessonNames(trx, [...kept], listedMax),
  }
}

/** Lessons to come that belong to a slot; those that lost theirs come back where they are asked for anew. */
async function findExisting(
  trx: SchoolTransaction,
  scope: {
    readonly yearId: Id
    readonly courseIds: readonly Id[] | null
    readonly since: Day
  },
  asked: readonly PlannedLesson[],
): Promise<ExistingLesson[]> {
  const { yearId, courseIds, since } = scope
  const existing = await readLessonsToCome(trx, yearId, courseIds, since)
  const lost = await readLostLessons(trx, yearId, courseIds, since)
  if (lost.length === 0) return existing
  const there = new Set(existing.map(keyOf))
  const slots = findNewSlots(
    lost,
    asked.filter((lesson) => !there.has(keyOf(lesson))),
  )
  if (slots.size === 0) return existing
  await giveLessons(trx, slots)
  return readLessonsToCome(trx, yearId, courseIds, since)
}

/** Lessons that began up to this instant are left alone; none where days past are named. */
export function heldUntilMs(
  clock: Pick<RoomContext['clock'], 'now'>,
  today: Day,
  from: Day,
): number {
  return from < today ? Number.NEGATIVE_INFINITY : clock.now()
}
