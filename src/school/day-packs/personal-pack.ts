/**
 * Which days, courses and packs are somebody's, with the keys. What it says depends only on the
 * classes, courses and the moment, so that classmates share one; who has something that others of a course have
 * not gets one of their own, and passes are added for each person apart.
 */
import { createHash } from 'node:crypto'
import {
  type PackRef,
  type PersonalPack,
  packedDays,
  personalCoursesMax,
  withdrawnMax,
} from '#contract/day-packs.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { dayKindOf } from '#school/day/day-kind.ts'
import { type DistanceSpan, distanceOnDay } from '#school/distance-days/distance.ts'
import type { DayOffFinder } from '#school/timetable/days-off.ts'

/** What somebody's packs follow from, each in order. */
export interface PackPlace {
  readonly courseIds: readonly Id[]
  readonly schoolUais: readonly string[]
}

/** What is known of one school, as of one day. */
export interface SchoolDays {
  readonly timeZone: string
  readonly today: Day
  /** From midnight to midnight in the school's zone; then all of this is read anew. */
  readonly validFromMs: number
  readonly validUntilMs: number
  /** The next school days, today included where it is one, at most `packedDays`. */
  readonly days: readonly Day[]
  readonly dayOff: DayOffFinder
  /** Half-days at a distance that touch these days. */
  readonly distance: readonly DistanceSpan[]
}

/** A sealed pack of a course, as far as those need it who get its key. */
export interface PackOfCourse {
  readonly onDate: Day
  readonly kind: 'day' | 'held'
  readonly address: string
  /** base64url */
  readonly key: string
  readonly opensAt: Date | null
  readonly byteCount: number
  /** Who alone gets it; null: everybody of the course. */
  readonly pupilIds: ReadonlySet<Id> | null
  /** When it opens, in ms since 1970, for those who were given a later hour than the others. */
  readonly laterFor: ReadonlyMap<Id, number>
}

export interface PacksOfCourse {
  readonly courseId: Id
  readonly teachers: readonly PersonName[]
  /** Who gives its lessons instead, by day. */
  readonly substituted: ReadonlyMap<Day, readonly PersonName[]>
  /**
   * Days on which it meets, built or not, with the start of the first lesson that is held, in ms
   * since 1970; null where all of that day are cancelled.
   */
  readonly lessonDays: ReadonlyMap<Day, number | null>
  readonly packs: readonly PackOfCourse[]
  /** The latest first. */
  readonly withdrawn: readonly string[]
  /** From this instant on all of this is read anew. */
  readonly validUntilMs: number
}

/** A day with a lesson, for which a minute may be kept at the door. */
export interface Morning {
  readonly on: Day
  readonly firstLessonAtMs: number
}

export interface ComposedPersonal {
  readonly version: string
  readonly pack: Omit<PersonalPack, 'passes'>
  readonly mornings: readonly Morning[]
  /** It holds from one to the other: then a day begins or an exercise opens. */
  readonly validFromMs: number
  readonly validUntilMs: number
}

/** `schools` in the order of their codes; at least one. `classIds`: the pupil's. `pupilId`: null for what all of them get. */
export function composePersonal(
  schools: readonly [SchoolDays, ...SchoolDays[]],
  all: readonly PacksOfCourse[],
  classIds: readonly Id[],
  nowMs: number,
  pupilId: Id | null = null,
): ComposedPersonal {
  const courses = all.map((course) => withPacksFor(course, pupilId))
  const [{ timeZone, today }] = schools
  const coming = [...new Set(schools.flatMap(({ days }) => days))].sort()
  const schoolDays = coming.filter((day) => day >= today).slice(0, packedDays)
  const shown = schoolDays.includes(today) ? schoolDays : [today, ...schoolDays]
  const spans = schools.flatMap(({ distance }) => distance)
  const ownClasses = new Set(classIds)
  const meetings = new Set(courses.flatMap(({ lessonDays }) => [...lessonDays.keys()]))
  const content = {
    timeZone,
    days: shown.map((on) => ({
      on,
      day: dayKindOf({
        on,
        lessonCount: meetings.has(on) ? 1 : 0,
        daysOff: schools.map(({ dayOff }) => dayOff(on)),
        nextSchoolDay: schoolDays.find((day) => day > on && meetings.has(day)) ?? null,
        distance: distanceOnDay(spans, { pupilId, classIds: ownClasses }, on),
      }),
      courses: courses
        .filter((course) => hasSomethingOn(course, on))
        .slice(0, personalCoursesMax)
        .map((course) => composeCourse(course, on, nowMs)),
    })),
    withdrawn: courses.flatMap(({ withdrawn }) => withdrawn).slice(0, withdrawnMax),
  }
  // Composed in one order here, so its text is one too.
  const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return {
    version,
    pack: { version, ...content },
    mornings: shown.flatMap((on) => {
      const starts = courses.flatMap(({ lessonDays }) => lessonDays.get(on) ?? [])
      return starts.length === 0 ? [] : [{ on, firstLessonAtMs: Math.min(...starts) }]
    }),
    validFromMs: Math.max(...schools.map(({ validFromMs }) => validFromMs)),
    validUntilMs: Math.min(
      ...[...schools, ...courses].map(({ validUntilMs }) => validUntilMs),
      ...courses.flatMap(({ packs }) => packs).flatMap((pack) => opensLater(pack, nowMs)),
    ),
  }
}

