/** What an evening asks of a guardian, for one child, the most pressing first. Decided, not worded. */
import { isToExplain } from '#browser/attendance/is-to-explain.ts'
import { awaitedUntil, isOverdue } from '#browser/day/awaited-until.ts'
import { dayAfter } from '#browser/day/day-instant.ts'
import type { PupilAttendance } from '#contract/attendance.ts'
import type { ChildDay, HandIn } from '#contract/day.ts'
import type { PupilReports } from '#contract/reports.ts'
import { addDays, type Day, dayOf } from '#kernel/calendar-day.ts'
import { childToday } from './child-summary.ts'

const dayMs = 86_400_000
/** How long a report that was given out stands among what is to read: nobody notes who has read it. */
const newReportDays = 7
/** A weekend and a bank holiday: what is due after that is not yet for this evening. */
const soonDaysMax = 3

/** What one child's card is made of. */
export interface Evening {
  readonly day: Pick<ChildDay, 'on' | 'timeZone' | 'day' | 'lessons' | 'toHandIn'>
  readonly attendance: { readonly halfDays: readonly Pick<HalfDay, 'state'>[] }
  readonly reports: readonly GivenReport[]
}

type HalfDay = PupilAttendance['halfDays'][number]
interface GivenReport {
  readonly publishedAt: string
  readonly report: Pick<PupilReports['reports'][number]['report'], 'period' | 'withoutPoints'>
}

export type Need =
  | { readonly kind: 'explain'; readonly count: number }
  | { readonly kind: 'late'; readonly works: readonly HandIn[] }
  | { readonly kind: 'soon'; readonly on: Day; readonly works: readonly HandIn[] }
  | { readonly kind: 'report'; readonly given: GivenReport }

export interface EveningNeeds {
  readonly needs: readonly Need[]
  /** Work that waits, but not for this evening. */
  readonly later: readonly HandIn[]
}

export function eveningNeeds({ day, attendance, reports }: Evening, nowMs: number): EveningNeeds {
  const waiting = day.toHandIn.filter((work) => isWaiting(work, day, nowMs))
  const late = waiting.filter((work) => work.kind === 'assignment' && isOverdue(work, nowMs))
  const ahead = waiting.filter((work) => !late.includes(work))
  const lastDay = lastDayOfSoon(day)
  const isSoon = (work: HandIn): boolean => dueDay(work, day.timeZone) <= lastDay
  const soon = Map.groupBy(ahead.filter(isSoon), (work) => dueDay(work, day.timeZone))
  const toExplain = attendance.halfDays.filter(isToExplain).length
  const isNew = ({ publishedAt }: GivenReport): boolean =>
    nowMs - Date.parse(publishedAt) < newReportDays * dayMs
  return {
    needs: [
      ...(toExplain === 0 ? [] : [{ kind: 'explain' as const, count: toExplain }]),
      ...(late.length === 0 ? [] : [{ kind: 'late' as const, works: late }]),
      ...[...soon]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([on, works]) => ({ kind: 'soon' as const, on, works })),
      ...reports.filter(isNew).map((given) => ({ kind: 'report' as const, given })),
    ],
    later: ahead
      .filter((work) => !isSoon(work))
      .sort((one, other) => whenDue(one).localeCompare(whenDue(other))),
  }
}

/** Not handed in yet; work in plain words is asked for in a lesson, so that it ends with the day's last. */
function isWaiting(work: HandIn, day: Evening['day'], nowMs: number): boolean {
  if (work.kind === 'assignment') return work.state === 'not_opened' || work.state === 'begun'
  if (work.dueOn !== day.on) return work.dueOn > day.on
  const { kind } = childToday(day, nowMs)
  return kind === 'now' || kind === 'next'
}

/** The next school day where it is near, so that a Sunday asks for Monday's work; else tomorrow. */
function lastDayOfSoon({ on, day }: Evening['day']): Day {
  const next = dayAfter(on, day.nextSchoolDay)
  return next <= addDays(on, soonDaysMax) ? next : addDays(on, 1)
}

/** After every date: work that nobody set a time for. */
const whenever = '9999'

function whenDue(work: HandIn): string {
  return work.kind === 'homework' ? work.dueOn : (awaitedUntil(work) ?? whenever)
}

function dueDay(work: HandIn, timeZone: string): Day {
  if (work.kind === 'homework') return work.dueOn
  const until = awaitedUntil(work)
  return until === null ? whenever : dayOf(Date.parse(until), timeZone)
}
