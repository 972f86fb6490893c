/**
 * Whose turn it is: by the start of one's first lesson, so that whoever has lessons at 10:00 lets
 * those of 8:00 go first, but nobody for longer than `ageingMs`. Equal turns: staff, then the
 * lottery's rank, then the number. Pure; decision 0015 gives the reasons.
 */
import type { Entrant, TicketNumber } from './waiting-line.ts'

/** For how long a later lesson lets earlier ones go first. */
export const ageingMs = 20 * 60_000

export interface Turn {
  /** On a clock without jumps: see `line-clock.ts`. */
  readonly arrivedAtMs: number
  /** Null: no lesson today, or nobody knows. */
  readonly firstLessonAtMs: number | null
  /** Until then everybody waits and the lottery decides; null: no such opening. */
  readonly opensAtMs: number | null
}

/**
 * When the turn comes, in ms since 1970. Whoever comes before the opening comes at the opening:
 * being first to press a button at 6:00 is not a merit, and the lottery breaks the tie.
 */
export function orderOf(turn: Turn, ageingBoundMs: number = ageingMs): number {
  const fromMs = Math.max(turn.arrivedAtMs, turn.opensAtMs ?? turn.arrivedAtMs)
  const lessonMs = turn.firstLessonAtMs ?? fromMs
  return Math.max(fromMs, Math.min(lessonMs, fromMs + ageingBoundMs))
}

/** What decides between two that wait. */
export interface Rank {
  readonly isStaff: boolean
  readonly orderMs: number
  readonly draw: number
  readonly epoch: number
  readonly number: number
}

export function rankOf(entrant: Entrant): Rank {
  const { epoch, number } = entrant.number
  return { isStaff: entrant.isStaff, orderMs: entrant.orderMs, draw: entrant.draw, epoch, number }
}

/** Negative where `left` goes first. Never 0 for two different numbers. */
export function compareRanks(left: Rank, right: Rank): number {
  if (left.isStaff !== right.isStaff) return left.isStaff ? -1 : 1
  return (
    left.orderMs - right.orderMs ||
    left.draw - right.draw ||
    left.epoch - right.epoch ||
    left.number - right.number
  )
}

export function compareNumbers(left: TicketNumber, right: TicketNumber): number {
  return left.epoch - right.epoch || left.number - right.number
}
