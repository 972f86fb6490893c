/**
 * On which dates of a school year an event falls. The library reads the rule and steps through it;
 * zones, exceptions and ends are reckoned here, as instants, because files mix UTC and local times.
 */
import type ICAL from 'ical.js'
import {
  addDays,
  type Day,
  daysBetween,
  instantOf,
  isDay,
  wallClockOf,
} from '#kernel/calendar-day.ts'
import { zoneNamed } from './calendar-zones.ts'

/** Why an event cannot be read; in French. */
export class UnreadableEvent extends Error {
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(reason)
    this.field = field
    this.reason = reason
  }
}

export interface DateFrame {
  /** The school's own zone: times without one are its. */
  readonly timeZone: string
  /** First and last day that count. */
  readonly from: Day
  readonly to: Day
}

/**
 * A frame with the clocks that one file asks for: lessons share a bell, and each time of a day is
 * turned into an instant, and back, once.
 */
export class FileFrame {
  readonly timeZone: string
  readonly from: Day
  readonly to: Day
  /** Starts by what makes them: the first one and its rule. */
  readonly repetitions = new Map<string, readonly number[]>()
  readonly #instants = new Map<string, number>()
  readonly #walls = new Map<number, { day: Day; time: string }>()
  readonly #zones = new Map<string, string | null>()

  constructor({ from, timeZone, to }: DateFrame) {
    this.timeZone = timeZone
    this.from = from
    this.to = to
  }

  instantOf(day: Day, time: string, timeZone: string): number {
    const key = `${day} ${time} ${timeZone}`
    const known = this.#instants.get(key) ?? instantOf(day, time, timeZone)
    this.#instants.set(key, known)
    return known
  }

  zoneNamed(tzid: string): string | null {
    const known = this.#zones.get(tzid)
    const zone = known === undefined ? zoneNamed(tzid) : known
    this.#zones.set(tzid, zone)
    return zone
  }

  /** The school's own clock. */
  wallOf(atMs: number): { day: Day; time: string } {
    const known = this.#walls.get(atMs) ?? wallClockOf(atMs, this.timeZone)
    this.#walls.set(atMs, known)
    return known
  }
}

/** Steps through repetitions that one file may cost; a school has some 300 rules of 40 weeks. */
export const stepsMax = 30_000
/** Weeks or days between two repetitions; more is no timetable, and would take the library long. */
const intervalMax = 60
/** Days of the week in one rule, each named twice at the most. */
const weekdaysMax = 14

/** What is left of `stepsMax` in this file. */
export interface StepBudget {
  left: number
}

interface Moment {
  readonly atMs: number
  /** The zone in which its repetitions keep their time of day. */
  readonly timeZone: string
}

/** Starts of the event inside the frame, in order; exceptions are left out. */
export function readStarts(
  event: ICAL.Component,
  frame: FileFrame,
  budget: StepBudget,
): readonly number[] {
  const property = event.getFirstProperty('dtstart')
  if (property === null) throw new UnreadableEvent('DTSTART', 'Il manque la date de début.')
  const [first] = readMoments(property, frame)
  if (first === undefined) throw new UnreadableEvent('DTSTART', 'Il manque la date de début.')
  const starts = new Set([first.atMs, ...readRepetitions(event, first, frame, budget)])
  for (const added of event.getAllProperties('rdate')) {
    for (const { atMs } of readMoments(added, frame)) starts.add(atMs)
  }
  const excepted = event
    .getAllProperties('exdate')
    .flatMap((one): (number | Day)[] => readExceptions(one, frame))
  const except = new Set(excepted)
  return [...starts]
    .filter((atMs) => {
      const { day } = frame.wallOf(atMs)
      const isExcepted = except.has(atMs) || except.has(day)
      return !isExcepted && frame.from <= day && day <= frame.to
    })
    .sort((a, b) => a - b)
}

export function isAllDay(event: ICAL.Component): boolean {
  return event.getFirstProperty('dtstart')?.type === 'date'
}

/** Milliseconds from the start to the end. */
export function readLength(event: ICAL.Component, frame: FileFrame): number {
  const [starts] = momentsOf(event, 'dtstart', frame)
  const [ends] = momentsOf(event, 'dtend', frame)
  if (starts !== undefined && ends !== undefined) return ends.atMs - starts.atMs
  const duration = event.getFirstPropertyValue('duration')
  if (duration !== null && typeof duration === 'object' && 'toSeconds' in duration) {
    return duration.toSeconds() * 1000
  }
  throw new UnreadableEvent('DTEND', 'Il manque l’heure de fin.')
}

/** Under which an event stands that takes the place of one repetition; null: none. */
export function readReplaced(event: ICAL.Component, frame: FileFrame): number | null {
  return momentsOf(event, 'recurrence-id', frame)[0]?.atMs ?? null
}

function momentsOf(event: ICAL.Component, name: string, frame: FileFrame): Moment[] {
  const property = event.getFirstProperty(name)
  return property === null ? [] : readMoments(property, frame)
}

