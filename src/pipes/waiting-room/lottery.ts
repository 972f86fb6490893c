/**
 * The draw among those who came before the door opened. The hash of a random seed is published when
 * waiting opens, the seed itself when the draw closes: nobody could choose it afterwards, and
 * anybody can recompute every rank with an HMAC. Pure; the seed is handed in.
 */
import { createHash, createHmac } from 'node:crypto'

/** Bytes of a seed: too many to be tried out. */
export const seedBytes = 32

/** The rank of whoever came after the opening: behind all drawn ones of the same turn. */
export const drawAfterOpening = 2 ** 48

export interface LotteryTimes {
  /** From when on arrivals take part. */
  readonly waitingOpensAtMs: number
  /** The door opens, the draw closes. */
  readonly doorOpensAtMs: number
}

/** How long before an announced opening people may begin to wait. */
const waitingOpensBeforeMs = 30 * 60_000

export function timesOf(openingAtMs: number): LotteryTimes {
  return { waitingOpensAtMs: openingAtMs - waitingOpensBeforeMs, doorOpensAtMs: openingAtMs }
}

/** SHA-256 of the seed, hexadecimal: what is published first. */
export function hashSeed(seed: Uint8Array): string {
  return createHash('sha256').update(seed).digest('hex')
}

/**
 * The rank of a person or, since a class is let in together, of a class: the first 48 bits of
 * HMAC-SHA256(seed, name), lowest first. `name` is the entrant's `together`, else the `key`.
 */
export function drawRank(seed: Uint8Array, name: string): number {
  return createHmac('sha256', seed).update(name, 'utf8').digest().readUIntBE(0, 6)
}

/** The rank that an entrant gets who arrived then. */
export function drawFor(
  lottery: { readonly seed: Uint8Array; readonly times: LotteryTimes } | null,
  arrivedAtMs: number,
  name: string,
): number {
  if (lottery === null || arrivedAtMs >= lottery.times.doorOpensAtMs) return drawAfterOpening
  return drawRank(lottery.seed, name)
}

/** What everybody may see at this moment. */
export function publishLottery(
  seed: Uint8Array,
  times: LotteryTimes,
  nowMs: number,
): { readonly seedHash: string; readonly seed: string | null } | null {
  if (nowMs < times.waitingOpensAtMs) return null
  const isClosed = nowMs >= times.doorOpensAtMs
  return { seedHash: hashSeed(seed), seed: isClosed ? Buffer.from(seed).toString('hex') : null }
}
