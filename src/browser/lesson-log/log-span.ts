/** The time that a log shows: a week, a month, or any days. Pure. */
import { addDays, type Day, daysBetween, isDay, mondayOf } from '#kernel/calendar-day.ts'

export type SpanKind = 'week' | 'month' | 'days'

export interface LogSpan {
  readonly kind: SpanKind
  /** Both included. */
  readonly from: Day
  readonly until: Day
}

/** As `logDaysMax` of the contract. */
const daysMax = 400

/** The week or month of a day, or that day alone. */
export function spanAround(kind: SpanKind, day: Day): LogSpan {
  if (kind === 'week') return { kind, from: mondayOf(day), until: addDays(mondayOf(day), 6) }
  if (kind === 'days') return { kind, from: day, until: day }
  const from = `${day.slice(0, 7)}-01`
  // The 32nd of any month lies in the next one.
  const next = `${addDays(from, 31).slice(0, 7)}-01`
  return { kind, from, until: addDays(next, -1) }
}

/** Another kind of time, around what is looked at; days begin as what was shown before. */
export function changeKind(span: LogSpan, kind: SpanKind, today: Day): LogSpan {
  if (kind === 'days') return { ...span, kind }
  const isNow = span.from <= today && today <= span.until
  return spanAround(kind, isNow ? today : span.from)
}

/** The week or month before (-1) or after (1). */
export function stepSpan(span: LogSpan, step: -1 | 1): LogSpan {
  return spanAround(span.kind, addDays(step < 0 ? span.from : span.until, step))
}

/** Days in their order, and not more than are read at once. */
export function isWholeSpan({ from, until }: Pick<LogSpan, 'from' | 'until'>): boolean {
  if (!isDay(from) || !isDay(until)) return false
  const days = daysBetween(from, until)
  return days >= 0 && days < daysMax
}
