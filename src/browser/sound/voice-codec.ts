/** What makes Opus of a voice, and a voice of Opus, whoever does it: the browser, or a worker of ours. */
import type { SoundBundle } from '#contract/sound-bundle.ts'
import type { CapturedFrame, VoiceFrame } from './mixer-messages.ts'

/** Of everybody who speaks. */
export interface VoiceDecoders {
  /** What cannot be decoded is silence. */
  decode(bundle: SoundBundle): void
  close(): void
}

export interface VoiceEncoder {
  encode(frame: CapturedFrame): void
  close(): void
}

/** Where the frame begins, in samples of the sound's clock, and its bytes. */
export type OnEncoded = (start: number, frame: Uint8Array) => void

/** What the worker that decodes is asked; it answers each with a `VoiceFrame`, empty where it failed. */
export interface FrameToDecode extends Omit<VoiceFrame, 'samples'> {
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the worker that encodes answers; `frame` is null where nothing could be made of what was said. */
export interface EncodedFrame {
  readonly start: number
  readonly frame: Uint8Array<ArrayBuffer> | null
}
