/**
 * Days as people write them ('2026-11-23', no hour, no zone) and the step between a day with a
 * time in some zone and an instant. Nothing here knows the machine's own zone.
 */

/** A day of the Gregorian calendar: 'YYYY-MM-DD'. Compares rightly as a string. */
export type Day = string

const dayMs = 86_400_000

/** True for days that exist: not for '2026-02-30'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

export function addDays(day: Day, count: number): Day {
  return new Date(utcMidnight(day) + count * dayMs).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / dayMs)
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((new Date(utcMidnight(day)).getUTCDay() + 6) % 7) + 1
}

/** The Monday of the day's week; the day itself on a Monday. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** Completed years from birth to `day`; a 29 February birthday counts from 1 March. */
export function yearsBetween(birth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The day and the time of day ('HH:MM') that a wall clock in `timeZone` shows at an instant. */
export function wallClockOf(instantMs: number, timeZone: string): { day: Day; time: string } {
  const local = new Date(instantMs + offsetMs(instantMs, timeZone)).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}

export function dayOf(instantMs: number, timeZone: string): Day {
  return wallClockOf(instantMs, timeZone).day
}

/**
 * The instant, in milliseconds since 1970, at which a wall clock in `timeZone` shows `time`
 * ('HH:MM' or 'HH:MM:SS') on `day`. A time that the clock skips in spring means as much later; a
 * time that it shows twice in autumn means the first one (as RFC 5545 §3.3.5 has it).
 */
export function instantOf(day: Day, time: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  const before = offsetMs(wall - dayMs, timeZone)
  const after = offsetMs(wall + dayMs, timeZone)
  if (before === after) return wall - before
  const early = wall - before
  if (offsetMs(early, timeZone) === before) return early
  const late = wall - after
  return offsetMs(late, timeZone) === after ? late : early
}

function utcMidnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Zones that one process has met; each formatter weighs some kilobytes. */
const formattersMax = 100
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  if (formatters.size >= formattersMax) formatters.clear()
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(timeZone, formatter)
  return formatter
}

/** What is added to UTC to get the wall clock of the zone at an instant. */
function offsetMs(instantMs: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) {
    part[type] = Number(value)
  }
  const wall = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  )
  return wall - Math.floor(instantMs / 1000) * 1000
}
