/** The eight groups of 16 bits of an IPv6 address, in any of its spellings (RFC 4291, 2.2). */
import { ipv4Bytes } from './ipv4-bytes.ts'

/**
 * Null: it is no IPv6 address. One run of noughts may be left out, the last two groups may be written as IPv4,
 * and what follows a `%` says only on which line of this machine it is.
 */
export function ipv6Groups(address: string): readonly number[] | null {
  const [head = '', tail, ...more] = address.replace(/%.*$/, '').split('::')
  if (more.length > 0) return null
  const front = groupsIn(head, tail === undefined)
  const back = tail === undefined ? [] : groupsIn(tail, true)
  if (front === null || back === null) return null
  const missing = 8 - front.length - back.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  return [...front, ...Array.from({ length: missing }, () => 0), ...back]
}

function groupsIn(text: string, isEnd: boolean): readonly number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const bytes = isEnd ? ipv4Bytes(parts.at(-1) ?? '') : null
  if (bytes !== null) parts.pop()
  if (!parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null
  const groups = parts.map((part) => Number.parseInt(part, 16))
  if (bytes === null) return groups
  const [one = 0, two = 0, three = 0, four = 0] = bytes
  return [...groups, one * 256 + two, three * 256 + four]
}
