/** How long records can be opened: which days are over for so long that their keys are destroyed. */
import { journalDayOf } from './day-secrets.ts'

/** CNIL, délibération 2021-122: six to twelve months for logs. */
const monthsKept = 12

/** A day is kept until the same day of the next year is over. */
export function lastDayForgotten(nowMs: number): string {
  const today = new Date(nowMs)
  const month = today.getUTCMonth() - monthsKept
  return journalDayOf(Date.UTC(today.getUTCFullYear(), month, today.getUTCDate() - 1))
}
