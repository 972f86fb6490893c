/** That somebody came: written once an account and day, and attendance counts from it. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Lane, TicketNumber } from './waiting-line.ts'

/** Days that arrivals are kept; attendance has copied what it needs long before. */
export const arrivalsKeptDays = 31

/** When somebody first came, and under which number. */
export interface FirstArrival {
  readonly arrivedAtMs: number
  readonly number: TicketNumber
}

/** What is written of one arrival. */
export interface CheckIn extends FirstArrival {
  readonly accountId: Id
  /** The day at the person's school. */
  readonly onDay: Day
  readonly lane: Lane
  /** Whether every pack of the day lay on the device; null where it did not say. */
  readonly warm: boolean | null
  readonly tries: number
}
