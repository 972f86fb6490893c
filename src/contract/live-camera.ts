/**
 * Moving pictures of a live class on the frugal path: the camera of an adult, and that of a sign-language
 * interpreter. A page opens the socket `cameraPath`, sends its ticket as a first text message, as to the
 * sound, and hears how it stands (`sound-standing.ts`: `maySpeak` says here whether it may send). From then
 * on frames go up in binary messages and come down as they went, to whoever asked to `watch`.
 *
 * A frame, numbers with the high byte first:
 *
 * | Bytes | Holds |
 * | --- | --- |
 * | 0 | format, 1 |
 * | 1 | codec: 1 VP8 (RFC 6386), 2 H.264 in Annex B's format |
 * | 2 | 1: a key frame, which needs none before it; 0: it needs all since the last key frame |
 * | 3 | reserved, 0 |
 * | 4–5 | whose: the member's number in the room; 0 on the way up |
 * | 6–9 | number of the frame, from 0, since the camera was turned on |
 * | 10–13 | when it was taken, in ms since the camera was turned on |
 * | 14 … | the frame |
 */
import Type, { type Static } from 'typebox'
import { memberSchema } from './live-talk.ts'

export const cameraPath = '/api/live/camera'
export const cameraFormat = 1
export const cameraHeaderBytes = 14

/** `interpreter`: of signs, who has to be seen without gaps; `camera`: of an adult of the lesson. */
export const cameraKindSchema = Type.Union([Type.Literal('camera'), Type.Literal('interpreter')])
export type CameraKind = Static<typeof cameraKindSchema>
export const cameraKinds: readonly CameraKind[] = ['camera', 'interpreter']

export interface CameraShape {
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  readonly bitsPerSecond: number
}

/** What pages send. Signs are read from fifteen frames a second on; a face is there with five. */
export const cameraShapes: Readonly<Record<CameraKind, CameraShape>> = {
  camera: { width: 320, height: 180, framesPerSecond: 5, bitsPerSecond: 40_000 },
  interpreter: { width: 320, height: 240, framesPerSecond: 20, bitsPerSecond: 160_000 },
}
/** Below, signs become hard to read. */
export const signFramesPerSecondMin = 15
/** Each camera makes a key frame so often, so that whoever fell behind sees again. */
export const keyFrameEveryMs = 5_000

/** Largest frame that the server hands on, in bytes. */
export const cameraFrameBytesMax: Readonly<Record<CameraKind, number>> = {
  camera: 16_000,
  interpreter: 40_000,
}

const closed = { additionalProperties: false }

/** What a page sends in text after its ticket. */
export const toCameraSchema = Type.Union([
  /** Frames follow; whoever sent as the same kind before no longer does. */
  Type.Object({ kind: Type.Literal('start') }, closed),
  Type.Object({ kind: Type.Literal('stop') }, closed),
  /** What this page wants to see; nothing before it has said so. */
  Type.Object(
    { kind: Type.Literal('watch'), camera: Type.Boolean(), interpreter: Type.Boolean() },
    closed,
  ),
])
export type ToCamera = Static<typeof toCameraSchema>

/** What the server sends in text, besides the standing. */
export const fromCameraSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('shown'),
    as: cameraKindSchema,
    by: memberSchema,
  }),
  /** Nobody is seen as this (any longer). */
  Type.Object({ kind: Type.Literal('gone'), as: cameraKindSchema }),
  /** To who sends: the next frame shall be a key frame. */
  Type.Object({ kind: Type.Literal('key') }),
])
export type FromCamera = Static<typeof fromCameraSchema>

export type CameraCodec = 'vp8' | 'h264'
const codecNumbers: Readonly<Record<CameraCodec, number>> = { vp8: 1, h264: 2 }

export interface CameraFrame {
  readonly codec: CameraCodec
  readonly isKey: boolean
  readonly by: number
  readonly number: number
  readonly takenMs: number
  readonly bytes: Uint8Array
}

const senderAt = 4

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function packCameraFrame(frame: CameraFrame): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(cameraHeaderBytes + frame.bytes.length)
  const view = viewOf(packed)
  view.setUint8(0, cameraFormat)
  view.setUint8(1, codecNumbers[frame.codec])
  view.setUint8(2, frame.isKey ? 1 : 0)
  view.setUint16(senderAt, frame.by)
  view.setUint32(6, frame.number)
  view.setUint32(10, frame.takenMs)
  packed.set(frame.bytes, cameraHeaderBytes)
  return packed
}

/** Null: no frame. The bytes lie in the same memory. */
export function unpackCameraFrame(packed: Uint8Array): CameraFrame | null {
  if (packed.length <= cameraHeaderBytes) return null
  const view = viewOf(packed)
  const codec = view.getUint8(1) === codecNumbers.h264 ? 'h264' : 'vp8'
  const key = view.getUint8(2)
  const isOurs = view.getUint8(0) === cameraFormat && view.getUint8(3) === 0
  if (!isOurs || view.getUint8(1) !== codecNumbers[codec] || key > 1) return null
  return {
    codec,
    isKey: key === 1,
    by: view.getUint16(senderAt),
    number: view.getUint32(6),
    takenMs: view.getUint32(10),
    bytes: packed.subarray(cameraHeaderBytes),
  }
}

/** Writes over whoever the frame claims to be of. */
export function writeCameraSender(packed: Uint8Array, by: number): void {
  viewOf(packed).setUint16(senderAt, by)
}
