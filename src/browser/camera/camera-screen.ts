/** One camera of somebody else: its frames are decoded and drawn as they come, the newest over all before. */
import type { CameraCodec, CameraFrame } from '#contract/live-camera.ts'
import type { SeenCamera } from './cameras.ts'
import { chooseDecoder } from './choose-encoder.ts'
import { createFrameWatch } from './frame-watch.ts'

/** Frames that wait for the decoder; a device that is slower begins anew with the next key frame. */
const decodingMax = 20

export interface CameraScreen {
  came(frame: CameraFrame): void
  view(): SeenCamera
  latePercent(): number
  close(): void
}

export function createCameraScreen(by: number, onChange: () => void): CameraScreen {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { alpha: false })
  const watch = createFrameWatch()
  let decoder: VideoDecoder | null = null
  let codecNow: CameraCodec | null = null
  let isClosed = false
  let hasCome = false
  let isUnreadable = false

  const draw = (frame: VideoFrame): void => {
    if (canvas.width !== frame.displayWidth || canvas.height !== frame.displayHeight) {
      canvas.width = frame.displayWidth
      canvas.height = frame.displayHeight
    }
    pen?.drawImage(frame, 0, 0)
    frame.close()
    if (hasCome) return
    hasCome = true
    onChange()
  }
  const letGo = (): void => {
    if (decoder !== null && decoder.state !== 'closed') decoder.close()
    decoder = null
    codecNow = null
  }
  /** What broke begins anew with the next key frame. */
  const startAnew = (): void => {
    letGo()
    watch.restart()
  }
  const prepare = async (codec: CameraCodec): Promise<void> => {
    letGo()
    codecNow = codec
    const config = await chooseDecoder(codec)
    if (isClosed || codecNow !== codec) return
    if (config === null) {
      isUnreadable = true
      onChange()
      return
    }
    decoder = new VideoDecoder({ output: draw, error: startAnew })
    decoder.configure(config)
  }
  const decode = (frame: CameraFrame): void => {
    if (decoder?.state !== 'configured') return
    // What waits is old: the next key frame brings back the present.
    if (decoder.decodeQueueSize > decodingMax) {
      watch.restart()
      return
    }
    const { bytes, isKey, takenMs } = frame
    const type = isKey ? 'key' : 'delta'
    decoder.decode(new EncodedVideoChunk({ type, timestamp: takenMs * 1_000, data: bytes }))
  }
  return {
    came(frame) {
      const isOfUse = watch.came(frame, performance.now())
      if (!isOfUse || isUnreadable) return
      if (frame.codec === codecNow && decoder !== null) return decode(frame)
      // The browser is asked what it can do; what needs this frame waits for the next key frame.
      if (frame.codec === codecNow || !frame.isKey) return watch.restart()
      prepare(frame.codec).then(() => decode(frame), startAnew)
    },
    view: () => ({
      by,
      picture: canvas,
      hasCome,
      framesPerSecond: watch.framesPerSecond(performance.now()),
      isUnreadable,
    }),
    latePercent: () => watch.latePercent(performance.now()),
    close() {
      isClosed = true
      letGo()
    },
  }
}
