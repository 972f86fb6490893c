/** Which part of a file a caller asks for: a player in the middle of a recording, and Safari always. */

/** The first and the last byte, both counted from 0 and both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Null where the whole is to be answered: no range is asked for, several are, or one that the file
 * does not have. A server may always answer with the whole (RFC 9110, section 14.2). Whoever asks
 * for a part of the state that they know (`If-Range`) gets the whole too: our files have no states.
 */
export function readByteRange(headers: Headers, byteCount: number): ByteRange | null {
  const { range } = headers
  if (typeof range !== 'string' || headers['if-range'] !== undefined) return null
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? []
  if (first === '') return lastBytes(Number(last), byteCount)
  const start = Number(first)
  const end = last === '' ? byteCount - 1 : Math.min(Number(last), byteCount - 1)
  return start <= end ? { start, end } : null
}

function lastBytes(count: number, byteCount: number): ByteRange | null {
  if (count === 0 || byteCount === 0) return null
  return { start: Math.max(0, byteCount - count), end: byteCount - 1 }
}
