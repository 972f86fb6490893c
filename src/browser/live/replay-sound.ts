/**
 * The voices of a replay: pieces are fetched and decoded shortly before they are heard, and each is set to
 * its moment on the clock of the device's sound.
 */
import { openVoiceDecoders } from '#browser/sound/voice-decoders.ts'
import type { Replay } from '#contract/live-replay.ts'
import { soundRateHz } from '#contract/live-sound.ts'
import { unpackRecorded } from '#contract/recorded-voice.ts'
import { unpackBundle } from '#contract/sound-bundle.ts'

/** Pieces that begin within this are made ready. */
const aheadMs = 15_000
/** Bundles decoded at once: more would be left out by the decoder. */
const bundlesAtOnce = 12
/** A decoder that says nothing for so long says nothing more. */
const decodeWaitMs = 1_000
/** A piece of a voice is some ten seconds; a longer gap in it is cut. */
const pieceMsMax = 30_000

type Voice = Replay['voices'][number]

export interface ReplaySound {
  /** From this moment of the server's clock on. In the handler of a press: lets the browser sound. */
  play(atMs: number, speed: number): void
  pause(): void
  /** Where it has come to: fetches what is heard next. */
  follow(atMs: number): void
  close(): void
}

/** `readVoice`: the bytes of a piece, from here or from the school; rejects where they do not come. */
export function openReplaySound(
  voices: readonly Voice[],
  readVoice: (id: string) => Promise<ArrayBuffer>,
): ReplaySound {
  const context = new AudioContext({ sampleRate: soundRateHz })
  const buffers = new Map<string, Promise<AudioBuffer | null>>()
  const playing = new Map<string, AudioBufferSourceNode | null>()
  /** The moment, the sound's clock then, and how fast; null: paused. */
  let run: { readonly atMs: number; readonly since: number; readonly speed: number } | null = null

  function bufferOf(voice: Voice): Promise<AudioBuffer | null> {
    const known = buffers.get(voice.id)
    if (known !== undefined) return known
    const made = readVoice(voice.id)
      .then(decodePiece)
      .catch(() => {
        // Asked for again when it is needed again.
        buffers.delete(voice.id)
        return null
      })
    buffers.set(voice.id, made)
    return made
  }

  async function start(voice: Voice, of: NonNullable<typeof run>): Promise<void> {
    playing.set(voice.id, null)
    const buffer = await bufferOf(voice)
    if (run !== of || buffer === null) return
    const source = new AudioBufferSourceNode(context, { buffer, playbackRate: of.speed })
    source.connect(context.destination)
    const when = of.since + (voice.from - of.atMs) / 1_000 / of.speed
    const late = Math.max(0, context.currentTime - when) * of.speed
    if (late < buffer.duration) source.start(Math.max(when, context.currentTime), late)
    playing.set(voice.id, source)
  }

  function pause(): void {
    run = null
    for (const source of playing.values()) source?.disconnect()
    playing.clear()
  }

  function follow(atMs: number): void {
    if (run === null) return
    for (const voice of voices) {
      const isNear = voice.from <= atMs + aheadMs && voice.from + pieceMsMax >= atMs
      if (isNear && !playing.has(voice.id)) void start(voice, run)
      if (voice.from + pieceMsMax * 2 < atMs) buffers.delete(voice.id)
    }
  }

  return {
    play(atMs, speed) {
      pause()
      void context.resume()
      run = { atMs, since: context.currentTime, speed }
      follow(atMs)
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
  const longest = (pieceMsMax / 1_000) * soundRateHz
  const heard = frames.filter(({ start }) => start >= first && start - first < longest)
  const length = Math.max(0, ...heard.map(({ samples, start }) => start - first + samples.length))
  if (length === 0) return null
  const buffer = new AudioBuffer({ length, sampleRate: soundRateHz, numberOfChannels: 1 })
  for (const { samples, start } of heard) buffer.copyToChannel(samples, 0, start - first)
  return buffer
}
