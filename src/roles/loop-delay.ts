/** How late the event loop of this process is. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How finely it is watched, in ms; an idle loop is late by this much already. */
const resolutionMs = 10

export interface LoopDelay {
  /** The 99th percentile since the last reset, in ms to the tenth. */
  p99Ms(): number
  reset(): void
  stop(): void
}

export function watchLoopDelay(): LoopDelay {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  return {
    p99Ms() {
      const lateMs = delay.percentile(99) / 1e6 - resolutionMs
      // Before its first sample the histogram says what is no number.
      return Number.isFinite(lateMs) ? Math.max(0, Math.round(lateMs * 10) / 10) : 0
    },
    reset: () => delay.reset(),
    stop: () => void delay.disable(),
  }
}
