/** What is said of a paper copy, and why it cannot be sent yet. Pure. */
import { instantOf, isDay } from '#kernel/calendar-day.ts'

export interface PaperSaid {
  /** Empty: the whole work. */
  readonly questionId: string
  readonly when: 'now' | 'before'
  readonly day: string
  /** 'HH:MM' on the school's wall clock. */
  readonly time: string
}

/** `preparing`: photos that were chosen are not among the pages yet. */
type PaperProblem = 'preparing' | 'photos' | 'hour'

export function paperProblem(
  said: PaperSaid,
  counts: { readonly photos: number; readonly waiting: number },
  timeZone: string,
  nowMs: number,
): PaperProblem | null {
  if (counts.waiting > 0) return 'preparing'
  if (counts.photos === 0) return 'photos'
  if (said.when === 'now') return null
  const isWhole = isDay(said.day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(said.time)
  return isWhole && instantOf(said.day, said.time, timeZone) <= nowMs ? null : 'hour'
}
