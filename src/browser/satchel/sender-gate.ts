/**
 * One tab sends at a time. Where the browser has Web Locks they decide, and end with the tab;
 * elsewhere a lease on the shelf does, believed for longer than one sending can take.
 */
import type { Contents, Shelf } from './shelf.ts'

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
    const isOthers = ({ lease }: Pick<Contents, 'lease'>): boolean => {
      const isTaken = lease !== null && lease.tab !== tab && lease.untilMs > now()
      // A clock that was set back must not close the gate for a day.
      return isTaken && lease.untilMs <= now() + leaseMs
    }
    try {
      const held = await shelf.change((before) =>
        isOthers(before) ? {} : { lease: { tab, untilMs: now() + leaseMs } },
      )
      if (held.lease?.tab !== tab) return null
    } catch {
      // A full disk takes no lease of any tab. Two that send at once do no harm; none at all would.
      if (isOthers(await shelf.read())) return null
    }
    try {
      return await work()
    } finally {
      const mine = ({ lease }: Contents) => (lease?.tab === tab ? { lease: null } : {})
      await shelf.change(mine).catch(() => undefined)
    }
  }
}
