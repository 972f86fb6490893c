/**
 * For how many school days nothing has been known of a pupil, and whether somebody still has to
 * call. Pure; the reasons stand in docs/attendance.md.
 */
import type { AttendanceState, AttendanceWhy } from '#contract/attendance.ts'
import type { CallOutcome } from '#contract/family-calls.ts'
import { type Day, daysBetween } from '#kernel/calendar-day.ts'
import { judgeHalfDay } from './judge-lesson.ts'

/** For so many days whoever reached a family has reached it; a longer silence is asked about again. */
export const reachedForDays = 7

/** How a pupil stood for one lesson of a day. */
export interface LessonOfDay {
  readonly onDate: Day
  readonly state: AttendanceState
  readonly why: Pick<AttendanceWhy, 'kind'>
}

const unknown = 'to_find_out'

export interface Silence {
  /** School days in a row, the last one first; at least one. */
  readonly days: number
  readonly since: Day
  /** The last day on which the pupil was seen; null: on none of those that were looked at. */
  readonly lastSeenOn: Day | null
}

/**
 * Null where the last day of which anything can be said says something. A lesson that is not over,
 * or was held elsewhere, neither makes a silence longer nor ends it; the first lesson of today does.
 * A call that reached the family ends none: the pupil stays on the list, as one who was called.
 */
export function findSilence(lessons: readonly LessonOfDay[]): Silence | null {
  const known = lessons
    .map(({ onDate, state, why }) => ({ onDate, state: why.kind === 'called' ? unknown : state }))
    .filter(({ state }) => state !== 'not_known_yet')
  const days = [...Map.groupBy(known, ({ onDate }) => onDate)]
    .map(([day, ofDay]) => ({ day, state: judgeHalfDay(ofDay.map(({ state }) => state)) }))
    .sort((left, right) => (left.day < right.day ? 1 : -1))
  const told = days.findIndex(({ state }) => state !== unknown && state !== 'unreachable')
  const silent = told === -1 ? days : days.slice(0, told)
  const since = silent.at(-1)?.day
  if (since === undefined) return null
  const lastSeenOn = days.find(({ state }) => state === 'present')?.day ?? null
  return { days: silent.length, since, lastSeenOn }
}

/** Whether the family was reached since the silence began, and lately. */
export function isReachedLately(
  since: Day,
  today: Day,
  calls: readonly { readonly onDay: Day; readonly outcome: CallOutcome }[],
): boolean {
  return calls.some(({ onDay, outcome }) => {
    const isLately = daysBetween(onDay, today) < reachedForDays
    return outcome === 'reached' && onDay >= since && isLately
  })
}

/** Whoever has not been reached first, then by the length of the silence. */
export function compareUrgency(
  left: { readonly isReached: boolean; readonly silentDays: number },
  right: { readonly isReached: boolean; readonly silentDays: number },
): number {
  return Number(left.isReached) - Number(right.isReached) || right.silentDays - left.silentDays
}
