/**
 * Lets only so many costly jobs run at once and so many wait; one more is told to come back. What
 * is heavy then slows down itself, and nothing else.
 */
import { type Result, refuse } from './result.ts'

export interface Bulkhead {
  /** The job's own result, or `overloaded` where too many wait. A throw of the job passes on. */
  run<T>(job: () => Promise<Result<T>>): Promise<Result<T>>
}

export function createBulkhead(limits: {
  readonly atOnceMax: number
  readonly waitingMax: number
  /** What those are told who are sent away. */
  readonly retryAfterMs: number
}): Bulkhead {
  const waiting: (() => void)[] = []
  let running = 0

  return {
    async run(job) {
      if (running >= limits.atOnceMax) {
        if (waiting.length >= limits.waitingMax) {
          return refuse('overloaded', { retryAfterMs: limits.retryAfterMs })
        }
        // Whoever ends hands its place over: nobody slips in between.
        await new Promise<void>((start) => waiting.push(start))
      } else running += 1
      try {
        return await job()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
