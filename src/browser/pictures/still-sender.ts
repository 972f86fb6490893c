/**
 * Sends the stills of one's own screen, piece after piece at a pace that leaves one's voice its way. One
 * still waits at most, and a newer one takes its place.
 */
import { createSlidePacer } from '#browser/live/slide-pacer.ts'
import { packPiece, stillEveryMs, stillPieceBytesMax } from '#contract/live-pictures.ts'
import type { StillOutside } from './still-fetch.ts'

export interface StillSender {
  offer(bytes: Uint8Array): void
  /** The server has the piece of this still. */
  took(number: number): void
  /** What was on its way is lost. */
  forget(): void
}

/** A piece that is not taken for so long is lost: the newest still goes instead. */
const tookMsMax = 20_000

export function createStillSender(
  outside: StillOutside,
  send: (piece: Uint8Array<ArrayBuffer>) => boolean,
): StillSender {
  const pacer = createSlidePacer()
  let number = 0
  let current: { bytes: Uint8Array; length: number; pieceBytes: number } | null = null
  let waiting: Uint8Array | null = null
  let begunAtMs = Number.NEGATIVE_INFINITY
  let sentAtMs = 0
  let callOff: () => void = () => undefined

  const later = (ms: number, act: () => void): void => {
    callOff()
    callOff = outside.after(ms, act)
  }
  const begin = (): void => {
    if (waiting === null) return
    begunAtMs = outside.nowMs()
    number += 1
    current = { bytes: waiting, length: 0, pieceBytes: 0 }
    waiting = null
    sendNext()
  }
  const beginInTime = (restMs: number): void =>
    later(Math.max(restMs, begunAtMs + stillEveryMs - outside.nowMs()), begin)
  const lose = (): void => {
    // What came last is still the best that there is.
    waiting ??= current?.bytes ?? null
    current = null
    beginInTime(pacer.failed())
  }
  const sendNext = (): void => {
    if (current === null) return
    const { bytes: whole, length: from } = current
    const bytes = whole.subarray(from, from + Math.min(stillPieceBytesMax, pacer.pieceBytes()))
    current.pieceBytes = bytes.length
    sentAtMs = outside.nowMs()
    later(tookMsMax, lose)
    if (!send(packPiece({ by: 0, number, from, total: whole.length, bytes }))) lose()
  }
  return {
    offer(bytes) {
      waiting = bytes
      if (current === null) beginInTime(0)
    },
    took(taken) {
      if (current === null || taken !== number) return
      current.length += current.pieceBytes
      const tookMs = outside.nowMs() - sentAtMs
      const restMs = pacer.came({ bytes: current.pieceBytes, tookMs }, outside.lineNow())
      if (current.length < current.bytes.length) return later(restMs, sendNext)
      current = null
      beginInTime(restMs)
    },
    forget() {
      callOff()
      current = null
      waiting = null
    },
  }
}
