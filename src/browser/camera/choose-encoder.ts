/** The codecs of cameras as browsers name them: VP8 first, which most have; H.264 where they make no VP8. */
import type { CameraCodec, CameraShape } from '#contract/live-camera.ts'

/** H.264: baseline, level 3, which holds these sizes. */
const names: Readonly<Record<CameraCodec, string>> = { vp8: 'vp8', h264: 'avc1.42001e' }
const order: readonly CameraCodec[] = ['vp8', 'h264']

export interface EncoderChoice {
  readonly codec: CameraCodec
  readonly config: VideoEncoderConfig
}

/** Null: this browser makes no moving pictures. */
export async function chooseEncoder(shape: CameraShape): Promise<EncoderChoice | null> {
  if (typeof VideoEncoder === 'undefined') return null
  for (const codec of order) {
    const config: VideoEncoderConfig = {
      codec: names[codec],
      width: shape.width,
      height: shape.height,
      framerate: shape.framesPerSecond,
      bitrate: shape.bitsPerSecond,
      latencyMode: 'realtime',
      ...(codec === 'h264' ? { avc: { format: 'annexb' } } : {}),
    }
    const answer = await VideoEncoder.isConfigSupported(config).catch(() => null)
    if (answer?.supported === true) return { codec, config }
  }
  return null
}

/** Null: this browser cannot show what is sent so. */
export async function chooseDecoder(codec: CameraCodec): Promise<VideoDecoderConfig | null> {
  if (typeof VideoDecoder === 'undefined') return null
  const config: VideoDecoderConfig = { codec: names[codec], optimizeForLatency: true }
  const answer = await VideoDecoder.isConfigSupported(config).catch(() => null)
  return answer?.supported === true ? config : null
}
