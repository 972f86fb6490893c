/**
 * The device's camera, picture after picture at the pace and in the shape that are sent. Read from the
 * track itself where the browser can: a timer would fall asleep with a page that lies behind another.
 */
import type { CameraShape } from '#contract/live-camera.ts'

/** https://w3c.github.io/mediacapture-transform/: not in every browser, and not in TypeScript's list. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>
}
type TrackProcessorMaker = new (given: { readonly track: MediaStreamTrack }) => TrackProcessor

export interface CameraSource {
  readonly stream: MediaStream
  /** From now on, until `stop`. The picture is good during the call alone. */
  read(take: (picture: HTMLCanvasElement, takenMs: number) => void): void
  /** The camera's light goes out. */
  stop(): void
}

/** Rejects as `getUserMedia` does. `onEnd`: pulled out, or taken away by the device. */
export async function openCameraSource(
  shape: CameraShape,
  onEnd: () => void,
): Promise<CameraSource> {
  if (navigator.mediaDevices === undefined) throw new DOMException('no devices', 'SecurityError')
  const stream = await navigator.mediaDevices.getUserMedia({
    video: {
      width: { ideal: shape.width * 2 },
      height: { ideal: shape.height * 2 },
      frameRate: { ideal: Math.max(15, shape.framesPerSecond) },
      facingMode: 'user',
    },
    audio: false,
  })
  const [track] = stream.getVideoTracks()
  if (track === undefined) throw new DOMException('no picture', 'NotFoundError')
  track.onended = onEnd
  let stopReading: () => void = () => undefined
  return {
    stream,
    read(take) {
      const draw = createDrawing(shape, take)
      const Maker = (globalThis as { MediaStreamTrackProcessor?: TrackProcessorMaker })
        .MediaStreamTrackProcessor
      stopReading =
        Maker === undefined
          ? readByTimer(stream, shape, draw)
          : readTrack(new Maker({ track }).readable, draw)
    },
    stop() {
      stopReading()
      track.onended = null
      for (const one of stream.getTracks()) one.stop()
    },
  }
}

type Draw = (picture: CanvasImageSource, width: number, height: number) => void

/** Only as often as is sent, and cut to the shape: what is above or beside it is left out. */
function createDrawing(
  { framesPerSecond, height, width }: CameraShape,
  take: (picture: HTMLCanvasElement, takenMs: number) => void,
): Draw {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { alpha: false })
  const everyMs = 1_000 / framesPerSecond
  const beganAtMs = performance.now()
  let nextAtMs = beganAtMs
  return (picture, pictureWidth, pictureHeight) => {
    const nowMs = performance.now()
    // Pictures come in steps of the camera's own: the nearest is taken.
    if (pen === null || pictureWidth === 0 || nowMs < nextAtMs - everyMs / 4) return
    nextAtMs = Math.max(nextAtMs + everyMs, nowMs)
    const scale = Math.max(width / pictureWidth, height / pictureHeight)
    const drawnWidth = pictureWidth * scale
    const drawnHeight = pictureHeight * scale
    const x = (width - drawnWidth) / 2
    const y = (height - drawnHeight) / 2
    pen.drawImage(picture, x, y, drawnWidth, drawnHeight)
    take(canvas, Math.round(nowMs - beganAtMs))
  }
}

function readTrack(pictures: ReadableStream<VideoFrame>, draw: Draw): () => void {
  const reader = pictures.getReader()
  const readOn = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      draw(value, value.displayWidth, value.displayHeight)
      value.close()
    }
  }
  // A track that ended has no more pictures: its end is told apart.
  readOn().catch(() => undefined)
  return () => void reader.cancel().catch(() => undefined)
}

function readByTimer(stream: MediaStream, shape: CameraShape, draw: Draw): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  // Without a picture nothing is drawn, and nothing sent.
  video.play().catch(() => undefined)
  const timer = setInterval(() => {
    draw(video, video.videoWidth, video.videoHeight)
  }, 1_000 / shape.framesPerSecond)
  return () => {
    clearInterval(timer)
    video.srcObject = null
  }
}
