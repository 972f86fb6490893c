/** One's own voice encoded in a worker, for browsers that encode no Opus by themselves. */

import workerUrl from './encode-wasm-worker.ts?worker&url'
import type { EncodedFrame, OnEncoded, VoiceEncoder } from './voice-codec.ts'

/** Frames that wait to be encoded; a device that falls behind leaves some out. */
const waitingMax = 10

export function openWasmEncoder(onFrame: OnEncoded): VoiceEncoder {
  const worker = new Worker(workerUrl)
  let waiting = 0
  worker.onmessage = ({ data }: MessageEvent<EncodedFrame>) => {
    waiting -= 1
    if (data.frame !== null) onFrame(data.start, data.frame)
  }
  return {
    encode(frame) {
      if (waiting > waitingMax) return
      waiting += 1
      worker.postMessage(frame, [frame.samples.buffer])
    },
    close: () => worker.terminate(),
  }
}
