/** A pupil's week as far as the packs of this device tell it: pure. */
import type { DayPack, PersonalPack } from '#contract/day-packs.ts'
import { halfOf } from '#contract/half-of-day.ts'
import type { OwnWeek, WeekLesson } from '#contract/timetable.ts'
import { addDays, type Day, wallClockOf } from '#kernel/calendar-day.ts'

const daysOfWeek = 7

export interface PackedWeek {
  readonly personal: PersonalPack
  /** Day packs that could be opened, by address. */
  readonly packs: ReadonlyMap<string, DayPack>
  /** The week as the server answered it before these packs came. */
  readonly before: OwnWeek | null
}

/**
 * The packed days over the week as it was fetched before. Only the days that are told of here: of the
 * others nobody may say that nothing is on.
 */
export function composeWeek(monday: Day, given: PackedWeek): OwnWeek | null {
  const { personal, before } = given
  const onDays = Array.from({ length: daysOfWeek }, (_, count) => addDays(monday, count))
  const days = onDays.flatMap((on) => packedDay(on, given) ?? fetchedDay(on, before) ?? [])
  if (days.length === 0) return null
  return {
    from: monday,
    // Which of two alternating weeks it is, no pack says.
    week: before?.week ?? null,
    timeZone: personal.timeZone,
    // A pupil without courses has no packs, and hears why from the server.
    lacking: null,
    days,
  }
}

type WeekDay = OwnWeek['days'][number]

function fetchedDay(on: Day, before: OwnWeek | null): WeekDay | undefined {
  return before?.days.find(({ day }) => day === on)
}

function packedDay(on: Day, { personal, packs, before }: PackedWeek): WeekDay | undefined {
  const told = personal.days.find((one) => one.on === on)
  if (told === undefined) return undefined
  const fetched = fetchedDay(on, before)?.lessons ?? []
  return {
    day: on,
    dayOff: told.day.kind === 'holiday' ? told.day.label : null,
    lessons: lessonsOf(told, packs, personal.timeZone, fetched),
  }
}

function lessonsOf(
  { courses, day }: PersonalPack['days'][number],
  packs: ReadonlyMap<string, DayPack>,
  timeZone: string,
  fetched: readonly WeekLesson[],
): WeekLesson[] {
  const lessons = courses.flatMap(({ courseId, pack: ref, teachers }): WeekLesson[] => {
    const pack = ref === null ? undefined : packs.get(ref.address)
    // Not here yet: what was known of this course stands.
    if (pack === undefined) return fetched.filter((lesson) => lesson.courseId === courseId)
    const { subject, courseName, on: onDate } = pack
    return pack.lessons.map(({ id, startsAt, endsAt, room, status, movedFrom, note }) => ({
      ...{ id, startsAt, endsAt, room, status, movedFrom, note },
      ...{ courseId, subject, courseName, onDate, teachers, substitution: null, audience: [] },
    }))
  })
  const away = (lesson: WeekLesson): boolean => {
    const half = halfOf(wallClockOf(Date.parse(lesson.startsAt), timeZone).time)
    return day.distance?.halves.includes(half) ?? false
  }
  return lessons
    .map((lesson) => (away(lesson) ? { ...lesson, distance: 'all' as const } : lesson))
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
}
