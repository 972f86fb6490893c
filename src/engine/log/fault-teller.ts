/**
 * Says once that something which is tried again and again fails, and once that it works again. What fails again
 * soon after it worked is not news either.
 */
import type { Clock } from '#kernel/clock.ts'
import type { Log } from './log.ts'

/** From one fault that is said to the next one. */
const sayEveryMs = 10_000

interface Parts {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly fails: string
  readonly worksAgain: string
}

/** How bad it is while it fails; absent: an error. */
type Telling =
  | { readonly level?: 'error'; readonly log: Pick<Log, 'error' | 'info'> }
  | { readonly level: 'warn'; readonly log: Pick<Log, 'warn' | 'info'> }

export interface FaultTeller {
  failed(err: unknown): void
  worked(): void
}

export function createFaultTeller(parts: Parts & Telling): FaultTeller {
  const { clock, fails, log, worksAgain } = parts
  let saidAtMs = Number.NEGATIVE_INFINITY
  /** How often it failed since that was said; 0: it works, as far as anybody was told. */
  let failures = 0
  return {
    failed(err) {
      const nowMs = clock.monotonicMs()
      if (failures === 0 && nowMs - saidAtMs < sayEveryMs) return
      failures += 1
      if (failures > 1) return
      saidAtMs = nowMs
      if (parts.level === 'warn') parts.log.warn({ err }, fails)
      else parts.log.error({ err }, fails)
    },
    worked() {
      if (failures > 0) log.info({ failures }, worksAgain)
      failures = 0
    },
  }
}
