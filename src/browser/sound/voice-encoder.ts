/**
 * One's own voice as Opus: by the browser's own encoder, or where it has none by one that comes with it
 * in a worker, and only then is fetched.
 */
import { frameMsUsual, soundRateHz, voiceBitsPerSecond } from '#contract/live-sound.ts'
import type { OnEncoded, VoiceEncoder } from './voice-codec.ts'

const config: AudioEncoderConfig = {
  codec: 'opus',
  sampleRate: soundRateHz,
  numberOfChannels: 1,
  bitrate: voiceBitsPerSecond,
  opus: { format: 'opus', frameDuration: frameMsUsual * 1_000 },
}
/** Frames that wait to be encoded; a device that falls behind leaves some out. */
const waitingMax = 10

/** Null: this browser can neither encode nor be helped. */
export async function openVoiceEncoder(onFrame: OnEncoded): Promise<VoiceEncoder | null> {
  if (await encodesItself()) return openOwnEncoder(onFrame)
  if (typeof WebAssembly === 'undefined') return null
  const { openWasmEncoder } = await import('./wasm-encoder.ts')
  return openWasmEncoder(onFrame)
}

async function encodesItself(): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined') return false
  const { supported } = await AudioEncoder.isConfigSupported(config)
  return supported === true
}

function openOwnEncoder(onFrame: OnEncoded): VoiceEncoder {
  let encoder = open()
  function open(): AudioEncoder {
    const opened = new AudioEncoder({
      output(chunk) {
        const frame = new Uint8Array(chunk.byteLength)
        chunk.copyTo(frame)
        onFrame(Math.round((chunk.timestamp * soundRateHz) / 1e6), frame)
      },
      // It is closed by then; the next frame opens a new one.
      error: () => undefined,
    })
    opened.configure(config)
    return opened
  }
  return {
    encode({ start, samples }) {
      if (encoder.state === 'closed') encoder = open()
      if (encoder.encodeQueueSize > waitingMax) return
      const sound = new AudioData({
        format: 'f32-planar',
        sampleRate: soundRateHz,
        numberOfFrames: samples.length,
        numberOfChannels: 1,
        timestamp: Math.round((start * 1e6) / soundRateHz),
        data: samples,
      })
      encoder.encode(sound)
      sound.close()
    },
    close() {
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}
