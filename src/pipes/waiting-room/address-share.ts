/**
 * What one address gets of the unknown lane. Each ticket from an address counts as having come a
 * little after the one before, so that thousands hoarded behind one address stand behind the one
 * that another address took: slowed down, never banned. The pace grows with the pupils known behind
 * the address, since a school sends 800 through one. In memory, per process, bounded.
 */
import { LRUCache } from 'lru-cache'
import { addressKey } from '#kernel/address-key.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'

/** Tickets a minute at full pace from an address behind which nobody is known. */
export const ticketsPerMinute = 60
/** And for each person known behind it. */
export const ticketsPerMinuteAndKnown = 1
/** Tickets from a rested address that are not spaced at all: a family, a small staff room. */
export const ticketsAtOnce = 20
/** How far a ticket may be put back; beyond, the address is told when to come again. */
export const putBackMaxMs = 30 * 60_000
/**
 * Share of the present rate with which calls that show nothing may walk in from one address: the
 * rest stays for those who arrive, also behind that address. Far below what a release lets strangers
 * in at once, so that a bot that arrives nowhere makes no pupil wait.
 */
export const walkInShare = 0.1
/** And so many at once, however low the rate. */
export const walkInsAtOnce = 20
/** Addresses that are remembered; the one unused longest goes first. */
const addressesMax = 50_000
const knownMax = 2_000
const knownForMs = 12 * 3_600_000
const seenAgainAfterMs = 600_000

export type ShareAnswer =
  /** `orderMs`: when this ticket counts as having come. */
  | { readonly state: 'ticket'; readonly orderMs: number }
  | { readonly state: 'later'; readonly comeBackAfterMs: number }

/** `nowMs` is a clock without jumps: see `line-clock.ts`. */
export interface AddressShare {
  ticket(address: string, nowMs: number): ShareAnswer
  /** A call that shows nothing, while nobody waits: may it go through without having arrived? */
  mayWalkIn(address: string, perSecond: number, nowMs: number): boolean
  /** Somebody with a valid session or card is behind this address. */
  know(address: string, personKey: string, nowMs: number): void
  /** For a figure: how many addresses are remembered. */
  size(): number
}

interface AddressState {
  /** When the next ticket counts as having come. */
  nextMs: number
  /** Calls that may walk in, and when that was true. */
  walkIns: number
  walkInsAtMs: number
  readonly known: Map<string, number>
}

export function createAddressShare(): AddressShare {
  const states = new LRUCache<string, AddressState>(placesAsNeeded(addressesMax))

  const stateOf = (address: string): AddressState => {
    const key = addressKey(address)
    const known = states.get(key)
    if (known !== undefined) return known
    const state: AddressState = {
      nextMs: Number.NEGATIVE_INFINITY,
      walkIns: Number.POSITIVE_INFINITY,
      walkInsAtMs: 0,
      known: new Map(),
    }
    states.set(key, state)
    return state
  }

  return {
    ticket(address, nowMs) {
      const state = stateOf(address)
      const everyMs = 60_000 / (ticketsPerMinute + state.known.size * ticketsPerMinuteAndKnown)
      const countsFromMs = Math.max(state.nextMs, nowMs - ticketsAtOnce * everyMs)
      const orderMs = Math.max(nowMs, countsFromMs)
      if (orderMs - nowMs > putBackMaxMs) {
        return {
          state: 'later',
          comeBackAfterMs: Math.ceil(orderMs - nowMs - putBackMaxMs) + 1_000,
        }
      }
      state.nextMs = countsFromMs + everyMs
      return { state: 'ticket', orderMs: Math.round(orderMs) }
    },
    mayWalkIn(address, perSecond, nowMs) {
      const state = stateOf(address)
      const pace = perSecond * walkInShare
      const gained = ((nowMs - state.walkInsAtMs) * pace) / 1_000
      state.walkIns = Math.min(Math.max(walkInsAtOnce, pace), state.walkIns + gained)
      state.walkInsAtMs = nowMs
      if (state.walkIns < 1) return false
      state.walkIns -= 1
      return true
    },
    know(address, personKey, nowMs) {
      const state = stateOf(address)
      const seenAtMs = state.known.get(personKey)
      // Every call comes through here: most of the time there is nothing to do.
      if (seenAtMs !== undefined && nowMs - seenAtMs < seenAgainAfterMs) return
      state.known.delete(personKey)
      for (const [key, lastSeenAtMs] of state.known) {
        if (nowMs - lastSeenAtMs < knownForMs) break
        state.known.delete(key)
      }
      // More people than a school has: they are enough already.
      if (state.known.size < knownMax) state.known.set(personKey, nowMs)
    },
    size: () => states.size,
  }
}
