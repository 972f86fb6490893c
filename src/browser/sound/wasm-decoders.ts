/** Voices decoded in a worker, for browsers that decode no Opus by themselves. */
import { soundRateHz } from '#contract/live-sound.ts'
import workerUrl from './decode-wasm-worker.ts?worker&url'
import type { VoiceFrame } from './mixer-messages.ts'
import type { FrameToDecode, VoiceDecoders } from './voice-codec.ts'

/** Frames that wait to be decoded; beyond, what comes goes nowhere. */
const waitingMax = 50

export function openWasmDecoders(onFrame: (frame: VoiceFrame) => void): VoiceDecoders {
  const worker = new Worker(workerUrl)
  let waiting = 0
  worker.onmessage = ({ data }: MessageEvent<VoiceFrame>) => {
    waiting -= 1
    if (data.samples.length > 0) onFrame(data)
  }
  return {
    decode({ frames, frameMs, speaker, time }) {
      if (waiting > waitingMax) return
      for (const [index, frame] of frames.entries()) {
        const bytes = Uint8Array.from(frame)
        const start = time + (index * frameMs * soundRateHz) / 1_000
        const asked: FrameToDecode = { speaker, start, isFirst: index === 0, bytes }
        waiting += 1
        worker.postMessage(asked, [bytes.buffer])
      }
    },
    close: () => worker.terminate(),
  }
}
