/**
 * A pupil's day as the packs of this device tell it, in the shape that the server's answer has:
 * pure. How far the pupil is with a piece of work no pack knows; the last answers of the server do.
 */
import { isOverdue } from '#browser/day/awaited-until.ts'
import type { DayAssignment, DayLesson, HandIn, MyDay } from '#contract/day.ts'
import type { DayPack, PackedLesson, PersonalPack } from '#contract/day-packs.ts'
import type { Assignment } from '#contract/exercises.ts'
import { goesWithDay } from '#contract/work-plan-limits.ts'
import { handInWithOwnWindow, type OwnWindows, packWithOwnWindows } from './own-windows.ts'

export interface PackedDays {
  readonly personal: PersonalPack
  /** Day packs that could be opened, by address. */
  readonly packs: ReadonlyMap<string, DayPack>
  /** Days as the server answered them, whenever that was. */
  readonly fetched: readonly MyDay[]
  /** Times that this pupil alone has. */
  readonly ownWindows: OwnWindows
}

type PersonalCourse = PersonalPack['days'][number]['courses'][number]

/** Null: nothing tells about this day. */
export function composeDay(on: string, given: PackedDays, nowMs: number): MyDay | null {
  const { personal, packs, fetched } = given
  const before = fetched.find((day) => day.on === on)
  const day = personal.days.find((one) => one.on === on)
  const now = new Date(nowMs).toISOString()
  if (day === undefined) return before === undefined ? null : { ...before, now }
  const progress = progressIn(fetched)
  const lessons = day.courses.flatMap((course) => {
    const found = course.pack === null ? undefined : packs.get(course.pack.address)
    if (found !== undefined) {
      const pack = packWithOwnWindows(found, given.ownWindows)
      return pack.lessons.map((lesson) => dayLesson(lesson, pack, course, progress))
    }
    return before?.lessons.filter(({ courseId }) => courseId === course.courseId) ?? []
  })
  lessons.sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  return {
    on,
    timeZone: personal.timeZone,
    now,
    day: day.day,
    lessons,
    toHandIn: composeHandIns(on, given, progress, nowMs),
    ...toldIn(fetched, on),
  }
}

/** What teachers told and planned, as the server had it last: an announcement goes with its day. */
function toldIn(
  fetched: readonly MyDay[],
  on: string,
): Pick<MyDay, 'answers' | 'announcements' | 'workPlans'> {
  const [latest] = [...fetched].sort((one, other) => Date.parse(other.now) - Date.parse(one.now))
  const announcements = latest?.announcements?.filter(({ until }) => until >= on) ?? []
  const workPlans = latest?.workPlans?.filter((plan) => goesWithDay(plan, on)) ?? []
  return {
    ...(latest?.answers === undefined ? {} : { answers: latest.answers }),
    ...(announcements.length === 0 ? {} : { announcements }),
    ...(workPlans.length === 0 ? {} : { workPlans }),
  }
}

/** What only the server knows of an assignment. */
type Progress = Pick<DayAssignment, 'state' | 'extendedUntil'>

function progressIn(fetched: readonly MyDay[]): ReadonlyMap<string, Progress> {
  const progress = new Map<string, Progress>()
  // The latest answer comes last and counts.
  for (const day of [...fetched].sort(
    (one, other) => Date.parse(one.now) - Date.parse(other.now),
  )) {
    for (const { assignments } of day.lessons)
      for (const work of assignments) progress.set(work.id, progressOf(work))
    for (const item of day.toHandIn)
      if (item.kind === 'assignment') progress.set(item.assignmentId, progressOf(item))
  }
  return progress
}

function progressOf({ state, extendedUntil }: Progress): Progress {
  return { state, ...(extendedUntil === undefined ? {} : { extendedUntil }) }
}

function dayLesson(
  lesson: PackedLesson,
  pack: DayPack,
  { teachers }: PersonalCourse,
  progress: ReadonlyMap<string, Progress>,
): DayLesson {
  const { assignments, ...rest } = lesson
  return {
    ...rest,
    courseId: pack.courseId,
    schoolUai: pack.schoolUai,
    subject: pack.subject,
    courseName: pack.courseName,
    onDate: pack.on,
    teachers,
    assignments: assignments.map((one) => dayAssignment(one, progress)),
  }
}

function dayAssignment(
  { id, title, opensAt, dueAt, lateAccepted }: Assignment,
  progress: ReadonlyMap<string, Progress>,
): DayAssignment {
  const known = progress.get(id) ?? { state: 'not_opened' }
  return { id, title, opensAt, dueAt, lateAccepted, ...known }
}

/** What the server listed the last time, and what the packs add: the most urgent first. */
function composeHandIns(
  on: string,
  { packs, fetched, ownWindows }: PackedDays,
  progress: ReadonlyMap<string, Progress>,
  nowMs: number,
): HandIn[] {
  const [latest] = [...fetched].sort((one, other) => Date.parse(other.now) - Date.parse(one.now))
  const found = new Map<string, HandIn>()
  for (const item of latest?.toHandIn ?? []) {
    found.set(keyOf(item), handInWithOwnWindow(item, ownWindows))
  }
  for (const one of packs.values()) {
    const pack = packWithOwnWindows(one, ownWindows)
    for (const lesson of pack.lessons) {
      for (const item of handInsOf(lesson, pack, progress)) {
        if (!found.has(keyOf(item))) found.set(keyOf(item), item)
      }
    }
    // The server's list knows what was handed in of earlier lessons' work; no pack does.
    for (const { assignment } of latest === undefined ? pack.exercises : []) {
      const item = assignmentToHandIn(assignment, pack, progress)
      if (!found.has(keyOf(item))) found.set(keyOf(item), item)
    }
  }
  return [...found.values()]
    .filter((item) => isStillDue(item, on, nowMs))
    .sort((one, other) => dueKey(one).localeCompare(dueKey(other)))
}

function handInsOf(
  { id: lessonId, homework, homeworkDueOn, assignments }: PackedLesson,
  pack: DayPack,
  progress: ReadonlyMap<string, Progress>,
): HandIn[] {
  const given = assignments.map((one) => assignmentToHandIn(one, pack, progress))
  if (homework === null || homeworkDueOn === null) return given
  const { subject } = pack
  return [...given, { kind: 'homework', lessonId, text: homework, subject, dueOn: homeworkDueOn }]
}

function assignmentToHandIn(
  assignment: Assignment,
  { subject }: DayPack,
  progress: ReadonlyMap<string, Progress>,
): HandIn {
  const { id: assignmentId, opensAt: _, ...work } = dayAssignment(assignment, progress)
  return { kind: 'assignment', assignmentId, lessonId: assignment.lessonId, subject, ...work }
}

function keyOf(item: HandIn): string {
  return item.kind === 'assignment' ? item.assignmentId : `homework ${item.lessonId}`
}

/** Missed work stays on the list as long as the server listed it; homework until its day is over. */
function isStillDue(item: HandIn, on: string, nowMs: number): boolean {
  if (item.kind === 'homework') return item.dueOn >= on
  return !isOverdue(item, nowMs) || item.lateAccepted || item.state !== 'not_opened'
}

/** Without a date it is the least urgent. */
function dueKey(item: HandIn): string {
  return item.kind === 'homework' ? item.dueOn : (item.dueAt ?? '9')
}
