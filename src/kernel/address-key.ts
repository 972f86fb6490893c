/**
 * One name for all the addresses that one household, school or attacker holds: whoever counts by
 * address counts by this.
 */
import { ipv6Groups } from './ipv6-groups.ts'

/** IPv4 as it is, also inside IPv6; other IPv6 by its /64, since a household or a school owns one whole. */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address
  const groups = ipv6Groups(address)
  if (groups === null) return address
  const inside = insideOf(groups)
  if (inside !== null) return inside
  const prefix = groups.slice(0, 4).map((group) => group.toString(16))
  return `${prefix.join(':')}::/64`
}

/** The IPv4 address that stands in an IPv6 one (`v4Places`), or the address itself. */
export function plainAddress(address: string): string {
  if (!address.includes(':')) return address
  const groups = ipv6Groups(address)
  return (groups === null ? null : insideOf(groups)) ?? address
}

/**
 * Where an IPv6 address is that of one IPv4 address: after these groups of 16 bits stand its 32.
 * Mapped (RFC 4291, 2.5.5.2): a socket of both kinds tells IPv4 so. The well-known prefix of translators
 * (RFC 6052, 2.1 and 2.2): a service with IPv6 alone sees everybody who has IPv4 in one and the same /96,
 * which would be one key. 6to4 (RFC 3056, 2; its relays are gone, RFC 7526): whoever has an IPv4 address has the /48 behind it, which
 * would be 65,536 keys. Of prefixes that a network chooses for itself (RFC 6052, 2.2; RFC 8215) nobody else
 * can tell where the 32 bits stand.
 */
export const v4Places: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0xffff],
  [0x64, 0xff9b, 0, 0, 0, 0],
  [0x2002],
]

function insideOf(groups: readonly number[]): string | null {
  const place = v4Places.find((head) => head.every((group, at) => groups[at] === group))
  if (place === undefined) return null
  const [high = 0, low = 0] = groups.slice(place.length)
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}
