/** What this process feels of its load: the event loop, the database, the oldest unwritten row. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { LoadSignals } from '#pipes/waiting-room/admission-rate.ts'

/** How finely the event loop is watched, in ms; the idle loop is late by this much already. */
const resolutionMs = 10
/** How often the database is asked for nothing, in ms. */
const probeEveryMs = 500

export interface SignalWatch {
  /** Since the last call. */
  read(): LoadSignals
  stop(): void
}

export function watchSignals(db: PipesDatabase, queueAgeMs: () => number): SignalWatch {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  let databaseWaitMs = 0
  let askedAtMs: number | null = null

  const probe = async (): Promise<void> => {
    if (askedAtMs !== null) return
    askedAtMs = performance.now()
    const startedAtMs = askedAtMs
    // A failing database is a slow one here; whoever needs it says so in the log.
    await sql`select 1`.execute(db).catch(() => undefined)
    databaseWaitMs = performance.now() - startedAtMs
    askedAtMs = null
  }
  const timer = setInterval(() => void probe(), probeEveryMs)
  timer.unref()

  return {
    read() {
      const eventLoopDelayMs = Math.max(0, delay.mean / 1e6 - resolutionMs)
      delay.reset()
      const underWayMs = askedAtMs === null ? 0 : performance.now() - askedAtMs
      return {
        eventLoopDelayMs: Number.isFinite(eventLoopDelayMs) ? eventLoopDelayMs : 0,
        databaseWaitMs: Math.max(databaseWaitMs, underWayMs),
        queueAgeMs: queueAgeMs(),
      }
    },
    stop() {
      clearInterval(timer)
      delay.disable()
    },
  }
}
