/** What an answer of the school changes on the shelf. Pure. */
import { copiesToForget, type Entry } from './entry.ts'
import type { Verdict } from './judge-reply.ts'
import type { Closed, Contents, Edit } from './shelf.ts'

/** Writes down what an answer meant for an entry, as it is now. */
export function recordReply(
  current: Contents,
  happened: {
    readonly present: Entry | undefined
    readonly verdict: Verdict
    readonly closed: Closed
    readonly nowMs: number
  },
): Edit {
  const { present, verdict, closed, nowMs } = happened
  const { entry, pace } = verdict
  const isReceipt = entry.where.at === 'school' && entry.where.receipt !== null
  // A newer answer took its place while it was on its way: only the pace is news. But a receipt
  // counts whenever it comes, also for a submission that was taken back too late.
  if (present === undefined && !isReceipt) return { pace }
  const others = current.entries.filter((one) => one.id !== entry.id)
  const isNeedless = (one: Entry): boolean =>
    isReceipt && one.attemptId === entry.attemptId && one.task.kind === 'save_answer'
  const remove = [
    ...others.filter(isNeedless).map((one) => one.id),
    ...copiesToForget(others, nowMs),
  ]
  return {
    put: [entry],
    pace,
    remove,
    ...(present === undefined ? { loads: [[entry.id, closed] as const] } : {}),
  }
}
