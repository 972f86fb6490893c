/**
 * Reads somebody else's iCalendar file (RFC 5545) as events of lessons, each with its dates in the
 * school year. The reading itself is the library's; every event that cannot be understood is told
 * in French with its line. See docs/formats/timetable.md.
 */
import ICAL from 'ical.js'
import { calendarLabelMax, calendarLabelsMax } from '#contract/timetable-calendars.ts'
import {
  type DateFrame,
  FileFrame,
  isAllDay,
  readLength,
  readReplaced,
  readStarts,
  type StepBudget,
  stepsMax,
  UnreadableEvent,
} from './calendar-dates.ts'
import {
  type CalendarLabel,
  type EventText,
  type EventTime,
  isCalledOff,
  labelOf,
  readEventRoom,
  readEventWords,
} from './calendar-events.ts'
import type { LineRejection } from './timetable-lines.ts'

/** Events of one file; a year of one class has some 1,200. */
const eventsMax = 20_000

/** Lines of one file: each costs the library a hundred times its bytes, and an event has some ten. */
const linesMax = 400_000

export interface CalendarReading {
  readonly labels: readonly CalendarLabel[]
  readonly rejections: readonly LineRejection[]
  /** What the calendar is called: often the class. */
  readonly name: string
  readonly calledOff: number
  /** Without a time, or over several days. */
  readonly noLessons: number
}

interface PlacedEvent {
  readonly event: ICAL.Component
  readonly line: number
}

const nothing = { labels: [], name: '', calledOff: 0, noLessons: 0 }

export function readCalendarEvents(text: string, days: DateFrame): CalendarReading {
  if (hasMoreLines(text, linesMax)) {
    const reason = `Le fichier a plus de ${linesMax} lignes.`
    return { ...nothing, rejections: [{ line: 1, field: '', reason }] }
  }
  const calendars = parseCalendars(text)
  if (!Array.isArray(calendars)) return { ...nothing, rejections: [calendars] }
  const lines = linesOfEvents(text)
  const events = calendars
    .flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
    .map((event, index) => ({ event, line: lines[index] ?? 1 }))
  if (events.length > eventsMax) {
    const reason = `Le fichier a plus de ${eventsMax} événements.`
    return { ...nothing, rejections: [{ line: 1, field: '', reason }] }
  }
  const name = calendars[0]?.getFirstPropertyValue('x-wr-calname')
  return { ...readEvents(events, new FileFrame(days)), name: typeof name === 'string' ? name : '' }
}

function hasMoreLines(text: string, max: number): boolean {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0 && lines <= max; at = text.indexOf('\n', at + 1))
    lines += 1
  return lines > max
}

/** Time zones of the file's own are not looked at: their rules may run on without an end. */
function parseCalendars(text: string): ICAL.Component[] | LineRejection {
  try {
    const parsed: unknown = ICAL.parse(text)
    const isSeveral = Array.isArray(parsed) && Array.isArray(parsed[0])
    const components: unknown[] = isSeveral ? (parsed as unknown[]) : [parsed]
    return components.map((one) => {
      const component = new ICAL.Component(one as ConstructorParameters<typeof ICAL.Component>[0])
      component.removeAllSubcomponents('vtimezone')
      return component
    })
  } catch (error) {
    // The library tells in English what it found, the text itself between quotation marks.
    const found = /"([^"]{1,80})"/.exec(String(error))?.[1]
    const what = found === undefined ? '' : ` : « ${found} »`
    return { line: 1, field: '', reason: `Le fichier n’est pas un agenda lisible (.ics)${what}.` }
  }
}

/** Where each event begins, in order: the library does not say it. */
function linesOfEvents(text: string): number[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []))
}

function readEvents(
  events: readonly PlacedEvent[],
  frame: FileFrame,
): Omit<CalendarReading, 'name'> {
  const budget: StepBudget = { left: stepsMax }
  const rejections: LineRejection[] = []
  const labels = new Map<string, CalendarLabel & { times: EventTime[] }>()
  let calledOff = 0
  let noLessons = 0
  const replaced = findReplaced(events, frame)
  for (const { event, line } of events) {
    const text = textOf(event)
    if (isCalledOff(text)) calledOff += 1
    else if (isAllDay(event)) noLessons += 1
    else {
      try {
        const times = readTimes(event, frame, budget, replaced)
        if (times === null) noLessons += 1
        else addTo(labels, text, line, times)
      } catch (error) {
        rejections.push({ line, ...reasonOf(error, text.summary) })
      }
    }
  }
  if (labels.size > calendarLabelsMax) {
    const reason = `Le fichier a plus de ${calendarLabelsMax} sortes d’événements : importez-le classe par classe.`
    return { ...nothing, rejections: [{ line: 1, field: '', reason }] }
  }
  return { labels: [...labels.values()], rejections, calledOff, noLessons }
}

function reasonOf(error: unknown, summary: string): Omit<LineRejection, 'line'> {
  const named = summary === '' ? '' : `« ${summary.slice(0, 80)} » : `
  if (error instanceof UnreadableEvent) {
    return { field: error.field, reason: `${named}${error.reason}` }
  }
  // The library throws at values that it cannot turn into dates.
  return { field: 'DTSTART', reason: `${named}les dates ne sont pas lisibles.` }
}

function addTo(
  labels: Map<string, CalendarLabel & { times: EventTime[] }>,
  text: EventText,
  line: number,
  times: readonly EventTime[],
): void {
  const words = readEventWords(text)
  const label = labelOf(words, calendarLabelMax)
  const known = labels.get(label) ?? { label, line, words, times: [] }
  known.times.push(...times)
  labels.set(label, known)
}

/** Dates of repetitions that another event of the file stands for, by event. */
function findReplaced(events: readonly PlacedEvent[], frame: FileFrame): Set<string> {
  return new Set(
    events.flatMap(({ event }) => {
      try {
        const at = readReplaced(event, frame)
        return at === null ? [] : [`${uidOf(event)} ${at}`]
      } catch {
        // It is told where its own dates are read.
        return []
      }
    }),
  )
}

/** Null: no lesson. */
function readTimes(
  event: ICAL.Component,
  frame: FileFrame,
  budget: StepBudget,
  replaced: ReadonlySet<string>,
): EventTime[] | null {
  const uid = uidOf(event)
  const isReplacing = event.getFirstProperty('recurrence-id') !== null
  const lengthMs = readLength(event, frame)
  const room = readEventRoom(textOf(event))
  const starts = readStarts(event, frame, budget).filter(
    (atMs) => isReplacing || !replaced.has(`${uid} ${atMs}`),
  )
  const times = starts.map((atMs) => {
    const begins = frame.wallOf(atMs)
    const ends = frame.wallOf(atMs + lengthMs)
    return { day: begins.day, endsOn: ends.day, starts: begins.time, ends: ends.time, room }
  })
  if (times.some(({ day, endsOn, ends, starts: begins }) => endsOn !== day || ends <= begins)) {
    return null
  }
  return times.map(({ endsOn: _, ...time }) => time)
}

function uidOf(event: ICAL.Component): string {
  return String(event.getFirstPropertyValue('uid') ?? '')
}

function textOf(event: ICAL.Component): EventText {
  const text = (name: string): string => String(event.getFirstPropertyValue(name) ?? '')
  return {
    summary: text('summary'),
    description: text('description'),
    location: text('location'),
    status: text('status'),
    categories: event.getAllProperties('categories').flatMap((one) => one.getValues().map(String)),
  }
}