/** The property's values as written ('2026-09-07T08:30:00Z'), and the zone that they are in. */
function writtenIn(property: ICAL.Property, frame: FileFrame) {
  const [, , , ...values] = property.toJSON() as readonly unknown[]
  const tzid = property.getParameter('tzid')
  const zone = typeof tzid === 'string' ? frame.zoneNamed(tzid) : frame.timeZone
  if (zone === null) {
    throw new UnreadableEvent('TZID', `« ${String(tzid)} » : fuseau horaire inconnu.`)
  }
  return { values: values.map(String), zone }
}

function readMoments(property: ICAL.Property, frame: FileFrame): Moment[] {
  const { values, zone } = writtenIn(property, frame)
  return values.map((value) => {
    const timeZone = value.endsWith('Z') ? 'UTC' : zone
    return { atMs: instantIn(value, timeZone, property.name, frame), timeZone }
  })
}

/** Instants; or whole days, where an exception names no time. */
function readExceptions(property: ICAL.Property, frame: FileFrame): (number | Day)[] {
  if (property.type !== 'date') return readMoments(property, frame).map(({ atMs }) => atMs)
  return writtenIn(property, frame).values
}

function instantIn(value: string, timeZone: string, name: string, frame: FileFrame): number {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z?$/.exec(value) ?? []
  const isTime = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)
  if (!isDay(day) || !isTime) {
    throw new UnreadableEvent(name.toUpperCase(), `« ${value} » n’est pas une date avec une heure.`)
  }
  return frame.instantOf(day, time, timeZone)
}

/** Those of the event's rules; of two events with the same start and rule, one is stepped through. */
function readRepetitions(
  event: ICAL.Component,
  first: Moment,
  frame: FileFrame,
  budget: StepBudget,
): readonly number[] {
  const start = event.getFirstPropertyValue('dtstart')
  return event.getAllProperties('rrule').flatMap((property) => {
    const rule = property.getFirstValue()
    if (!isRule(rule) || !isTime(start)) return []
    const key = `${start} ${first.timeZone} ${rule}`
    const starts = frame.repetitions.get(key) ?? [...stepThrough(rule, start, first, frame, budget)]
    frame.repetitions.set(key, starts)
    return starts
  })
}

function* stepThrough(
  rule: ICAL.Recur,
  start: ICAL.Time,
  first: Moment,
  frame: FileFrame,
  budget: StepBudget,
): Generator<number> {
  checkRule(rule)
  // No zone is further than a day away.
  const [before, beyond] = [addDays(frame.from, -1), addDays(frame.to, 2)]
  const untilMs = readUntil(rule, frame, first.timeZone)
  // Its end is reckoned as an instant: the library would compare clocks of two zones.
  rule.until = null
  const steps = rule.iterator(nearTo(before, rule, start))
  for (let step = steps.next(); step !== null && step !== undefined; step = steps.next()) {
    budget.left -= 1
    if (budget.left < 0) throw new UnreadableEvent('RRULE', 'Le fichier a trop de répétitions.')
    const written = step.toString()
    if (written > beyond) break
    if (written < before) continue
    const atMs = instantIn(written, first.timeZone, 'RRULE', frame)
    if (atMs > untilMs) break
    yield atMs
  }
}

/** A rule that nobody counts begins as well some of its own periods later. */
function nearTo(day: Day, { count, freq, interval }: ICAL.Recur, start: ICAL.Time): ICAL.Time {
  const near = start.clone()
  if (count !== null && count !== undefined) return near
  const periodDays = interval * (freq === 'WEEKLY' ? 7 : 1)
  // One less: a week is only whole from its first day on.
  const periods = Math.floor(daysBetween(start.toString().slice(0, 10), day) / periodDays) - 1
  if (periods > 0) near.adjust(periods * periodDays, 0, 0, 0)
  return near
}

function isRule(value: unknown): value is ICAL.Recur {
  return typeof value === 'object' && value !== null && 'freq' in value
}

function isTime(value: unknown): value is ICAL.Time {
  return typeof value === 'object' && value !== null && 'isDate' in value
}

/** By weeks, or by days; what else RFC 5545 §3.3.10 knows makes no timetable. */
function checkRule({ freq, interval, parts }: ICAL.Recur): void {
  const names = Object.keys(parts)
  const weekdays = (parts as Readonly<Record<string, readonly unknown[]>>).BYDAY ?? []
  const isKnown = names.every((name) => name === 'BYDAY')
  const isDaily = freq === 'DAILY' && (weekdays.length === 0 || interval === 1)
  if (!isKnown || !(freq === 'WEEKLY' || isDaily)) {
    throw new UnreadableEvent('RRULE', 'L’événement ne se répète ni par semaines ni par jours.')
  }
  if (interval > intervalMax || weekdays.length > weekdaysMax) {
    throw new UnreadableEvent('RRULE', 'La répétition n’est pas celle d’un emploi du temps.')
  }
}

/** Without an end: forever. A day counts whole. */
function readUntil({ until }: ICAL.Recur, frame: FileFrame, timeZone: string): number {
  if (until === null || until === undefined) return Number.POSITIVE_INFINITY
  const text = until.toString()
  if (until.isDate) return instantIn(`${text}T23:59:59`, frame.timeZone, 'UNTIL', frame)
  return instantIn(text, text.endsWith('Z') ? 'UTC' : timeZone, 'UNTIL', frame)
}
