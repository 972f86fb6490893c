/** Base64 with one spelling for each value: what is signed must not be writable in two ways. */

/** The bytes of standard base64 with padding; null for every other spelling. */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
