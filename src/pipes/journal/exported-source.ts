/**
 * Under which address a source stands in an export. A journal knows sources by a hash of the day;
 * tools want an address. So each gets one of 100::/64, the prefix of RFC 6666 from which nothing ever
 * comes: the same all day, and nobody's. Whoever holds the keys may have put the real one in its place.
 */
import { createHash } from 'node:crypto'

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/
const coloned = /^[\da-f:.]*:[\da-f:.]*$/i

export function isAddress(source: string): boolean {
  return dotted.test(source) || (source.length <= 45 && coloned.test(source))
}

/** `known`: real addresses by the name that the records give them. */
export function exportedSource(source: string, known: ReadonlyMap<string, string>): string {
  const address = known.get(source)
  if (address !== undefined) return address
  if (isAddress(source)) return source
  const digits = createHash('sha256').update(source).digest('hex').slice(0, 16)
  return `100::${digits.replace(/(.{4})(?=.)/g, '$1:')}`
}
