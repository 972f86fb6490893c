/** The receipt of a submission, as its pupil and its teachers read it. */
import type { Receipt } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { countsLate, type Ruled, type TimingFacts, timingOf } from './timing.ts'

export function receiptOf(
  row: TimingFacts & {
    readonly id: Id
    readonly receipt_number: number | null
    readonly content_hash: string
  },
  ruled: Ruled,
): Receipt {
  const timing = timingOf(row, ruled)
  return {
    submissionId: row.id,
    number: Number(row.receipt_number),
    receivedAt: row.received_at.toISOString(),
    contentHash: row.content_hash,
    isLate: countsLate(timing),
    timing,
  }
}
