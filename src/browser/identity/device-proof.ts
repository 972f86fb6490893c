/**
 * The key that this device keeps to itself (WebCrypto P-256, not extractable, in IndexedDB), and
 * the proof that it holds it. The server takes it at every sign-in; nobody is kept out where a
 * browser cannot make one (no https, a private window, a strict setting).
 */
import { type DBSchema, openDB } from 'idb'
import { callApi } from '#browser/api/call-api.ts'
import type { DeviceProofBody } from '#contract/sign-in.ts'

interface DeviceDatabase extends DBSchema {
  keys: { key: string; value: CryptoKeyPair }
}

const databaseName = 'preau-device'
const keyName = 'device'
/** Longer than this, and the key waits for the next sign-in: people come before keys. */
const challengeTimeoutMs = 4_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

function base64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

async function findOrMakeKey(): Promise<CryptoKeyPair> {
  const database = await openDB<DeviceDatabase>(databaseName, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('keys'),
  })
  try {
    const known = await database.get('keys', keyName)
    if (known !== undefined) return known
    const made = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    await database.put('keys', made, keyName)
    return made
  } finally {
    database.close()
  }
}

/** The proof to send with a sign-in; null wherever this device cannot give one. */
export async function makeDeviceProof(): Promise<DeviceProofBody | null> {
  if (typeof indexedDB === 'undefined' || globalThis.crypto?.subtle === undefined) return null
  try {
    const [pair, asked] = await Promise.all([
      findOrMakeKey(),
      callApi<{ challenge: string; signedPrefix: string }>('/api/device/challenge', {
        timeoutMs: challengeTimeoutMs,
        ofDevice: true,
      }),
    ])
    if (!asked.ok) return null
    const { challenge, signedPrefix } = asked.value
    const [publicKey, signature] = await Promise.all([
      crypto.subtle.exportKey('jwk', pair.publicKey),
      crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        pair.privateKey,
        new TextEncoder().encode(signedPrefix + challenge),
      ),
    ])
    const { x, y } = publicKey
    if (x === undefined || y === undefined) return null
    return {
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
      challenge,
      signature: base64url(signature),
    }
  } catch {
    // Some browsers offer all this and then refuse to keep a key: signing in goes on without.
    return null
  }
}
