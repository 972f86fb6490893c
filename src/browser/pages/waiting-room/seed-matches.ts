/** Whether a published seed is the one whose hash was published before it. */

/** Both hexadecimal. A seed that is not is no seed. */
export async function seedMatches(seed: string, seedHash: string): Promise<boolean> {
  if (!/^(?:[0-9a-f]{2})+$/.test(seed)) return false
  const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === seedHash
}