/** Who gets more than the others of the same courses, or later. */
export function chosenIn(courses: readonly PacksOfCourse[]): ReadonlySet<Id> {
  const packs = courses.flatMap((course) => course.packs)
  return new Set(
    packs.flatMap(({ pupilIds, laterFor }) => [...(pupilIds ?? []), ...laterFor.keys()]),
  )
}

/** Declarations that name some pupils of these classes: each tells its part of them something of its own. */
export function partsIn(
  schools: readonly SchoolDays[],
  classIds: readonly Id[],
): readonly ReadonlySet<Id>[] {
  const spans = schools.flatMap(({ distance }) => distance)
  return spans.flatMap((span) =>
    span.pupilIds !== null && span.classIds?.some((id) => classIds.includes(id))
      ? [span.pupilIds]
      : [],
  )
}

/** The packs of the course as this pupil has them, or as all of them do: each with the hour that is theirs. */
export function withPacksFor(course: PacksOfCourse, pupilId: Id | null): PacksOfCourse {
  return { ...course, packs: course.packs.flatMap((pack) => packFor(pack, pupilId) ?? []) }
}

function packFor(pack: PackOfCourse, pupilId: Id | null): PackOfCourse | null {
  const { laterFor, opensAt, pupilIds } = pack
  if (pupilIds !== null && (pupilId === null || !pupilIds.has(pupilId))) return null
  const laterMs = pupilId === null ? undefined : laterFor.get(pupilId)
  if (laterMs === undefined || laterMs <= (opensAt?.getTime() ?? 0)) return pack
  return { ...pack, opensAt: new Date(laterMs) }
}

/** True once the key of a held exercise may be given. */
export function isOpen(pack: Pick<PackOfCourse, 'opensAt'>, nowMs: number): boolean {
  return pack.opensAt === null || pack.opensAt.getTime() <= nowMs
}

/** It meets, or a pack of the day holds what earlier lessons gave. */
function hasSomethingOn({ lessonDays, packs }: PacksOfCourse, on: Day): boolean {
  return lessonDays.has(on) || packs.some((pack) => pack.onDate === on)
}

function composeCourse(course: PacksOfCourse, on: Day, nowMs: number) {
  const ofDay = course.packs.filter(({ onDate }) => onDate === on)
  const day = ofDay.find(({ kind }) => kind === 'day')
  return {
    courseId: course.courseId,
    teachers: [...(course.substituted.get(on) ?? course.teachers)],
    pack: day === undefined ? null : refTo(day, nowMs),
    held: ofDay.filter(({ kind }) => kind === 'held').map((pack) => refTo(pack, nowMs)),
  }
}

function refTo(pack: PackOfCourse, nowMs: number): PackRef {
  return {
    address: pack.address,
    key: isOpen(pack, nowMs) ? pack.key : null,
    opensAt: pack.opensAt?.toISOString() ?? null,
    byteCount: pack.byteCount,
  }
}

function opensLater({ opensAt }: PackOfCourse, nowMs: number): number[] {
  const opensAtMs = opensAt?.getTime() ?? 0
  return opensAtMs > nowMs ? [opensAtMs] : []
}
