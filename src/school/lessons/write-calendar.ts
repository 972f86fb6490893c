/**
 * Lessons as an iCalendar file (RFC 5545). Times are UTC: each lesson is an instant, and no device
 * has to know how clocks change here. What is written depends on the lessons alone, so that the same
 * lessons are the same bytes. Pure.
 */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { FeedLessons } from './calendar-feed.ts'

/** A lesson as far as a calendar elsewhere may know it. */
export interface CalendarLesson {
  readonly id: string
  readonly subject_label: string
  readonly planned_on: string | null
  readonly on_date: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly room: string | null
  readonly status: 'planned' | 'moved' | 'cancelled'
  readonly changed_at: Date
  readonly changes: number
  readonly audience: readonly string[]
}

/** How often calendars are asked to come; many keep to a pace of their own. */
const refreshSeconds = 60 * 60

/** Teachers read for whom a lesson is; pupils know it. */
export function writeCalendar(
  lessons: readonly CalendarLesson[],
  kind: FeedLessons['kind'],
): string {
  const calendar = ical({
    name: 'Emploi du temps',
    prodId: { company: 'preau', product: 'timetable', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const lesson of lessons) calendar.createEvent(eventOf(lesson, kind))
  return `${calendar.toString()}\r\n`
}

function eventOf(lesson: CalendarLesson, kind: FeedLessons['kind']) {
  const isCancelled = lesson.status === 'cancelled'
  const title =
    kind === 'teacher' && lesson.audience.length > 0
      ? `${lesson.subject_label} – ${lesson.audience.join(', ')}`
      : lesson.subject_label
  const movedFrom =
    lesson.planned_on !== null && lesson.planned_on !== lesson.on_date ? lesson.planned_on : null
  return {
    id: `${lesson.id}@preau`,
    sequence: lesson.changes,
    start: lesson.starts_at,
    end: lesson.ends_at,
    stamp: lesson.changed_at,
    lastModified: lesson.changed_at,
    // Some calendars show no status: the title says it too.
    summary: isCancelled ? `Annulé\u00a0: ${title}` : title,
    location: lesson.room,
    description: movedFrom === null ? null : `Déplacé, prévu le ${frenchDay(movedFrom)}.`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  }
}

const dayWords = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

function frenchDay(day: string): string {
  return dayWords.format(new Date(`${day}T00:00:00Z`))
}
