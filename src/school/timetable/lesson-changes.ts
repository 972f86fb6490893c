/**
 * What must happen to the lessons to come when the timetable or the calendar changes. They follow the
 * timetable with all that they carry, and are told where they carry something; those that were changed for
 * themselves stay as they are, as does what is prepared where the timetable has no lesson for it.
 */
import { addDays, type Day, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolYearDays } from '#school/people/current-school-year.ts'
import { asksFor, type PlannedLesson, type Slot, weekLetterOf } from './weekly-timetable.ts'

/** A lesson that is there. */
export interface ExistingLesson {
  readonly id: Id
  readonly slotId: Id
  readonly plannedOn: Day
  readonly startsAt: number
  readonly endsAt: number
  readonly room: string | null
  /** Carries something, or is fixed. */
  readonly isTouched: boolean
  /** Was moved, cancelled, given a room; somebody else counts on it; or it has begun. */
  readonly isFixed: boolean
  /** For when its homework is. */
  readonly dueOn: Day | null
}

export interface LessonChanges {
  readonly create: readonly PlannedLesson[]
  readonly update: readonly { readonly id: Id; readonly planned: PlannedLesson }[]
  /** Of these, those that carry something. */
  readonly follow: readonly Id[]
  readonly remove: readonly Id[]
  /** Touched, and no longer where the timetable is. */
  readonly keep: readonly Id[]
  readonly unchanged: number
}

/**
 * Compares by slot and day, then by slot and week: a slot that goes to another weekday takes its lessons along.
 * Both lists hold the days to come only.
 */
export function compareLessons(
  existing: readonly ExistingLesson[],
  planned: readonly PlannedLesson[],
): LessonChanges {
  const open = new Map(planned.map((lesson) => [keyOf(lesson), lesson]))
  const update: { id: Id; planned: PlannedLesson }[] = []
  const follow: Id[] = []
  const elsewhere: ExistingLesson[] = []
  const keep: Id[] = []
  let unchanged = 0
  const lead = (lesson: ExistingLesson, wanted: PlannedLesson): void => {
    update.push({ id: lesson.id, planned: wanted })
    if (lesson.isTouched) follow.push(lesson.id)
  }
  for (const lesson of existing) {
    const wanted = open.get(keyOf(lesson))
    open.delete(keyOf(lesson))
    if (wanted === undefined) elsewhere.push(lesson)
    else if (isSame(lesson, wanted)) unchanged += 1
    else if (lesson.isFixed) keep.push(lesson.id)
    else lead(lesson, wanted)
  }
  const openInWeek = new Map([...open.values()].map((lesson) => [weekKeyOf(lesson), lesson]))
  const remove: Id[] = []
  // Where a slot has two, what is prepared goes first.
  for (const lesson of elsewhere.toSorted((a, b) => Number(b.isTouched) - Number(a.isTouched))) {
    const wanted = openInWeek.get(weekKeyOf(lesson))
    if (wanted !== undefined && mayGoTo(lesson, wanted.plannedOn)) {
      openInWeek.delete(weekKeyOf(lesson))
      open.delete(keyOf(wanted))
      lead(lesson, wanted)
    } else if (lesson.isTouched) keep.push(lesson.id)
    else remove.push(lesson.id)
  }
  return { create: [...open.values()], update, follow, remove, keep, unchanged }
}

/** Homework is never for a day before it is given. */
function mayGoTo({ dueOn, isFixed }: ExistingLesson, day: Day): boolean {
  return !isFixed && (dueOn === null || dueOn >= day)
}

/** Slots that end, those that follow them, and the school year in which they do. */
export interface SlotSuccession {
  readonly ending: readonly Pick<Slot, 'id' | 'courseId' | 'starts'>[]
  readonly following: readonly Slot[]
  readonly year: SchoolYearDays
}

type EndingLesson = Pick<ExistingLesson, 'id' | 'slotId' | 'plannedOn' | 'isTouched' | 'isFixed'>

/**
 * The following slot to which each lesson of an ending one goes, so that nothing is made a second
 * time beside it: one of the same course that meets on that very day, at the same hour where there
 * is one. A slot takes one lesson a day, those that carry something first. Of the others, those that were not
 * changed for themselves go to the slots that meet on other days of their week, in order, inside the year; the
 * rest have none.
 */
export function findHeirs(
  lessons: readonly EndingLesson[],
  succession: SlotSuccession,
): Map<Id, Id> {
  const { ending, following, year } = succession
  const { endsOn, startsOn, weekAMonday } = year
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
  const left = inOrder.filter(({ id, isFixed }) => !heirs.has(id) && !isFixed)
  const byWeek = Map.groupBy(left, (one) => `${one.courseId} ${mondayOf(one.plannedOn)}`)
  for (const ofWeek of byWeek.values()) {
    const [{ courseId, plannedOn } = { courseId: '', plannedOn: '' }] = ofWeek
    const days = daysOfWeek(plannedOn).filter((day) => startsOn <= day && day <= endsOn)
    const open = days.flatMap((day) => {
      const letter = weekLetterOf(day, weekAMonday)
      return (followingOf.get(`${courseId} ${weekdayOf(day)}`) ?? [])
        .filter(
          (slot) =>
            asksFor(slot, day, letter) && !taken.has(keyOf({ slotId: slot.id, plannedOn: day })),
        )
        .sort((a, b) => a.starts.localeCompare(b.starts))
    })
    // Where there are fewer, what is prepared goes first.
    const going = ofWeek.slice(0, open.length).sort(compareTimes)
    for (const [at, { id }] of going.entries()) heirs.set(id, open[at]?.id ?? '')
  }
  return heirs
}

function compareTimes(
  a: { readonly plannedOn: Day; readonly starts: string },
  b: { readonly plannedOn: Day; readonly starts: string },
): number {
  return a.plannedOn.localeCompare(b.plannedOn) || a.starts.localeCompare(b.starts)
}

function daysOfWeek(day: Day): Day[] {
  const monday = mondayOf(day)
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
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

/** A slot meets once a week. */
function weekKeyOf({
  plannedOn,
  slotId,
}: {
  readonly slotId: Id
  readonly plannedOn: Day
}): string {
  return `${slotId} ${mondayOf(plannedOn)}`
}

function isSame(lesson: ExistingLesson, planned: PlannedLesson): boolean {
  return (
    lesson.startsAt === planned.startsAt &&
    lesson.endsAt === planned.endsAt &&
    lesson.room === planned.room
  )
}
