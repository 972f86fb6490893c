/**
 * Reads HTTP/1.1 answers out of the bytes of a connection: status and body, by content-length or in
 * chunks. It reads what our own server and `node:http` write and nothing more, and is cheap, so that
 * what is measured is the server.
 */

/** An answer may be this long; beyond, the connection is given up. */
export const answerBytesMax = 4 * 1024 * 1024

export interface Answer {
  readonly status: number
  /** Valid until the callback returns: the bytes are used again. */
  readonly body: Buffer
  /** The server closes the connection after this answer. */
  readonly isLast: boolean
}

export type ReadBytes = (bytes: Buffer) => void

const headEnd = '\r\n\r\n'
const noBytes = Buffer.alloc(0)

/**
 * A reader for one connection: hand it what arrives, it calls back once per complete answer. Throws
 * on what is not HTTP/1.1.
 */
export function createResponseReader(onAnswer: (answer: Answer) => void): ReadBytes {
  let held: Buffer = noBytes
  return (bytes) => {
    let rest = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    held = noBytes
    for (;;) {
      if (rest.length === 0) return
      const taken = takeAnswer(rest, onAnswer)
      if (taken === 0) break
      rest = rest.subarray(taken)
    }
    if (rest.length > answerBytesMax) throw new Error('an answer is too long')
    held = Buffer.from(rest)
  }
}

/** Bytes of the first answer, which was told; 0 where it is not complete yet. */
function takeAnswer(bytes: Buffer, onAnswer: (answer: Answer) => void): number {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return 0
  const head = bytes.toString('latin1', 0, end)
  if (!head.startsWith('HTTP/1.1 ')) throw new Error('not an answer of HTTP/1.1')
  const status = Number(head.slice(9, 12))
  const bodyAt = end + headEnd.length
  const isLast = /\r\nconnection: *close/i.test(head)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) {
    const bodyEnd = bodyAt + Number(length)
    if (bytes.length < bodyEnd) return 0
    onAnswer({ status, body: bytes.subarray(bodyAt, bodyEnd), isLast })
    return bodyEnd
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const chunked = takeChunks(bytes, bodyAt)
    if (chunked === null) return 0
    onAnswer({ status, body: chunked.body, isLast })
    return chunked.end
  }
  const isBodiless = status < 200 || status === 204 || status === 304
  if (!isBodiless) throw new Error('an answer without a length')
  // 100 Continue and its like announce an answer and are none.
  if (status >= 200) onAnswer({ status, body: noBytes, isLast })
  return bodyAt
}

/** RFC 9112 §7.1, without extensions and trailers: null where the last chunk is not there yet. */
function takeChunks(bytes: Buffer, from: number): { body: Buffer; end: number } | null {
  const parts: Buffer[] = []
  let at = from
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(size >= 0)) throw new Error('a chunk without a size')
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) return { body: Buffer.concat(parts), end: next }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}
