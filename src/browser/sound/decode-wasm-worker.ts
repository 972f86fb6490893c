/** Decodes Opus where the browser cannot, beside the page: one decoder for each speaker. */
import { OpusDecoder } from 'opus-decoder'
import type { VoiceFrame } from './mixer-messages.ts'
import type { FrameToDecode } from './voice-codec.ts'

/** Decoders at once; for a further speaker the one that was needed least recently goes. */
const decodersMax = 16

const decoders = new Map<number, OpusDecoder>()

/** One after another: a decoder is not there at once. */
let work: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<FrameToDecode>) => {
  work = work.then(() => decode(data)).catch(() => tell(data, new Float32Array()))
})

async function decode(frame: FrameToDecode): Promise<void> {
  const decoder = take(frame.speaker)
  await decoder.ready
  // What is broken comes out as nothing.
  const [samples] = decoder.decodeFrame(frame.bytes).channelData
  tell(frame, Float32Array.from(samples ?? []))
}

function take(speaker: number): OpusDecoder {
  const decoder = decoders.get(speaker) ?? new OpusDecoder({ channels: 1 })
  decoders.delete(speaker)
  decoders.set(speaker, decoder)
  const [first] = decoders.keys()
  if (decoders.size > decodersMax && first !== undefined) {
    decoders.get(first)?.free()
    decoders.delete(first)
  }
  return decoder
}

/** Each frame is answered, so that the page knows how many wait. */
function tell(
  { speaker, start, isFirst }: FrameToDecode,
  samples: Float32Array<ArrayBuffer>,
): void {
  const frame: VoiceFrame = { speaker, start, isFirst, samples }
  postMessage(frame, { transfer: [samples.buffer] })
}
