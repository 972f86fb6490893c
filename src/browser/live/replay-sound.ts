/**
 * The voices of a replay on this device: decoded by the browser, and each set to its moment on the clock of
 * the device's sound.
 */
import { openVoiceDecoders } from '#browser/sound/voice-decoders.ts'
import type { Replay } from '#contract/live-replay.ts'
import { soundRateHz } from '#contract/live-sound.ts'
import { unpackRecorded } from '#contract/recorded-voice.ts'
import { unpackBundle } from '#contract/sound-bundle.ts'
import { createReplayVoices, type ReplayVoices, replayVoiceMsMax } from './replay-voices.ts'

/** Bundles decoded at once: more would be left out by the decoder. */
const bundlesAtOnce = 12
/** A decoder that says nothing for so long says nothing more. */
const decodeWaitMs = 1_000

/** `play` is called in the handler of a press: it lets the browser sound. */
export interface ReplaySound extends ReplayVoices {
  close(): void
}

/** `readVoice`: the bytes of a piece, from here or from the school; rejects where they do not come. */
export function openReplaySound(
  voices: Replay['voices'],
  readVoice: (id: string) => Promise<ArrayBuffer>,
): ReplaySound {
  const context = new AudioContext({ sampleRate: soundRateHz })
  const { follow, pause, play } = createReplayVoices<AudioBuffer>(voices, {
    read: readVoice,
    decode: decodePiece,
    soundNow: () => context.currentTime,
    sound(buffer, { speed, when }) {
      const source = new AudioBufferSourceNode(context, { buffer, playbackRate: speed })
      source.connect(context.destination)
      const late = Math.max(0, context.currentTime - when) * speed
      if (late < buffer.duration) source.start(Math.max(when, context.currentTime), late)
      return () => source.disconnect()
    },
    nowMs: () => performance.now(),
    random: Math.random,
  })
  return {
    play(atMs, speed) {
      void context.resume()
      play(atMs, speed)
    },
    pause,
    follow,
    close() {
      pause()
      void context.close()
    },
  }
}

/** Null where nothing in it is to be heard. */
async function decodePiece(bytes: ArrayBuffer): Promise<AudioBuffer | null> {
  const bundles = unpackRecorded(new Uint8Array(bytes)).flatMap(
    ({ bundle }) => unpackBundle(bundle) ?? [],
  )
  const first = bundles[0]?.time ?? 0
  const frames: { readonly start: number; readonly samples: Float32Array<ArrayBuffer> }[] = []
  const decoders = await openVoiceDecoders(({ samples, start }) => frames.push({ samples, start }))
  let awaited = 0
  for (let at = 0; at < bundles.length; at += bundlesAtOnce) {
    for (const bundle of bundles.slice(at, at + bundlesAtOnce)) {
      decoders.decode(bundle)
      awaited += bundle.frames.length
    }
    const untilMs = performance.now() + decodeWaitMs
    while (frames.length < awaited && performance.now() < untilMs) {
      await new Promise((done) => setTimeout(done, 5))
    }
  }
  decoders.close()
  const longest = (replayVoiceMsMax / 1_000) * soundRateHz
  const heard = frames.filter(({ start }) => start >= first && start - first < longest)
  const length = Math.max(0, ...heard.map(({ samples, start }) => start - first + samples.length))
  if (length === 0) return null
  const buffer = new AudioBuffer({ length, sampleRate: soundRateHz, numberOfChannels: 1 })
  for (const { samples, start } of heard) buffer.copyToChannel(samples, 0, start - first)
  return buffer
}
