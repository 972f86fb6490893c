/**
 * Opens sealed packs: nonce ‖ AES-256-GCM ciphertext ‖ tag, and inside gzip of one JSON value or
 * the bytes of one file. What does not open (another key, a damaged byte) is null: the device then
 * does not have it.
 */
const nonceBytes = 12

function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

/** SHA-256, hexadecimal: the address that these sealed bytes have. */
export async function addressOfBytes(sealed: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', sealed))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What was sealed: `key` is base64url. */
export async function unsealBytes(sealed: ArrayBuffer, key: string): Promise<ArrayBuffer | null> {
  const { subtle } = crypto
  try {
    const opener = await subtle.importKey('raw', bytesOfBase64url(key), 'AES-GCM', false, [
      'decrypt',
    ])
    const iv = sealed.slice(0, nonceBytes)
    return await subtle.decrypt({ name: 'AES-GCM', iv }, opener, sealed.slice(nonceBytes))
  } catch {
    return null
  }
}

async function gunzip(bytes: ArrayBuffer): Promise<string> {
  if (typeof DecompressionStream !== 'undefined') {
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Response(plain).text()
  }
  const { gunzipSync } = await import('fflate')
  return new TextDecoder().decode(gunzipSync(new Uint8Array(bytes)))
}

/** `T` is the contract's type of the pack; its `format` is what this version of the app reads. */
export async function unsealJson<T extends { readonly format: 1 }>(
  sealed: ArrayBuffer,
  key: string,
): Promise<T | null> {
  const inside = await unsealBytes(sealed, key)
  if (inside === null) return null
  try {
    const value = JSON.parse(await gunzip(inside)) as T
    return value.format === 1 ? value : null
  } catch {
    return null
  }
}
