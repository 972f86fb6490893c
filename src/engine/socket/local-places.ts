/** Where rooms are to be opened, for processes that share a memory; and for one that knows of no other. */
import type { Clock } from '#kernel/clock.ts'
import { choosePlace, claimMs, freshMsUsual, type RoomPlaces } from './room-places.ts'

/** Claims that are kept at once: each holds for some seconds. */
const claimsMax = 10_000

interface Told {
  readonly load: number
  readonly atMs: number
  claims: number
}

export interface LocalPlaces {
  /** The places as this address sees them. */
  join(address: () => string): RoomPlaces
}

export function createLocalPlaces(
  clock: Pick<Clock, 'monotonicMs'>,
  { freshMs = freshMsUsual }: { readonly freshMs?: number } = {},
): LocalPlaces {
  const told = new Map<string, Told>()
  const claims = new Map<string, { readonly address: string; readonly untilMs: number }>()

  const forgetOld = (nowMs: number): void => {
    for (const [address, { atMs }] of told) if (nowMs - atMs > freshMs) told.delete(address)
    // The oldest first, since all hold for as long.
    for (const [room, { untilMs }] of claims) {
      if (untilMs > nowMs && claims.size <= claimsMax) break
      claims.delete(room)
    }
  }
  return {
    join: (address) => ({
      async tell(load) {
        told.set(address(), { load, atMs: clock.monotonicMs(), claims: 0 })
      },
      async choose(room, without) {
        const nowMs = clock.monotonicMs()
        forgetOld(nowMs)
        const claimed = claims.get(room)?.address
        if (claimed !== undefined && told.has(claimed) && !without.has(claimed)) return claimed
        const places = [...told].flatMap(([address, { claims, load }]) =>
          without.has(address) ? [] : [{ address, load, claims }],
        )
        const chosen = choosePlace(places, address())
        claims.delete(room)
        claims.set(room, { address: chosen, untilMs: nowMs + claimMs })
        const one = told.get(chosen)
        if (one !== undefined) one.claims += 1
        return chosen
      },
      async leave() {
        told.delete(address())
      },
    }),
  }
}
