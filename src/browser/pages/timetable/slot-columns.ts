/** The slots of a week that repeats, turned into what the grid shows. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import type { EntryAct, EntryMark, WeekColumn, WeekEntry } from '#browser/week/week-entry.ts'
import type { TimetableClash, TimetableSlot } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'

/** Shown even without slots: Monday to Friday. */
const schoolDays = 5

export interface SlotReading {
  readonly slots: readonly TimetableSlot[]
  readonly clashes: readonly TimetableClash[]
  readonly today: Day
  readonly names: 'teachers' | 'audience'
  readonly words: Words['school-life']['slots']
  readonly timetable: Words['timetable']
  readonly format: Format
  readonly actOf: (slot: TimetableSlot) => EntryAct | null
}

export function columnsOfSlots(reading: SlotReading): WeekColumn[] {
  const { slots, timetable } = reading
  return timetable.weekdays.flatMap((heading, index): WeekColumn[] => {
    const weekday = index + 1
    const ofDay = slots
      .filter((slot) => slot.weekday === weekday)
      // Week A stands above week B.
      .toSorted((a, b) => ((a.week ?? '') < (b.week ?? '') ? -1 : 1))
    if (weekday > schoolDays && ofDay.length === 0) return []
    return [
      {
        key: String(weekday),
        heading,
        href: null,
        isToday: false,
        dayOff: null,
        entries: ofDay.map((slot) => entryOfSlot(slot, reading)),
      },
    ]
  })
}

function entryOfSlot(slot: TimetableSlot, reading: SlotReading): WeekEntry {
  const { names, timetable, actOf } = reading
  const { subject, room } = slot
  const people =
    names === 'audience'
      ? slot.audience.join(', ')
      : slot.teachers.map((one) => `${one.givenName} ${one.familyName}`).join(', ')
  return {
    id: slot.id,
    starts: slot.starts,
    ends: slot.ends,
    title: subject.label,
    subject: subjectKindOf(subject.label, subject.family),
    details: [room === null ? '' : timetable.room({ room }), people].filter((part) => part !== ''),
    marks: marksOfSlot(slot, reading),
    struck: false,
    act: actOf(slot),
  }
}

/** Only some weeks, only some days, or somebody who is wanted twice. */
function marksOfSlot(slot: TimetableSlot, reading: SlotReading): EntryMark[] {
  const { clashes, slots, today, words, format } = reading
  const day = (text: Day): string => format.day(dayInstant(text)).replace(/^\S+ /, '')
  // Most slots run to the last day of the year; one that ends before says so.
  const lastDay = slots.reduce((last, { validTo }) => (validTo > last ? validTo : last), '')
  const marks: EntryMark[] = []
  if (clashes.some(({ slotIds }) => slotIds.includes(slot.id))) {
    marks.push({ text: words.clash, sign: 'attention', tone: 'danger' })
  }
  if (slot.week !== null) {
    marks.push({ text: words.week({ letter: slot.week }), sign: null, tone: 'attention' })
  }
  if (slot.validFrom > today) {
    marks.push({ text: words.from({ day: day(slot.validFrom) }), sign: null, tone: 'quiet' })
  }
  if (slot.validTo < lastDay) {
    marks.push({ text: words.until({ day: day(slot.validTo) }), sign: null, tone: 'quiet' })
  }
  return marks
}
