/** Two lessons exchange their times: what becomes of each of them, and what forbids it. */
import { type Day, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

export interface LessonTime {
  readonly onDate: Day
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
}

/** A lesson with everybody who has to be there. */
export interface AttendedLesson extends LessonTime {
  readonly id: Id
  readonly teacherIds: readonly Id[]
  readonly pupilIds: readonly Id[]
}

export interface SwappingLesson extends AttendedLesson {
  readonly status: 'planned' | 'moved' | 'cancelled'
  /** Where the timetable put it; null for a lesson without a slot. */
  readonly planned: Pick<LessonTime, 'startsAt' | 'endsAt'> | null
}

export interface SwappedTime extends LessonTime {
  readonly status: 'planned' | 'moved'
}

export type LessonPair = readonly [SwappingLesson, SwappingLesson]

/** Each lesson's new time, in the order of the pair. Twice gives back what was. */
export function exchangeTimes([one, other]: LessonPair): [SwappedTime, SwappedTime] {
  return [placeAt(one, other), placeAt(other, one)]
}

function placeAt(lesson: SwappingLesson, { onDate, startsAt, endsAt }: LessonTime): SwappedTime {
  const { planned } = lesson
  // A lesson without a slot stands where somebody put it, and keeps what is said of it.
  const isPlanned =
    planned === null
      ? lesson.status === 'planned'
      : planned.startsAt === startsAt && planned.endsAt === endsAt
  return { onDate, startsAt, endsAt, status: isPlanned ? 'planned' : 'moved' }
}

/**
 * `neighbours` are the other lessons at both times that take place. A swap that puts a teacher or
 * a pupil in two places at once is refused; a room may be shared on purpose, as in the timetable.
 * Teachers of the pair are those of the day after the swap.
 */
export function judgeSwap(
  pair: LessonPair,
  around: {
    readonly nowMs: number
    readonly isDayOff: (day: Day) => boolean
    readonly neighbours: readonly AttendedLesson[]
  },
): Result<[SwappedTime, SwappedTime]> {
  const [one, other] = pair
  if (one.id === other.id || !share(one.pupilIds, other.pupilIds)) {
    return refuse('bad_request', { where: 'withLessonId' })
  }
  for (const lesson of pair) {
    if (lesson.status === 'cancelled') return refuse('bad_request', { where: 'status' })
    if (lesson.startsAt <= around.nowMs) return refuse('bad_request', { where: 'startsAt' })
    if (around.isDayOff(lesson.onDate)) return refuse('bad_request', { where: 'onDate' })
  }
  const [timeOfOne, timeOfOther] = exchangeTimes(pair)
  const kind =
    clashAt({ ...one, ...timeOfOne }, around.neighbours) ??
    clashAt({ ...other, ...timeOfOther }, around.neighbours)
  return kind === null ? accept([timeOfOne, timeOfOther]) : refuse('lesson_clash', { kind })
}

function clashAt(
  lesson: AttendedLesson,
  neighbours: readonly AttendedLesson[],
): 'teacher' | 'class' | null {
  const atOnce = neighbours.filter(
    ({ startsAt, endsAt }) => startsAt < lesson.endsAt && lesson.startsAt < endsAt,
  )
  if (atOnce.some(({ teacherIds }) => share(teacherIds, lesson.teacherIds))) return 'teacher'
  if (atOnce.some(({ pupilIds }) => share(pupilIds, lesson.pupilIds))) return 'class'
  return null
}

function share(some: readonly Id[], others: readonly Id[]): boolean {
  const known = new Set(some)
  return others.some((id) => known.has(id))
}

/** Those of the lesson's own week, and of the first week after it in which there are any. */
export function ofTwoSchoolWeeks<Lesson extends { readonly on_date: Day }>(
  lessons: readonly Lesson[],
  day: Day,
): Lesson[] {
  const own = mondayOf(day)
  const next = lessons
    .map(({ on_date }) => mondayOf(on_date))
    .filter((monday) => monday > own)
    .toSorted()
    .at(0)
  return lessons.filter(({ on_date }) => [own, next].includes(mondayOf(on_date)))
}
