/** The four bytes of an IPv4 address as people write it. */

/** Null: it is none. Without leading noughts: some programs read those as octal. */
export function ipv4Bytes(text: string): readonly number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return null
  const bytes = parts.map(Number)
  return bytes.every((byte) => byte < 256) ? bytes : null
}
