/** That somebody came: what is written once an account and day, and counts for attendance. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** Days that arrivals are kept; attendance has copied what it needs long before. */
export const arrivalsKeptDays = 31

/** The lane through which somebody came to the line. */
export type ArrivalLane = 'known' | 'unknown' | 'pass'

export interface CheckIn {
  readonly accountId: Id
  /** The day at the person's school. */
  readonly onDay: Day
  readonly arrivedAtMs: number
  readonly epoch: number
  readonly number: number
  readonly lane: ArrivalLane
  readonly warm: boolean | null
  readonly tries: number
}

/** What stands after the commit: that of the day's first arrival. */
export type KeptCheckIn = Pick<CheckIn, 'arrivedAtMs' | 'epoch' | 'number'>
