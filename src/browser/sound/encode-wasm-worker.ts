/** Encodes one's own voice where the browser cannot, beside the page. */
import { Application, createEncoder } from 'libopus-wasm'
import { frameMsUsual, soundRateHz, voiceBitsPerSecond } from '#contract/live-sound.ts'
import type { CapturedFrame } from './mixer-messages.ts'
import type { EncodedFrame } from './voice-codec.ts'

const encoder = createEncoder({
  channels: 1,
  sampleRate: soundRateHz,
  application: Application.Voip,
  bitrate: voiceBitsPerSecond,
  frameSize: (frameMsUsual * soundRateHz) / 1_000,
  // A telephone encodes at the half of what is possible without trouble.
  complexity: 5,
})

/** One after another: the encoder is not there at once. */
let work: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<CapturedFrame>) => {
  work = work.then(() => encode(data)).catch(() => tell({ start: data.start, frame: null }))
})

async function encode({ start, samples }: CapturedFrame): Promise<void> {
  tell({ start, frame: Uint8Array.from((await encoder).encodeFloat(samples)) })
}

function tell(encoded: EncodedFrame): void {
  postMessage(encoded)
}
