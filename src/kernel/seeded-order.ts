/**
 * Orders things by a seed: the same in every process and on every device, today and in ten years,
 * since work that was begun is marked by it. Not for secrets: whoever has the seed has the order.
 */
import { seededRandom } from './random.ts'

/** FNV-1a's offset basis and prime for 32 bits. */
const hashBasis = 0x811c9dc5
const hashPrime = 0x01000193

/** A signed 32-bit number for this text. */
export function seedOf(text: string): number {
  let hash = hashBasis
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), hashPrime)
  }
  return hash | 0
}

/**
 * Shuffles after Fisher and Yates. `scope` keeps two orders under one seed apart: without it, the
 * first choice would be first in every question.
 */
export function orderBySeed<T>(seed: number, scope: string, things: readonly T[]): T[] {
  const random = seededRandom(seedOf(`${seed}/${scope}`))
  const left = [...things]
  const ordered: T[] = []
  while (left.length > 0) {
    ordered.push(...left.splice(Math.floor(random.fraction() * left.length), 1))
  }
  return ordered
}
