/**
 * Keeps a satchel going: one step after the other while there is something to send, then asleep
 * until its time, or until somebody wakes it. It never runs twice at once.
 */
import type { Satchel } from './create-satchel.ts'

/** Another tab sends; it may be killed, so this one looks again, rarely and not in step. */
const elsewhereMs = 4_000
/** The browser itself failed (its database closed under a page that slept). */
const brokenMs = 10_000

export interface Driver {
  /** Something was kept, or the owner or the line is back. */
  wake(): void
  stop(): void
}

export function driveSatchel(satchel: Pick<Satchel, 'step'>, random: () => number): Driver {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isWoken = false
  let isStopped = false

  const sleep = (ms: number): void => {
    clearTimeout(timer)
    // Timers of more than a day wrap around; looking again earlier does no harm.
    timer = setTimeout(wake, Math.min(ms, 86_400_000))
  }
  const run = async (): Promise<void> => {
    for (;;) {
      isWoken = false
      const step = await satchel.step()
      if (isStopped) return
      if (step.kind === 'tried') continue
      if (step.kind === 'wait') return sleep(step.ms)
      if (step.kind === 'elsewhere') return sleep(elsewhereMs * (1 + random()))
      if (!isWoken) return
    }
  }
  const wake = (): void => {
    isWoken = true
    if (isRunning || isStopped) return
    isRunning = true
    clearTimeout(timer)
    run()
      .catch(() => sleep(brokenMs))
      .finally(() => {
        isRunning = false
        if (isWoken) wake()
      })
  }
  return {
    wake,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
