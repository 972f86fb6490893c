/**
 * The name of a tunnel: random, and where several processes share a cell, with the address of the one that
 * has it, signed under a key of the installation, so that nobody can send this process elsewhere.
 */
import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'
import type { Random } from '#kernel/random.ts'

const purpose = 'tunnel of sockets'
const randomBytes = 18
/** Longer ones are nobody's. */
const nameLengthMax = 400

/** `address`: host and port of this process; empty where it is alone. */
export function mintTunnelName(
  key: Uint8Array,
  random: Pick<Random, 'bytes'>,
  address: string,
): string {
  const own = Buffer.from(random.bytes(randomBytes)).toString('base64url')
  const at = Buffer.from(address).toString('base64url')
  return `${own}.${at}.${Buffer.from(keyedHash(key, purpose, own, address)).toString('base64url')}`
}

/** The address in it; null: no name of ours. */
export function readTunnelName(keys: readonly Uint8Array[], name: string): string | null {
  if (name.length > nameLengthMax) return null
  const [own = '', at = '', signature = ''] = name.split('.')
  const address = Buffer.from(at, 'base64url').toString()
  const given = Buffer.from(signature, 'base64url')
  const isOurs = keys.some((key) => sameBytes(keyedHash(key, purpose, own, address), given))
  return isOurs ? address : null
}
