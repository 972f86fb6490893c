/**
 * A piece of a recorded voice as bytes: entries one after another, each the milliseconds since the piece
 * began (4 bytes, high byte first), the bundle's length (2 bytes) and the bundle of `live-sound.ts`. It is
 * read up to the last whole bundle: a piece that was cut short gives what came before.
 */
import { bundleBytesMax } from './live-sound.ts'
import { isBundle } from './sound-bundle.ts'

const headBytes = 6

export interface RecordedBundle {
  /** Milliseconds since the piece began. */
  readonly afterMs: number
  readonly bundle: Uint8Array
}

/** Bytes of one entry. */
export function packRecorded({ afterMs, bundle }: RecordedBundle): Uint8Array {
  const bytes = new Uint8Array(headBytes + bundle.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, afterMs)
  view.setUint16(4, bundle.length)
  bytes.set(bundle, headBytes)
  return bytes
}

/** Whatever the bytes are, it never throws. */
export function unpackRecorded(bytes: Uint8Array): RecordedBundle[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: RecordedBundle[] = []
  let at = 0
  while (at + headBytes <= bytes.length) {
    const length = view.getUint16(at + 4)
    const end = at + headBytes + length
    if (length > bundleBytesMax || end > bytes.length) break
    const bundle = bytes.subarray(at + headBytes, end)
    if (!isBundle(bundle)) break
    found.push({ afterMs: view.getUint32(at), bundle })
    at = end
  }
  return found
}
