/** What an event of somebody else's calendar says of a lesson. Pure. */
import type { Day } from '#kernel/calendar-day.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { foldText } from '#school/people/standard-subjects.ts'

/** One date of an event, on the school's clock. */
export interface EventTime {
  readonly day: Day
  /** 'HH:MM'. */
  readonly starts: string
  readonly ends: string
  readonly room: string | null
}

/** What is written on it, as far as it may name a course. */
export interface EventWords {
  readonly title: string
  /** Where the event says so apart from its title; null where it does not. */
  readonly subject: string | null
  readonly teachers: string | null
  readonly audience: string | null
}

/** Events that are called the same. */
export interface CalendarLabel {
  readonly label: string
  readonly line: number
  readonly words: EventWords
  readonly times: readonly EventTime[]
}

/**
 * The lines that the calendars of Index-Éducation (PRONOTE, EDT, HYPERPLANNING) write into a
 * description: « Matière : ANGLAIS LV1 », as their files of 2021 to 2026 show.
 */
const fields = {
  subject: /^mati[èe]res?$/i,
  teachers: /^(?:professeur|enseignant)s?$/i,
  audience: /^(?:classe|groupe|promotion|partie de classe|td)s?$/i,
  room: /^salles?$/i,
} as const

export interface EventText {
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly categories: readonly string[]
  readonly status: string
}

export function readEventWords({ summary, description }: EventText): EventWords {
  const title = plainLine(summary)
  return {
    title,
    subject: fieldOf(description, fields.subject),
    teachers: fieldOf(description, fields.teachers),
    audience: fieldOf(description, fields.audience),
  }
}

export function readEventRoom({ description, location }: EventText): string | null {
  const room = plainLine(location) || (fieldOf(description, fields.room) ?? '')
  return room === '' ? null : room.slice(0, 60).trim()
}

/** « Cours annulé », « Prof. absent »: it stands in the calendar, and does not take place. */
export function isCalledOff({ categories, status, summary }: EventText): boolean {
  if (status.toUpperCase() === 'CANCELLED') return true
  const said = [...categories, /^[^:]*:/.exec(summary)?.[0] ?? ''].map(foldText)
  return said.some((text) => /\bannulee?\b|\bprof\.? absent/.test(text))
}

/** How the event is called where people choose its course. */
export function labelOf({ audience, title }: EventWords, lettersMax: number): string {
  const isSaid = audience === null || foldText(title).includes(foldText(audience))
  return (isSaid ? title : `${title} · ${audience}`).slice(0, lettersMax).trim()
}

function fieldOf(description: string, name: RegExp): string | null {
  const found = description.split(/\r?\n/).flatMap((line) => {
    const [field = '', ...rest] = line.split(':')
    return name.test(field.trim()) ? [rest.join(':')] : []
  })
  const text = plainLine(found.map(withoutEntities).join(', '))
  return text === '' ? null : text
}

/** These calendars write the three signs of HTML into plain text. */
function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
