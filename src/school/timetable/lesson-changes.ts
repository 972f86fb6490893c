/**
 * What must happen to the lessons to come when the timetable or the calendar changes. Lessons
 * that nobody has touched follow the timetable; lessons that carry work, words or a change stay
 * as they are, and are told.
 */
import { type Day, weekdayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { asksFor, type PlannedLesson, type Slot, weekLetterOf } from './weekly-timetable.ts'

/** A lesson that is there. */
export interface ExistingLesson {
  readonly id: Id
  readonly slotId: Id
  readonly plannedOn: Day
  readonly startsAt: number
  readonly endsAt: number
  readonly room: string | null
  /** Carries resources, exercises, homework or a note, or was moved, cancelled, given a room. */
  readonly isTouched: boolean
}

export interface LessonChanges {
  readonly create: readonly PlannedLesson[]
  readonly update: readonly { readonly id: Id; readonly planned: PlannedLesson }[]
  readonly remove: readonly Id[]
  /** Touched, and no longer where the timetable is. */
  readonly keep: readonly Id[]
  readonly unchanged: number
}

/** Compares by slot and day; both lists hold the days to come only. */
export function compareLessons(
  existing: readonly ExistingLesson[],
  planned: readonly PlannedLesson[],
): LessonChanges {
  const plannedByKey = new Map(planned.map((lesson) => [keyOf(lesson), lesson]))
  const update: { id: Id; planned: PlannedLesson }[] = []
  const remove: Id[] = []
  const keep: Id[] = []
  let unchanged = 0
  for (const lesson of existing) {
    const wanted = plannedByKey.get(keyOf(lesson))
    plannedByKey.delete(keyOf(lesson))
    if (wanted !== undefined && isSame(lesson, wanted)) unchanged += 1
    else if (lesson.isTouched) keep.push(lesson.id)
    else if (wanted === undefined) remove.push(lesson.id)
    else update.push({ id: lesson.id, planned: wanted })
  }
  return { create: [...plannedByKey.values()], update, remove, keep, unchanged }
}

/** Slots that end, those that follow them, and how weeks A and B alternate. */
export interface SlotSuccession {
  readonly ending: readonly Pick<Slot, 'id' | 'courseId' | 'starts'>[]
  readonly following: readonly Slot[]
  readonly weekAMonday: Day
}

/**
 * The following slot to which each lesson of an ending one goes, so that nothing is made a second
 * time beside it: one of the same course that meets on that very day, at the same hour where there
 * is one. A slot takes one lesson a day, those that carry something first; the others have none.
 */
export function findHeirs(
  lessons: readonly Pick<ExistingLesson, 'id' | 'slotId' | 'plannedOn' | 'isTouched'>[],
  { ending, following, weekAMonday }: SlotSuccession,
): Map<Id, Id> {
  const slotById = new Map(ending.map((slot) => [slot.id, slot]))
  const followingOf = Map.groupBy(following, (slot) => `${slot.courseId} ${slot.weekday}`)
  const inOrder = lessons
    .flatMap((lesson) => {
      const slot = slotById.get(lesson.slotId)
      return slot === undefined ? [] : [{ ...lesson, courseId: slot.courseId, starts: slot.starts }]
    })
    .sort((a, b) => Number(b.isTouched) - Number(a.isTouched) || a.starts.localeCompare(b.starts))
  const heirs = new Map<Id, Id>()
  const taken = new Set<string>()
  for (const isSameHour of [true, false]) {
    for (const { id, courseId, plannedOn, starts } of inOrder) {
      if (heirs.has(id)) continue
      const letter = weekLetterOf(plannedOn, weekAMonday)
      const heir = followingOf
        .get(`${courseId} ${weekdayOf(plannedOn)}`)
        ?.filter(
          (slot) => (slot.starts === starts || !isSameHour) && asksFor(slot, plannedOn, letter),
        )
        .find((slot) => !taken.has(keyOf({ slotId: slot.id, plannedOn })))
      if (heir === undefined) continue
      heirs.set(id, heir.id)
      taken.add(keyOf({ slotId: heir.id, plannedOn }))
    }
  }
  return heirs
}

/** A lesson whose slot ended, and that stayed for what it carries. */
export interface LostLesson {
  readonly id: Id
  readonly courseId: Id
  /** The day that its slot gave it. */
  readonly plannedOn: Day
  readonly startsAt: number
  readonly isMovedAway: boolean
}

/**
 * The slot to which each lost lesson belongs again, since one of its course asks for its day anew: at
 * its very time, or at any where the lesson was moved away. `asked` are lessons that are not there.
 */
export function findNewSlots(
  lost: readonly LostLesson[],
  asked: readonly PlannedLesson[],
): Map<Id, Id> {
  const askedOn = Map.groupBy(asked, (one) => `${one.courseId} ${one.plannedOn}`)
  const slots = new Map<Id, Id>()
  for (const { id, courseId, isMovedAway, plannedOn, startsAt } of lost) {
    const open = askedOn.get(`${courseId} ${plannedOn}`) ?? []
    const index = open.findIndex((one) => isMovedAway || one.startsAt === startsAt)
    const [found] = index < 0 ? [] : open.splice(index, 1)
    if (found !== undefined) slots.set(id, found.slotId)
  }
  return slots
}

export function keyOf(lesson: { readonly slotId: Id; readonly plannedOn: Day }): string {
  return `${lesson.slotId} ${lesson.plannedOn}`
}

function isSame(lesson: ExistingLesson, planned: PlannedLesson): boolean {
  return (
    lesson.startsAt === planned.startsAt &&
    lesson.endsAt === planned.endsAt &&
    lesson.room === planned.room
  )
}
