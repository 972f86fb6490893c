/**
 * Randomness is handed in like time: `systemRandom` for the running product,
 * `seededRandom` where a test or the simulator must be able to repeat itself.
 */

export interface Random {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array
  /** A number in [0, 1). Never for secrets. */
  fraction(): number
}

export const systemRandom: Random = {
  bytes: takeBytes,
  fraction: () => Math.random(),
}

/** Asking the system costs the same for a few bytes as for some thousand: they are fetched ahead. */
const ahead = new Uint8Array(4_096)
let aheadFrom = ahead.length

function takeBytes(count: number): Uint8Array {
  if (count > ahead.length / 8) return crypto.getRandomValues(new Uint8Array(count))
  if (aheadFrom + count > ahead.length) {
    crypto.getRandomValues(ahead)
    aheadFrom = 0
  }
  const taken = ahead.slice(aheadFrom, aheadFrom + count)
  // What was given away is a secret of whoever asked.
  ahead.fill(0, aheadFrom, aheadFrom + count)
  aheadFrom += count
  return taken
}

/** Mulberry32: small, fast, repeatable; not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    fraction,
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(fraction() * 256)),
  }
}
