/** A pupil's week as far as the packs of this device tell it: pure. */
import type { DayPack, PersonalPack } from '#contract/day-packs.ts'
import { halfOf } from '#contract/half-of-day.ts'
import type { OwnWeek, WeekLesson } from '#contract/timetable.ts'
import { addDays, type Day, wallClockOf } from '#kernel/calendar-day.ts'

const daysOfWeek = 7

/** Only the days that are told of here: of the others nobody may say that nothing is on. */
export function composeWeek(
  monday: Day,
  personal: PersonalPack,
  packs: ReadonlyMap<string, DayPack>,
): OwnWeek | null {
  const days = Array.from({ length: daysOfWeek }, (_, count) => addDays(monday, count))
  const known = personal.days.filter(({ on }) => days.includes(on))
  if (known.length === 0) return null
  return {
    from: monday,
    // Which of two alternating weeks it is, no pack says.
    week: null,
    timeZone: personal.timeZone,
    // A pupil without courses has no packs, and hears why from the server.
    lacking: null,
    days: known.map((told) => ({
      day: told.on,
      dayOff: told.day.kind === 'holiday' ? told.day.label : null,
      lessons: lessonsOf(told, packs, personal.timeZone),
    })),
  }
}

function lessonsOf(
  { courses, day }: PersonalPack['days'][number],
  packs: ReadonlyMap<string, DayPack>,
  timeZone: string,
): WeekLesson[] {
  const lessons = courses.flatMap(({ pack: ref, teachers }): WeekLesson[] => {
    const pack = ref === null ? undefined : packs.get(ref.address)
    if (pack === undefined) return []
    const { courseId, subject, courseName, on: onDate } = pack
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
