/**
 * Ranges of addresses in CIDR (RFC 4632, RFC 4291), as schools tell the lines that they have: 192.0.2.0/24,
 * 2001:db8:27::/48. For a log without users, a row of the roster may name one instead of a person.
 */
import { v4Places } from '#kernel/address-key.ts'
import { ipv4Bytes } from '#kernel/ipv4-bytes.ts'
import { ipv6Groups } from '#kernel/ipv6-groups.ts'

/** `key`: the network's own bits, of `bits` many, after a mark of its family. */
export interface AddressRange {
  readonly bits: number
  readonly key: string
}

/**
 * Half of a country's homes would be expected behind a wider one: no school, town or operator's block
 * for schools is so large.
 */
const widest = { v4: 12, v6: 28 } as const

/**
 * Null: this is no range but a name. `wrong`: it looks like one; `wide`: it says nothing. An address
 * by itself is a range of one, since IPv6 has many ways to write the same.
 */
export function readAddressRange(text: string): AddressRange | 'wrong' | 'wide' | null {
  const parts = /^([0-9a-f.:]+)(?:\s*\/\s*(\d{1,3}))?$/i.exec(text)
  if (parts === null) return null
  const [, address = '', length] = parts
  // A login such as 12/3 is no address at all.
  if (!/[.:].*[.:]/.test(address)) return null
  const written = bitsOf(address)
  if (length === undefined) {
    return written === null ? null : rangeOf(written, written.bits.length)
  }
  if (written === null) return 'wrong'
  // What 6to4 has after the 32 bits is all of that one address.
  const bits = Math.min(Number(length) - written.before, written.bits.length)
  if (bits < 0 || Number(length) > (address.includes(':') ? 128 : 32)) return 'wrong'
  // A network of one's own (RFC 1918) is nobody else's, however wide.
  const isOwn = bits >= 8 && written.bits.startsWith('00001010') && written.family === 'v4'
  const isWide = bits < widest[written.family] && !isOwn
  return isWide ? 'wide' : rangeOf(written, bits)
}

/** Sources of load count by these bits of an IPv6 address (`sourceKey`): a narrower range is all of them. */
const v6BitsMax = 64

function rangeOf(written: Bits, length: number): AddressRange {
  const bits = written.family === 'v6' ? Math.min(length, v6BitsMax) : length
  return { bits, key: keyOf(written, bits) }
}

/** Gives what the ranges around an address lead to, narrowest first. */
export function openRanges<T>(ranges: Iterable<readonly [AddressRange, T]>) {
  const found = new Map<string, T[]>()
  const lengths = new Set<number>()
  for (const [{ bits, key }, value] of ranges) {
    lengths.add(bits)
    const known = found.get(key)
    if (known === undefined) found.set(key, [value])
    else known.push(value)
  }
  const ordered = [...lengths].sort((one, other) => other - one)
  return {
    around(address: string): readonly T[] {
      const written = ordered.length === 0 ? null : bitsOf(address)
      if (written === null) return []
      return ordered
        .filter((bits) => bits <= written.bits.length)
        .flatMap((bits) => found.get(keyOf(written, bits)) ?? [])
    },
  }
}

interface Bits {
  readonly family: 'v4' | 'v6'
  /** One character a bit: lines of schools are some thousands, and read once. */
  readonly bits: string
  /** Of an IPv4 address that stands in an IPv6 one: after how many bits. */
  readonly before: number
}

const keyOf = ({ bits, family }: Bits, length: number): string =>
  `${family}/${bits.slice(0, length)}`

function bitsOf(address: string): Bits | null {
  if (!address.includes(':')) {
    const bytes = ipv4Bytes(address)
    return bytes === null ? null : { family: 'v4', bits: bitsIn(bytes, 8), before: 0 }
  }
  const groups = ipv6Groups(address)
  if (groups === null) return null
  const bits = bitsIn(groups, 16)
  const before = v4Heads.find((head) => bits.startsWith(head))?.length
  return before === undefined
    ? { family: 'v6', bits, before: 0 }
    : { family: 'v4', bits: bits.slice(before, before + 32), before }
}

const bitsIn = (numbers: readonly number[], length: number): string =>
  numbers.map((value) => value.toString(2).padStart(length, '0')).join('')

/** IPv6 addresses that begin so are those of an IPv4 address, here as for what sources count by. */
const v4Heads = v4Places.map((groups) => bitsIn(groups, 16))
