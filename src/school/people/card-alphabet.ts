/**
 * The signs of everything that a person reads from paper and types: class prefixes, card codes,
 * letter codes. Thirty-two signs (five bits each) without the look-alikes 0, O, 1 and I.
 */
import type { Random } from '#kernel/random.ts'

export const cardAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** Signs of a class's prefix. */
export const cardPrefixLength = 4

/** What people read in place of a sign that is not among ours. */
const misread: Readonly<Record<string, string>> = { '0': 'Q', O: 'Q', '1': 'L', I: 'L', '|': 'L' }

/** `count` random signs; 256 is a multiple of 32, so that all are equally likely. */
export function mintCardSigns(random: Pick<Random, 'bytes'>, count: number): string {
  return signsOf(random.bytes(count), count)
}

/** A class's prefix: public, unique in the cell; on a clash, mint another. */
export function mintCardPrefix(random: Pick<Random, 'bytes'>): string {
  return mintCardSigns(random, cardPrefixLength)
}

/** One sign per byte: its five low bits. */
export function signsOf(bytes: Uint8Array, count: number): string {
  if (bytes.length < count) throw new Error(`${count} signs need as many bytes`)
  return Array.from(bytes.subarray(0, count), (byte) => cardAlphabet.charAt(byte % 32)).join('')
}

/**
 * What somebody typed, as signs: case, spaces, dashes and look-alikes are forgiven. Null where
 * something else stands in it, or where it is longer than any code.
 */
export function readTypedSigns(typed: string): string | null {
  if (typed.length > 100) return null
  let signs = ''
  for (const character of typed.normalize('NFKC').toUpperCase()) {
    if (/[\s.\-_‐-―−·/]/u.test(character)) continue
    const sign = misread[character] ?? character
    if (!cardAlphabet.includes(sign)) return null
    signs += sign
  }
  return signs
}
