/** What the pool's threads do, one job after the other: argon2id, under a pepper from outside the database. */
import { type Algorithm, hashSync, verifySync } from '@node-rs/argon2'

/** OWASP's and RFC 9106's second choice for machines with little memory. */
const cost = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export interface HashJob {
  readonly password: string
  readonly pepper: Uint8Array
}

export function hashPassword({ password, pepper }: HashJob): string {
  return hashSync(password, { ...cost, secret: pepper })
}

export interface CheckJob {
  readonly password: string
  /** The hash that is kept. */
  readonly compared: string
  /** The current one, then its predecessors. */
  readonly peppers: readonly Uint8Array[]
}

/** Under which of the peppers the password is the hash's; -1: under none. */
export function checkPassword({ compared, password, peppers }: CheckJob): number {
  return peppers.findIndex((pepper) => verifySync(compared, password, { ...cost, secret: pepper }))
}
