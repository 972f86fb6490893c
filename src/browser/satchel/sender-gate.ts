/**
 * One tab sends at a time. Where the browser has Web Locks they decide, and end with the tab;
 * elsewhere a lease on the shelf does, believed for longer than one sending can take.
 */
import type { Shelf } from './shelf.ts'

/** Runs the work if no other tab is at it; null where one is. */
export type SenderGate = <T>(work: () => Promise<T>) => Promise<T | null>

const lockName = 'preau-satchel'

export function gateByLocks(locks: Pick<LockManager, 'request'>): SenderGate {
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    let result: T | null = null
    await locks.request(lockName, { ifAvailable: true }, async (lock) => {
      if (lock !== null) result = await work()
    })
    return result
  }
}

/** Longer than the longest time that one sending, or the question who is in front, is waited for. */
export const leaseMs = 90_000

export function gateByLease(options: { shelf: Shelf; tab: string; now: () => number }): SenderGate {
  const { shelf, tab, now } = options
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    const held = await shelf.change(({ lease }) => {
      const isTaken = lease !== null && lease.tab !== tab && lease.untilMs > now()
      // A clock that was set back must not close the gate for a day.
      const isSane = lease !== null && lease.untilMs <= now() + leaseMs
      return isTaken && isSane ? {} : { lease: { tab, untilMs: now() + leaseMs } }
    })
    if (held.lease?.tab !== tab) return null
    try {
      return await work()
    } finally {
      await shelf.change(({ lease }) => (lease?.tab === tab ? { lease: null } : {}))
    }
  }
}
