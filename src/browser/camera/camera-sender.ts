/** One's own camera on its way out: encoded as it is drawn, with a key frame now and then or when asked for. */
import { type CameraShape, keyFrameEveryMs, packCameraFrame } from '#contract/live-camera.ts'
import type { EncoderChoice } from './choose-encoder.ts'

/** Pictures that wait for the encoder; a device that is slower than its camera leaves some out. */
const encodingMax = 2

export interface CameraSender {
  take(picture: HTMLCanvasElement, takenMs: number): void
  /** The next frame needs none before it. */
  wantKey(): void
  close(): void
}

/** `send` gives false where the line took nothing: what comes next begins anew. */
export function createCameraSender(
  { codec, config }: EncoderChoice,
  shape: CameraShape,
  send: (frame: Uint8Array<ArrayBuffer>) => boolean,
  onTrouble: () => void,
): CameraSender {
  let number = 0
  let isKeyWanted = true
  let keyAtMs = Number.NEGATIVE_INFINITY
  const encoder = new VideoEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength)
      chunk.copyTo(bytes)
      const isKey = chunk.type === 'key'
      const takenMs = Math.round(chunk.timestamp / 1_000)
      const isSent = send(packCameraFrame({ codec, isKey, by: 0, number, takenMs, bytes }))
      number += 1
      if (!isSent) isKeyWanted = true
    },
    error: onTrouble,
  })
  encoder.configure({ ...config, framerate: shape.framesPerSecond })
  return {
    take(picture, takenMs) {
      if (encoder.state !== 'configured' || encoder.encodeQueueSize > encodingMax) return
      const keyFrame = isKeyWanted || takenMs - keyAtMs >= keyFrameEveryMs
      if (keyFrame) keyAtMs = takenMs
      isKeyWanted = false
      const frame = new VideoFrame(picture, { timestamp: takenMs * 1_000 })
      encoder.encode(frame, { keyFrame })
      frame.close()
    },
    wantKey() {
      isKeyWanted = true
    },
    close() {
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}
