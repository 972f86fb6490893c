/**
 * Identifiers: UUID version 7 (RFC 9562 §5.7), so that rows written together lie together
 * in an index. A device may mint them too: a retry under the same id is harmless.
 */
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'

export type Id = string

/** The shape of every id on the wire, for schemas. */
export const idPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** 48 bits of milliseconds, 74 random bits. */
export function mintId(clock: Pick<Clock, 'now'>, random: Pick<Random, 'bytes'>): Id {
  const bytes = new Uint8Array(16)
  bytes.set(random.bytes(10), 6)
  let timeMs = clock.now()
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = timeMs % 256
    timeMs = Math.floor(timeMs / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = (from: number, to: number): string => {
    let text = ''
    for (let index = from; index < to; index += 1) text += hexOfByte[bytes[index] ?? 0]
    return text
  }
  return `${hex(0, 4)}-${hex(4, 6)}-${hex(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`
}
