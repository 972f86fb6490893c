/**
 * What the way in knows of somebody on a day. The school knows no waiting room: the question stands
 * here as a type, and the role that puts a process together hands in the answer.
 */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

export interface Presence {
  readonly accountId: Id
  readonly onDay: Day
  /** The first arrival of the day, in ms since 1970; null where only the device says something. */
  readonly arrivedAtMs: number | null
  /** When the device says that somebody was there while nobody answered. */
  readonly claimedAtMs: number | null
}

/** Both days included. Whoever is missing in the answer neither came nor claims to have come. */
export type FindPresence = (
  accountIds: readonly Id[],
  fromDay: Day,
  untilDay: Day,
) => Promise<readonly Presence[]>
