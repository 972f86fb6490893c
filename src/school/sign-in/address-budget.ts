/**
 * Slows down wrong tries from one address, in proportion to the people known behind it: a school
 * sends 800 pupils through one address and must never be shut out. Wrong tries spend, right ones
 * cost nothing; a spent budget refills within a minute. A device that came in through the door has
 * a small budget of its own, so that one bot in the computer room slows itself and nobody else.
 * In memory, per process, bounded.
 */
import { LRUCache } from 'lru-cache'
import { addressKey } from '#kernel/address-key.ts'
import type { Clock } from '#kernel/clock.ts'

/** Wrong tries a minute from an address behind which nobody is known. */
export const wrongTriesPerMinute = 30
/** And for each person known there: half a school may mistype within a minute. */
export const wrongTriesPerKnown = 0.5
/** Wrong tries a minute of one device that can be told apart: enough for any typing error. */
export const wrongTriesPerDevice = 10
/**
 * Devices behind one address that may make their first wrong try on a budget of their own; and some
 * more for each person known there. Whoever takes ever new tickets is soon on the address's budget.
 */
export const strayDevices = 60
export const strayDevicesPerKnown = 0.25
/** After this long without a wrong try a device is like any other again. */
const strayForMs = 10 * 60_000
/** Addresses that are remembered; the one unused longest goes first. */
const addressesMax = 20_000
/** People counted behind one address. */
const knownMax = 2_000
/** How long a person counts as being behind an address. */
const knownForMs = 12 * 3_600_000

/** Where a try comes from. */
export interface TrySource {
  readonly address: string
  /** Tells devices behind one address apart; null for one that shows nothing. */
  readonly device: string | null
}

export interface AddressBudget {
  /** Milliseconds to wait before the next try; null where one is free. */
  waitMs(from: TrySource): number | null
  /** One wrong try. */
  spend(from: TrySource): void
  /** Somebody with a valid session is behind this address. */
  know(address: string, accountId: string): void
  /** How many people are known behind an address, or behind what an address counts by. */
  knownBehind(address: string): number
}

interface Budget {
  /** Wrong tries that are free; below zero when parallel ones overdrew. */
  left: number
  refilledAtMs: number
}

interface AddressState extends Budget {
  readonly known: Map<string, number>
  /** Devices that tried wrongly, the last one last. */
  readonly strays: Map<string, Budget>
}

function refill(budget: Budget, perMinute: number, nowMs: number): void {
  const gained = ((nowMs - budget.refilledAtMs) * perMinute) / 60_000
  budget.left = Math.min(perMinute, budget.left + gained)
  budget.refilledAtMs = nowMs
}

function waitFor({ left }: Budget, perMinute: number): number | null {
  return left >= 1 ? null : Math.ceil(((1 - left) * 60_000) / perMinute)
}

function spendOne(budget: Budget, perMinute: number): void {
  budget.left = Math.max(-perMinute, budget.left - 1)
}

function forgetOldStrays({ strays }: AddressState, nowMs: number): void {
  for (const [device, { refilledAtMs }] of strays) {
    if (nowMs - refilledAtMs < strayForMs) return
    strays.delete(device)
  }
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
      strays: new Map(),
    }
    states.set(key, state)
    refill(state, budgetOf(state), nowMs)
    forgetOldStrays(state, nowMs)
    return state
  }

  const budgetOf = (state: AddressState): number =>
    wrongTriesPerMinute + state.known.size * wrongTriesPerKnown

  /** The device's own budget; null where it goes on the address's. */
  const ownBudget = (state: AddressState, device: string | null): Budget | null => {
    if (device === null) return null
    const nowMs = clock.monotonicMs()
    const own = state.strays.get(device)
    if (own === undefined) {
      const isRoom = state.strays.size < strayDevices + state.known.size * strayDevicesPerKnown
      return isRoom ? { left: wrongTriesPerDevice, refilledAtMs: nowMs } : null
    }
    // Looking is no wrong try: what is read here is not kept.
    const looked = { ...own }
    refill(looked, wrongTriesPerDevice, nowMs)
    return looked
  }

  const forgetOld = (state: AddressState, nowMs: number): void => {
    for (const [accountId, seenAtMs] of state.known) {
      if (nowMs - seenAtMs < knownForMs) break
      state.known.delete(accountId)
    }
  }

  return {
    waitMs({ address, device }) {
      const state = stateOf(address)
      const own = ownBudget(state, device)
      return own === null ? waitFor(state, budgetOf(state)) : waitFor(own, wrongTriesPerDevice)
    },
    spend({ address, device }) {
      const state = stateOf(address)
      const own = ownBudget(state, device)
      if (own === null || device === null) return spendOne(state, budgetOf(state))
      spendOne(own, wrongTriesPerDevice)
      // Tried last, forgotten last.
      state.strays.delete(device)
      state.strays.set(device, own)
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
      if (seenAtMs === undefined) state.left += wrongTriesPerKnown
    },
    knownBehind(address) {
      const state = states.peek(addressKey(address))
      if (state === undefined) return 0
      forgetOld(state, clock.monotonicMs())
      return state.known.size
    },
  }
}
