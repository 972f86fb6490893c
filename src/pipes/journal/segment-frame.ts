/**
 * Frames: what a process wrote in a few tens of milliseconds, sealed under the key of the day and
 * laid one after another into a segment. `length, CRC-32` (four bytes each, the larger first), then
 * so many bytes: the day in days since 1970 (four bytes), 12 bytes of chance, the lines of the
 * records under AES-256-GCM, the 16 bytes of its seal.
 *
 * A frame that ends in the middle was being written when its process died. One that is whole by its
 * checksum and does not open was changed.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { putThrough } from './put-through.ts'

const prefixBytes = 8
const dayBytes = 4
const ivBytes = 12
const sealBytes = 16
const aroundBytes = dayBytes + ivBytes + sealBytes
/** Of what follows the length and the checksum. No process writes more: a length beyond it was never written by us. */
export const frameBytesMax = 4 * 1024 * 1024
const dayMs = 86_400_000
/** 31 December 9999: what is beyond was never written by us, and no date can be made of it. */
const dayNumberMax = 2_932_896

export interface Sealing {
  readonly sealKey: Uint8Array
  readonly iv: Uint8Array
  readonly day: string
  readonly run: string
}

/** How long the frame of so many bytes is. */
export function frameBytes(linesBytes: number): number {
  return prefixBytes + aroundBytes + linesBytes
}

/** The frame, written into what is given for it, which has exactly its length. */
export function sealFrame(
  lines: Uint8Array,
  { day, iv, run, sealKey }: Sealing,
  frame: Buffer = Buffer.allocUnsafe(frameBytes(lines.length)),
): Buffer {
  frame.writeUInt32BE(Date.parse(day) / dayMs, prefixBytes)
  const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
  cipher.setAAD(boundTo(run, frame.subarray(prefixBytes, prefixBytes + dayBytes)))
  frame.set(iv, prefixBytes + dayBytes)
  putThrough(cipher, lines, frame, prefixBytes + dayBytes + ivBytes)
  cipher.final()
  frame.set(cipher.getAuthTag(), frame.length - sealBytes)
  frame.writeUInt32BE(frame.length - prefixBytes, 0)
  frame.writeUInt32BE(crc32(frame.subarray(prefixBytes)), 4)
  return frame
}

export interface Frame {
  readonly day: string
  /** Where the frame after it begins. */
  readonly end: number
  readonly body: Buffer
}

/** `whole`: nothing is left over; `torn`: the last frame is not all there; `damaged`: no frame of ours. */
export type SegmentEnd = 'whole' | 'torn' | 'damaged'

/** The frames of a segment, from a place where one begins. */
export function readFrames(
  segment: Buffer,
  from: number,
): { readonly frames: readonly Frame[]; readonly end: number; readonly state: SegmentEnd } {
  const frames: Frame[] = []
  let at = from
  for (;;) {
    const left = segment.length - at
    if (left === 0) return { frames, end: at, state: 'whole' }
    if (left < prefixBytes) return { frames, end: at, state: 'torn' }
    const length = segment.readUInt32BE(at)
    const isOurs = length >= aroundBytes && length <= frameBytesMax
    const end = at + prefixBytes + length
    if (isOurs && end > segment.length) return { frames, end: at, state: 'torn' }
    const body = segment.subarray(at + prefixBytes, end)
    if (!isOurs || crc32(body) !== segment.readUInt32BE(at + 4)) {
      return { frames, end: at, state: isLastOfCrash(segment, at, end) ? 'torn' : 'damaged' }
    }
    const dayNumber = body.readUInt32BE(0)
    if (dayNumber > dayNumberMax) return { frames, end: at, state: 'damaged' }
    frames.push({ day: dayOfNumber(dayNumber), end, body })
    at = end
  }
}

/** After a loss of power a file may have its length and not its bytes: noughts up to the end. */
function isLastOfCrash(segment: Buffer, at: number, end: number): boolean {
  return end >= segment.length || segment.subarray(at + prefixBytes).every((byte) => byte === 0)
}

/**
 * Where a frame of one of these days begins, from a place on where anything may stand; null: there is none
 * that is all there. Its length, its day and its checksum must fit: chance does not bring that about.
 */
export function findFrame(segment: Buffer, from: number, days: ReadonlySet<string>): number | null {
  const numbers = new Set([...days].map((day) => Date.parse(day) / dayMs))
  const last = segment.length - prefixBytes - aroundBytes
  for (let at = from; at <= last; at += 1) {
    const length = segment.readUInt32BE(at)
    if (length < aroundBytes || length > frameBytesMax) continue
    const end = at + prefixBytes + length
    if (end > segment.length || !numbers.has(segment.readUInt32BE(at + prefixBytes))) continue
    if (crc32(segment.subarray(at + prefixBytes, end)) === segment.readUInt32BE(at + 4)) return at
  }
  return null
}

function dayOfNumber(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10)
}

/** How long the lines of a frame are. */
export function linesBytes(body: Buffer): number {
  return body.length - aroundBytes
}

/**
 * The lines of a frame, laid where there is room for just them; false where it does not open: changed, or
 * under another key. What lies there then is of no use.
 */
export function openFrame(body: Buffer, sealKey: Uint8Array, run: string, into: Buffer): boolean {
  const from = dayBytes + ivBytes
  const end = body.length - sealBytes
  const cipher = createDecipheriv('aes-256-gcm', sealKey, body.subarray(dayBytes, from))
  cipher.setAAD(boundTo(run, body.subarray(0, dayBytes)))
  cipher.setAuthTag(body.subarray(end))
  putThrough(cipher, body.subarray(from, end), into, 0)
  try {
    cipher.final()
    return true
  } catch {
    return false
  }
}

/** A frame opens only as one of its run and its day. */
function boundTo(run: string, day: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`preau segment 1 ${run} `), day])
}
