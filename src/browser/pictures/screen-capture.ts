/**
 * One's own screen as stills: looked at once a second, made small and quick where it changed, and made
 * well once it stands still, so that text becomes sharp.
 */
import { stillBytesMax, stillEveryMs, stillPixelsMax } from '#contract/live-pictures.ts'

/** From 0 to 1, as canvases know it. */
const quickQuality = 0.4
const fineQuality = 0.85
/** What is too large is made again with this much of its quality. */
const lesser = 0.6
const triesMax = 5

export interface ScreenCapture {
  stop(): void
}

/** Phones cannot, and a page without TLS has no devices at all. */
export function canCaptureScreen(): boolean {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  return devices !== undefined && 'getDisplayMedia' in devices
}

/** Throws as `getDisplayMedia` does. `onEnd`: the browser's own button was pressed, or the window closed. */
export async function captureScreen(
  onStill: (bytes: Uint8Array) => void,
  onEnd: () => void,
): Promise<ScreenCapture> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { frameRate: { max: 5 } },
    audio: false,
  })
  const letGo = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  try {
    await video.play()
  } catch (error) {
    letGo()
    throw error
  }
  const look = createLook(video)
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    look()
      .then((still) => {
        if (still !== null) onStill(still)
      })
      // One look that failed is made up for by the next.
      .catch(() => undefined)
      .finally(() => {
        isBusy = false
      })
  }, stillEveryMs)
  const stop = (): void => {
    clearInterval(timer)
    letGo()
    video.srcObject = null
  }
  for (const track of stream.getVideoTracks()) {
    track.onended = () => {
      stop()
      onEnd()
    }
  }
  return { stop }
}

/** The next still to send; null: nothing new. */
function createLook(video: HTMLVideoElement): () => Promise<Uint8Array | null> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  let before: Uint32Array | null = null
  let isFine = false
  return async () => {
    const { videoHeight, videoWidth } = video
    if (pen === null || videoWidth === 0) return null
    const scale = Math.min(1, stillPixelsMax / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const now = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer)
    const hasChanged = before === null || !isSame(before, now)
    before = now
    if (!hasChanged && isFine) return null
    isFine = !hasChanged
    return encode(canvas, isFine ? fineQuality : quickQuality)
  }
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((pixel, at) => pixel === other[at])
}

async function encode(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array | null> {
  let tried = quality
  for (let count = 0; count < triesMax; count += 1) {
    const blob = await blobOf(canvas, tried)
    if (blob !== null && blob.size <= stillBytesMax) return new Uint8Array(await blob.arrayBuffer())
    tried *= lesser
  }
  return null
}

/** WebP, or JPEG where the browser makes none. */
async function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  const make = (type: string): Promise<Blob | null> =>
    new Promise((done) => canvas.toBlob(done, type, quality))
  const blob = await make('image/webp')
  return blob?.type === 'image/webp' ? blob : make('image/jpeg')
}
