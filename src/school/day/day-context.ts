/** What the doors of the day are made of, and what they remember between two requests. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import type { DistanceSpan } from '#school/distance-days/distance.ts'
import type { SchoolYear } from '#school/people/current-school-year.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import type { DayOffFinder } from '#school/timetable/days-off.ts'
import type { SchoolDayMemory } from './school-day-memory.ts'

/** What the day needs of one school. */
export interface SchoolDayFacts {
  readonly uai: string
  readonly timeZone: string
  readonly year: SchoolYear | null
  readonly dayOff: DayOffFinder
  /** Half-days at a distance, of the days around today. */
  readonly distance: readonly DistanceSpan[]
}

/** How long resources take, by published revision: those never change. */
export interface MinutesMemory {
  get(revisionIds: readonly Id[]): Promise<ReadonlyMap<Id, number>>
}

export interface DayContext {
  readonly db: SchoolDatabase
  readonly clock: Clock
  readonly schools: SchoolDayMemory<SchoolDayFacts | null>
  readonly minutes: MinutesMemory
  readonly findOutages: FindOutages
}

/** What the role hands to the rooms of the day. */
export type DayRoom = Pick<RoomContext, 'db' | 'clock'> & Pick<DayContext, 'findOutages'>

/** Which day is asked for, and where. */
export interface AskedDay {
  readonly on: Day
  readonly now: Date
  /** Of the first of the person's schools. */
  readonly timeZone: string
  readonly schools: readonly SchoolDayFacts[]
}
