/**
 * A bundle of voice as bytes and back; the table of its bytes stands in `live-sound.ts`. Whatever the
 * bytes are, reading them never throws: they come from other people's machines.
 */
import { bundleBytesMax, bundleHeaderBytes, framesOfBundleMax, soundFormat } from './live-sound.ts'

const frameLengths = [20, 40, 60] as const
/** Milliseconds of a frame. */
export type FrameMs = (typeof frameLengths)[number]

export interface SoundBundle {
  readonly frameMs: FrameMs
  /** The member's number in the room; 0 on the way up. */
  readonly speaker: number
  /** From 0, by one speaker since the microphone was opened; 32 bits. */
  readonly number: number
  /** Of the first frame, in samples of 48 kHz; 32 bits. */
  readonly time: number
  /** Opus, one after another without a gap; none is empty. */
  readonly frames: readonly Uint8Array[]
}

const speakerAt = 2
const numberAt = 4
const timeAt = 8
const countAt = 12
const lengthBytes = 2

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Throws a RangeError where a bundle cannot be written so: that is a mistake of ours. */
export function packBundle(bundle: SoundBundle): Uint8Array<ArrayBuffer> {
  const { frames } = bundle
  const start = bundleHeaderBytes + frames.length * lengthBytes
  const size = frames.reduce((sum, frame) => sum + frame.length, start)
  const bytes = new Uint8Array(size)
  const view = viewOf(bytes)
  view.setUint8(0, soundFormat)
  view.setUint8(1, bundle.frameMs)
  view.setUint16(speakerAt, bundle.speaker)
  view.setUint32(numberAt, bundle.number)
  view.setUint32(timeAt, bundle.time)
  view.setUint8(countAt, frames.length)
  let at = start
  for (const [index, frame] of frames.entries()) {
    view.setUint16(bundleHeaderBytes + index * lengthBytes, frame.length)
    bytes.set(frame, at)
    at += frame.length
  }
  if (!isBundle(bytes)) throw new RangeError('no bundle holds these frames')
  return bytes
}

/** Null where these bytes are no bundle. The frames lie in the same memory. */
export function unpackBundle(bytes: Uint8Array): SoundBundle | null {
  if (!isBundle(bytes)) return null
  const view = viewOf(bytes)
  const frameMs = frameLengths.find((length) => length === view.getUint8(1))
  if (frameMs === undefined) return null
  const count = view.getUint8(countAt)
  let at = bundleHeaderBytes + count * lengthBytes
  const frames = Array.from({ length: count }, (_, index) => {
    const length = view.getUint16(bundleHeaderBytes + index * lengthBytes)
    at += length
    return bytes.subarray(at - length, at)
  })
  return {
    frameMs,
    speaker: view.getUint16(speakerAt),
    number: view.getUint32(numberAt),
    time: view.getUint32(timeAt),
    frames,
  }
}

/** Whether these bytes are a bundle, whatever its frames hold: all that who hands it on must know. */
export function isBundle(bytes: Uint8Array): boolean {
  if (bytes.length <= bundleHeaderBytes || bytes.length > bundleBytesMax) return false
  const view = viewOf(bytes)
  const count = view.getUint8(countAt)
  if (view.getUint8(0) !== soundFormat || count < 1 || count > framesOfBundleMax) return false
  if (!frameLengths.some((length) => length === view.getUint8(1))) return false
  let end = bundleHeaderBytes + count * lengthBytes
  if (bytes.length <= end) return false
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint16(bundleHeaderBytes + index * lengthBytes)
    if (length === 0) return false
    end += length
  }
  return end === bytes.length
}

/** Writes over whoever the bundle claims to be of. */
export function writeSpeaker(bundle: Uint8Array, speaker: number): void {
  viewOf(bundle).setUint16(speakerAt, speaker)
}
