/** A week's lessons, as the server tells them, turned into what the grid shows. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import type { Week, WeekLesson } from '#contract/timetable.ts'
import { type Day, wallClockOf, weekdayOf } from '#kernel/calendar-day.ts'
import type { EntryAct, EntryMark, WeekColumn, WeekEntry } from './week-entry.ts'

/** Days of the week that are shown even without lessons: Monday to Friday. */
const schoolDays = 5

export interface WeekReading {
  readonly week: Week
  /** The day that it is at the school. */
  readonly today: Day
  /** Whom the reader needs named: the teachers of a class, the classes of a teacher. */
  readonly names: 'teachers' | 'audience'
  readonly words: Words['timetable']
  readonly format: Format
  readonly dayHref: ((day: Day) => string) | null
  readonly actOf: (lesson: WeekLesson) => EntryAct | null
}

/** The days from Monday on, as far as the last one with something to show. */
export function columnsOfWeek(reading: WeekReading): WeekColumn[] {
  const { week, today, format, dayHref } = reading
  return week.days
    .filter(({ day, lessons }) => weekdayOf(day) <= schoolDays || lessons.length > 0)
    .map(({ day, dayOff, lessons }) => ({
      key: day,
      heading: weekdayAndNumber(format.day(dayInstant(day), dayInstant(day))),
      href: dayHref?.(day) ?? null,
      isToday: day === today,
      dayOff,
      entries: lessons.map((lesson) => entryOf(lesson, reading)),
    }))
}

/** "lundi 2" of "lundi 2 mars": the month stands above the week. */
function weekdayAndNumber(text: string): string {
  return text.split(/\s/).slice(0, 2).join(' ')
}

function entryOf(lesson: WeekLesson, reading: WeekReading): WeekEntry {
  const { week, names, words, actOf } = reading
  const { subject, room } = lesson
  const time = (instant: string): string => wallClockOf(Date.parse(instant), week.timeZone).time
  const people =
    names === 'audience'
      ? lesson.audience.join(', ')
      : lesson.teachers.map((one) => `${one.givenName} ${one.familyName}`).join(', ')
  return {
    id: lesson.id,
    starts: time(lesson.startsAt),
    ends: time(lesson.endsAt),
    title: subject.label,
    subject: subjectKindOf(subject.label, subject.family),
    details: [room === null ? '' : words.room({ room }), people].filter((part) => part !== ''),
    marks: marksOf(lesson, reading),
    struck: lesson.status === 'cancelled',
    act: actOf(lesson),
  }
}

function marksOf(lesson: WeekLesson, { words, format }: WeekReading): EntryMark[] {
  const { distance, isWithoutTeacher, status, movedFrom, note, substitution } = lesson
  const said = [
    ...(distance === undefined || status === 'cancelled' ? [] : [words.lesson.distance[distance]]),
    ...(substitution === null || status === 'cancelled' ? [] : [words.lesson.substituted]),
    ...(note === null || note === '' ? [] : [note]),
  ]
  const marks = said.map((text): EntryMark => ({ text, sign: 'information', tone: 'quiet' }))
  if (status === 'cancelled') {
    return [{ text: words.lesson.cancelled, sign: 'cross', tone: 'danger' }, ...marks]
  }
  if (isWithoutTeacher) {
    marks.unshift({ text: words.lesson.withoutTeacher, sign: 'attention', tone: 'attention' })
  }
  if (status !== 'moved') return marks
  const text =
    movedFrom === null
      ? words.lesson.moved
      : words.lesson.movedFrom({ day: format.day(dayInstant(movedFrom), dayInstant(movedFrom)) })
  return [{ text, sign: 'attention', tone: 'attention' }, ...marks]
}

/** The one name that covers every school day of the week; null where there is school. */
export function weekOffLabel(week: Week): string | null {
  const days = week.days.filter(({ day }) => weekdayOf(day) <= schoolDays)
  const isEmpty = week.days.every(({ lessons }) => lessons.length === 0)
  const labels = new Set(days.map(({ dayOff }) => dayOff))
  const [label] = labels
  return isEmpty && labels.size === 1 ? (label ?? null) : null
}
