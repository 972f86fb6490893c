/** Counts what became of the calls of one run; those of the warm-up are left out. */
import { createLatencyRecord, quantile } from './latency-record.ts'
import type { RunResult } from './load-plan.ts'

export interface Tally {
  /** A call is due; `nowMs` is when the generator noticed. */
  offer(dueAtMs: number, nowMs: number): void
  answer(
    dueAtMs: number,
    nowMs: number,
    answer: { readonly status: number; readonly body: Buffer },
  ): void
  /** `cpuShare`: what the generator used of a core meanwhile. */
  result(cpuShare: number): RunResult
}

export function createTally(about: {
  readonly countFromMs: number
  readonly endAtMs: number
  readonly callsMax: number
  readonly watchFor: Readonly<Record<string, string>>
}): Tally {
  const { countFromMs, endAtMs } = about
  const latencies = createLatencyRecord(about.callsMax)
  const lateness = new Float64Array(about.callsMax)
  const statuses: Record<string, number> = {}
  const watches = Object.entries(about.watchFor).map(([name, text]) => ({ name, text, count: 0 }))
  let offered = 0
  let answered = 0
  let doneInTime = 0

  return {
    offer(dueAtMs, nowMs) {
      if (dueAtMs < countFromMs) return
      if (offered < lateness.length) lateness[offered] = nowMs - dueAtMs
      offered += 1
    },
    answer(dueAtMs, nowMs, { status, body }) {
      const isGood = status >= 200 && status < 300
      // The rate is what came out in the counted time, whenever it had been asked for.
      if (isGood && nowMs >= countFromMs && nowMs < endAtMs) doneInTime += 1
      if (dueAtMs < countFromMs) return
      answered += 1
      statuses[status] = (statuses[status] ?? 0) + 1
      latencies.add(nowMs - dueAtMs)
      for (const watch of watches) if (body.includes(watch.text)) watch.count += 1
    },
    result(cpuShare) {
      const lost = offered - answered
      const { p50Ms, p99Ms, maxMs } = latencies.summary(lost)
      const sortedLateness = lateness.slice(0, Math.min(offered, lateness.length)).sort()
      return {
        perSecond: (doneInTime * 1_000) / (endAtMs - countFromMs),
        p50Ms,
        p99Ms,
        maxMs,
        offered,
        statuses,
        watched: Object.fromEntries(watches.map(({ name, count }) => [name, count])),
        lost,
        generator: { cpuShare, latenessP99Ms: quantile(sortedLateness, 0, 0.99) },
      }
    },
  }
}
