/**
 * Who or what would be in two places at once: a teacher, a room, a class. Clashes are told and
 * never forbidden: two teachers may share a room on purpose, and the head knows.
 */
import type { Id } from '#kernel/ids.ts'
import type { Slot, WeekLetter } from './weekly-timetable.ts'

/** A slot with everybody and everything that it needs. */
export interface StaffedSlot extends Slot {
  readonly courseName: string
  readonly teachers: readonly { readonly id: Id; readonly name: string }[]
  /** Classes that come whole. */
  readonly classes: readonly { readonly id: Id; readonly name: string }[]
  /** Groups that come, and the classes of their members. */
  readonly groups: readonly {
    readonly id: Id
    readonly name: string
    readonly classIds: readonly Id[]
  }[]
}

export interface Clash {
  readonly kind: 'teacher' | 'room' | 'class'
  /** The name of who or what is there twice. */
  readonly what: string
  readonly weekday: number
  /** The overlap, 'HH:MM'. */
  readonly starts: string
  readonly ends: string
  /** Null: every week. */
  readonly week: WeekLetter | null
  readonly slotIds: [Id, Id]
  readonly courseNames: [string, string]
}

/** Clashes that one report lists; the next ones wait until these are mended. */
export const clashesMax = 200

export function findClashes(slots: readonly StaffedSlot[]): Clash[] {
  const clashes: Clash[] = []
  for (const ofDay of Map.groupBy(slots, (slot) => slot.weekday).values()) {
    const sorted = ofDay.toSorted((a, b) => (a.starts < b.starts ? -1 : 1))
    for (const [index, one] of sorted.entries()) {
      for (const other of sorted.slice(index + 1)) {
        // Sorted by start: whatever begins after the end of `one` cannot meet it.
        if (other.starts >= one.ends) break
        if (!areAtOnce(one, other)) continue
        clashes.push(...clashesOf(one, other))
        if (clashes.length >= clashesMax) return clashes.slice(0, clashesMax)
      }
    }
  }
  return clashes
}

function areAtOnce(one: Slot, other: Slot): boolean {
  const sameTime = one.starts < other.ends && other.starts < one.ends
  const sameWeek = one.week === null || other.week === null || one.week === other.week
  const sameDays = one.validFrom <= other.validTo && other.validFrom <= one.validTo
  return sameTime && sameWeek && sameDays
}

function clashesOf(one: StaffedSlot, other: StaffedSlot): Clash[] {
  const make = (kind: Clash['kind'], what: string): Clash => ({
    kind,
    what,
    weekday: one.weekday,
    starts: [one.starts, other.starts].sort().at(1) ?? one.starts,
    ends: [one.ends, other.ends].sort().at(0) ?? one.ends,
    week: one.week ?? other.week,
    slotIds: [one.id, other.id],
    courseNames: [one.courseName, other.courseName],
  })
  const otherTeachers = new Set(other.teachers.map((teacher) => teacher.id))
  const teachers = one.teachers
    .filter((teacher) => otherTeachers.has(teacher.id))
    .map((teacher) => make('teacher', teacher.name))
  const rooms =
    one.room !== null && one.room.toLowerCase() === other.room?.toLowerCase()
      ? [make('room', one.room)]
      : []
  return [...teachers, ...rooms, ...sharedAudience(one, other).map((name) => make('class', name))]
}

/**
 * Names of classes and groups that both slots expect. Two groups of one class at the same time
 * are what groups are for; a whole class and a group with some of its pupils are not.
 */
function sharedAudience(one: StaffedSlot, other: StaffedSlot): string[] {
  const shared = new Set<string>()
  for (const { id, name } of one.classes) {
    const comesWhole = other.classes.some((there) => there.id === id)
    const comesInPart = other.groups.some((group) => group.classIds.includes(id))
    if (comesWhole || comesInPart) shared.add(name)
  }
  for (const { id, name } of other.classes) {
    if (one.groups.some((group) => group.classIds.includes(id))) shared.add(name)
  }
  for (const { id, name } of one.groups) {
    if (other.groups.some((there) => there.id === id)) shared.add(name)
  }
  return [...shared]
}
