/** Pieces of a tunnel's stream, put in order: each says where it begins, and some come twice or too early. */
import { piecesOfBody } from './pieces-of-body.ts'

/** Where in the stream an answer begins stands in its first bytes. */
const positionBytes = 4

export interface ByteOrder {
  /** All bytes up to here have come. */
  got(): number
  /** Reads an answer to its end, piece by piece as they come; rejects where it is none of ours. */
  read(answer: Response, onBytes: () => void): Promise<void>
}

export function createByteOrder(onNext: (bytes: Uint8Array) => void): ByteOrder {
  const early = new Map<number, Uint8Array>()
  let got = 0

  const place = (position: number, bytes: Uint8Array): void => {
    const known = early.get(position)
    if (known === undefined || known.length < bytes.length) early.set(position, bytes)
    for (let isMoving = true; isMoving; ) {
      isMoving = false
      for (const [from, piece] of early) {
        if (from > got) continue
        early.delete(from)
        const fresh = piece.subarray(got - from)
        if (got - from >= piece.length) continue
        got += fresh.length
        isMoving = true
        onNext(fresh)
      }
    }
  }

  return {
    got: () => got,
    async read(answer, onBytes) {
      const type = answer.headers.get('content-type') ?? ''
      if (!type.startsWith('application/octet-stream')) throw new Error(`a strange answer: ${type}`)
      if (answer.body === null) throw new Error('an answer without a body')
      let head = new Uint8Array()
      let position: number | null = null
      for await (const piece of piecesOfBody(answer.body)) {
        onBytes()
        let bytes = piece
        if (position === null) {
          head = Uint8Array.of(...head, ...bytes.subarray(0, positionBytes - head.length))
          bytes = bytes.subarray(head.length)
          if (head.length < positionBytes) continue
          position = new DataView(head.buffer).getUint32(0)
        }
        if (bytes.length > 0) place(position, bytes)
        position += bytes.length
      }
      if (position === null) throw new Error('an answer that does not say where it begins')
    },
  }
}
