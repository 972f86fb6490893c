/**
 * Things on a shared computer: sealed (AES-256-GCM) under a key that the school gives to their
 * owner's own session and that is never written down here. Whoever sits down next finds bytes.
 */
import type { Load } from './entry.ts'
import type { Closed, Closing } from './shelf.ts'

const nonceBytes = 12
const lengthBytes = 4

/** Text and bytes in one piece: the length of the text, the text, the bytes of a photo if any. */
function pack(value: Load | object): Uint8Array<ArrayBuffer> {
  const bytes = 'bytes' in value && value.bytes instanceof Uint8Array ? value.bytes : null
  const text = new TextEncoder().encode(
    JSON.stringify(bytes === null ? value : { ...value, bytes: null }),
  )
  const packed = new Uint8Array(lengthBytes + text.length + (bytes?.length ?? 0))
  new DataView(packed.buffer).setUint32(0, text.length)
  packed.set(text, lengthBytes)
  if (bytes !== null) packed.set(bytes, lengthBytes + text.length)
  return packed
}

function unpack(packed: Uint8Array<ArrayBuffer>): unknown {
  const textBytes = new DataView(packed.buffer).getUint32(0)
  const end = lengthBytes + textBytes
  const value: unknown = JSON.parse(new TextDecoder().decode(packed.subarray(lengthBytes, end)))
  const isPhoto = typeof value === 'object' && value !== null && 'bytes' in value
  return isPhoto ? { ...value, bytes: packed.slice(end) } : value
}

function keyOf(text: string): Promise<CryptoKey> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** `keys`: base64url, the present one first; the others open what was sealed before it. */
export async function sealedClosing(keys: readonly string[]): Promise<Closing> {
  const [present, ...before] = await Promise.all(keys.map(keyOf))
  if (present === undefined) throw new Error('sealing needs a key')
  const openWith = async (key: CryptoKey, closed: Closed & { is: 'sealed' }): Promise<unknown> => {
    const algorithm = { name: 'AES-GCM', iv: closed.nonce }
    return unpack(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, closed.bytes)))
  }
  return {
    async close(value) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const bytes = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce },
        present,
        pack(value),
      )
      return { is: 'sealed', nonce, bytes: new Uint8Array(bytes) }
    },
    async open(closed) {
      if (closed.is === 'open') return closed.value
      for (const key of [present, ...before]) {
        // A wrong key is told by the seal itself; the next one may fit.
        const value = await openWith(key, closed).catch(() => null)
        if (value !== null) return value
      }
      return null
    },
  }
}
