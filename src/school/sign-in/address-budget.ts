/**
 * Slows down wrong tries from one address, in proportion to the people known behind it: a school
 * sends 800 pupils through one address and must never be shut out. Wrong tries spend, right ones
 * cost nothing; a spent budget refills within a minute. In memory, per process, bounded.
 */
import { LRUCache } from 'lru-cache'
import { addressKey } from '#kernel/address-key.ts'
import type { Clock } from '#kernel/clock.ts'

/** Wrong tries a minute from an address behind which nobody is known. */
export const wrongTriesPerMinute = 30
/** Addresses that are remembered; the one unused longest goes first. */
const addressesMax = 20_000
/** People counted behind one address. */
const knownMax = 2_000
/** How long a person counts as being behind an address. */
const knownForMs = 12 * 3_600_000

export interface AddressBudget {
  /** Milliseconds to wait before the next try; null where one is free. */
  waitMs(address: string): number | null
  /** One wrong try. */
  spend(address: string): void
  /** Somebody with a valid session is behind this address. */
  know(address: string, accountId: string): void
}

interface AddressState {
  /** Wrong tries that are free; below zero when parallel ones overdrew. */
  left: number
  refilledAtMs: number
  readonly known: Map<string, number>
}

export function createAddressBudget(clock: Pick<Clock, 'monotonicMs'>): AddressBudget {
  const states = new LRUCache<string, AddressState>({ max: addressesMax })

  const stateOf = (address: string): AddressState => {
    const key = addressKey(address)
    const nowMs = clock.monotonicMs()
    const state = states.get(key) ?? {
      left: wrongTriesPerMinute,
      refilledAtMs: nowMs,
      known: new Map(),
    }
    states.set(key, state)
    const perMinute = budgetOf(state)
    const refill = ((nowMs - state.refilledAtMs) * perMinute) / 60_000
    state.left = Math.min(perMinute, state.left + refill)
    state.refilledAtMs = nowMs
    return state
  }

  const budgetOf = (state: AddressState): number => wrongTriesPerMinute + state.known.size

  const forgetOld = (state: AddressState, nowMs: number): void => {
    for (const [accountId, seenAtMs] of state.known) {
      if (nowMs - seenAtMs < knownForMs) break
      state.known.delete(accountId)
    }
  }

  return {
    waitMs(address) {
      const state = stateOf(address)
      if (state.left >= 1) return null
      return Math.ceil(((1 - state.left) * 60_000) / budgetOf(state))
    },
    spend(address) {
      const state = stateOf(address)
      state.left = Math.max(-budgetOf(state), state.left - 1)
    },
    know(address, accountId) {
      const nowMs = clock.monotonicMs()
      const key = addressKey(address)
      const before = states.get(key)
      const seenAtMs = before?.known.get(accountId)
      // Every request comes through here: most of the time there is nothing to do.
      if (seenAtMs !== undefined && nowMs - seenAtMs < 600_000) return
      const state = stateOf(address)
      state.known.delete(accountId)
      forgetOld(state, nowMs)
      // More people than a school has: they are enough already.
      if (state.known.size >= knownMax) return
      state.known.set(accountId, nowMs)
      if (seenAtMs === undefined) state.left += 1
    },
  }
}
