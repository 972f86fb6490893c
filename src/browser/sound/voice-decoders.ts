/**
 * Opus of everybody who speaks, as samples: by the browser's own decoder, or where it has none by one
 * that comes with it in a worker, and only then is fetched.
 */
import { soundRateHz } from '#contract/live-sound.ts'
import type { SoundBundle } from '#contract/sound-bundle.ts'
import type { VoiceFrame } from './mixer-messages.ts'
import type { VoiceDecoders } from './voice-codec.ts'

type OnFrame = (frame: VoiceFrame) => void

const config: AudioDecoderConfig = { codec: 'opus', sampleRate: soundRateHz, numberOfChannels: 1 }
/** Decoders at once; for a further speaker the one that was needed least recently goes. */
const decodersMax = 16
/** Frames that wait in one decoder; beyond, what comes goes nowhere. */
const waitingMax = 50

export async function openVoiceDecoders(onFrame: OnFrame): Promise<VoiceDecoders> {
  if (await decodesItself()) return openOwnDecoders(onFrame)
  const { openWasmDecoders } = await import('./wasm-decoders.ts')
  return openWasmDecoders(onFrame)
}

async function decodesItself(): Promise<boolean> {
  if (typeof AudioDecoder === 'undefined') return false
  const { supported } = await AudioDecoder.isConfigSupported(config)
  return supported === true
}

interface OwnDecoder {
  decode(bundle: SoundBundle): void
  isBroken(): boolean
  close(): void
}

function openOwnDecoders(onFrame: OnFrame): VoiceDecoders {
  const decoders = new Map<number, OwnDecoder>()
  const close = (speaker: number): void => {
    decoders.get(speaker)?.close()
    decoders.delete(speaker)
  }
  return {
    decode(bundle) {
      const { speaker } = bundle
      const before = decoders.get(speaker)
      if (before?.isBroken() === true) close(speaker)
      const decoder = decoders.get(speaker) ?? openDecoder(speaker, onFrame)
      // Laid down again at the end: the first of the map was needed least recently.
      decoders.delete(speaker)
      decoders.set(speaker, decoder)
      const [first] = decoders.keys()
      if (decoders.size > decodersMax && first !== undefined) close(first)
      decoder.decode(bundle)
    },
    close() {
      for (const speaker of [...decoders.keys()]) close(speaker)
    },
  }
}

/** What went in and has not come out yet. */
interface Awaited {
  start: number
  samples: number
  isFirst: boolean
}

function openDecoder(speaker: number, onFrame: OnFrame): OwnDecoder {
  const awaited: Awaited[] = []
  let isBroken = false
  const decoder = new AudioDecoder({
    output(sound) {
      const count = sound.numberOfFrames
      const samples = new Float32Array(count)
      sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' })
      sound.close()
      const [head] = awaited
      if (head === undefined) return
      // Whoever gets the samples may give them away: they are not counted afterwards.
      onFrame({ speaker, start: head.start, samples, isFirst: head.isFirst })
      head.start += count
      head.samples -= count
      head.isFirst = false
      if (head.samples <= 0) awaited.shift()
    },
    // It is closed by then, and a new one is made for the next bundle.
    error() {
      isBroken = true
    },
  })
  decoder.configure(config)
  return {
    isBroken: () => isBroken,
    decode({ frames, frameMs, time }) {
      if (decoder.decodeQueueSize > waitingMax) return
      const samples = (frameMs * soundRateHz) / 1_000
      for (const [index, data] of frames.entries()) {
        const start = time + index * samples
        awaited.push({ start, samples, isFirst: index === 0 })
        const timestamp = Math.round((start * 1e6) / soundRateHz)
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data }))
      }
    },
    close() {
      if (decoder.state !== 'closed') decoder.close()
    },
  }
}
