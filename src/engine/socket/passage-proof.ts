/**
 * What a process of the cell says of a socket that it passes on: the visitor's address and the moment,
 * signed under a key of the installation. Nobody else can claim an address.
 */
import type { IncomingMessage } from 'node:http'
import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'

/** The name of the signing key in the key ring. */
export const passageKeyName = 'passage'
export const passageHeader = 'x-preau-passage'

const purpose = 'passed socket'
/** The machines' clocks agree to within five seconds, and connecting takes its time. */
const validMs = 10_000

type Handshake = Pick<IncomingMessage, 'url' | 'headers'>

/** Good for this handshake alone. */
export function provePassage(
  key: Uint8Array,
  request: Handshake,
  { address, nowMs }: { readonly address: string; readonly nowMs: number },
): string {
  const at = String(nowMs)
  return `${at};${address};${Buffer.from(sign(key, request, at, address)).toString('base64url')}`
}

/** The visitor's address; null: no process of the cell passed this on. */
export function readPassage(
  keys: readonly Uint8Array[],
  request: Handshake,
  nowMs: number,
): string | null {
  const text = request.headers[passageHeader]
  if (typeof text !== 'string') return null
  const [at = '', address = '', signature = ''] = text.split(';')
  if (!/^\d{1,15}$/.test(at) || Math.abs(nowMs - Number(at)) > validMs) return null
  const given = Buffer.from(signature, 'base64url')
  const isOurs = keys.some((key) => sameBytes(sign(key, request, at, address), given))
  return isOurs ? address : null
}

function sign(key: Uint8Array, { headers, url }: Handshake, at: string, address: string) {
  const handshake = headers['sec-websocket-key'] ?? ''
  return keyedHash(key, purpose, at, address, url ?? '', handshake)
}
