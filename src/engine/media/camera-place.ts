/**
 * One kind of moving picture of a room: who sends it, which frames may go on, and when a key frame is
 * asked for. A frame that was left out spoils all after it, up to the next key frame. Pure.
 */
import { type CameraFrame, type CameraKind, cameraFrameBytesMax } from '#contract/live-camera.ts'
import { createBundleMeter, type SendPace } from './bundle-meter.ts'

/** Half as much again as pages send, for pictures in which much moves. */
const framePaces: Readonly<Record<CameraKind, SendPace>> = {
  camera: { perSecond: 8, bytesPerSecond: 12_000 },
  interpreter: { perSecond: 25, bytesPerSecond: 36_000 },
}

/** Asked for no more often, whoever comes: a key frame weighs as much as some of the others together. */
export const keyAskedEveryMs = 2_000

export interface CameraPlace<Sender> {
  sender(): Sender | null
  /** The newest key frame, as it goes out; null: none since it began. */
  lastKey(): Buffer | null
  begin(sender: Sender, nowMs: number): void
  /** True: this one sent, and no longer does. */
  end(sender: Sender): boolean
  /** `left_out`: beyond what one may send, or of no use without what was. `ends`: so does its socket. */
  judge(frame: Pick<CameraFrame, 'bytes' | 'isKey'>, nowMs: number): 'passes' | 'left_out' | 'ends'
  keepKey(frame: Buffer): void
  wantKey(): void
  /** True: ask the sender now. */
  mustAsk(nowMs: number): boolean
}

export function createCameraPlace<Sender>(as: CameraKind): CameraPlace<Sender> {
  let meter = createBundleMeter(0, framePaces[as])
  let sender: Sender | null = null
  let lastKey: Buffer | null = null
  let isSpoilt = true
  let isKeyWanted = false
  let askedAtMs = Number.NEGATIVE_INFINITY
  const clear = (next: Sender | null): void => {
    sender = next
    lastKey = null
    isSpoilt = true
    isKeyWanted = false
  }
  return {
    sender: () => sender,
    lastKey: () => lastKey,
    begin(one, nowMs) {
      clear(one)
      meter = createBundleMeter(nowMs, framePaces[as])
    },
    end(one) {
      if (sender !== one) return false
      clear(null)
      return true
    },
    judge({ bytes, isKey }, nowMs) {
      const judgement = meter.judge(bytes.length, nowMs)
      if (bytes.length > cameraFrameBytesMax[as] || judgement === 'flood') return 'ends'
      isSpoilt = judgement === 'excess' || (isSpoilt && !isKey)
      if (isSpoilt) isKeyWanted = true
      return isSpoilt ? 'left_out' : 'passes'
    },
    keepKey(frame) {
      lastKey = frame
      isKeyWanted = false
    },
    wantKey() {
      isKeyWanted = true
    },
    mustAsk(nowMs) {
      if (sender === null || !isKeyWanted || nowMs - askedAtMs < keyAskedEveryMs) return false
      askedAtMs = nowMs
      return true
    },
  }
}
