/** What the page and the mixer tell each other, and the mixer's name; the mixer runs beside the sound. */

export const mixerName = 'preau-mixer'

/** A decoded frame. */
export interface VoiceFrame {
  readonly speaker: number
  /** Samples of the speaker's clock, in 32 bits. */
  readonly start: number
  readonly samples: Float32Array<ArrayBuffer>
  /** First of its bundle: whether it comes in time is the bundle's. */
  readonly isFirst: boolean
}

/** Voices that are heard another way: they are followed, and not mixed. */
export interface LeftOut {
  readonly leftOut: readonly number[]
}

/** Every 200 ms. */
export interface MixerReport {
  readonly speaking: readonly number[]
  /** Of the last 200 ms. */
  readonly bundles: number
  readonly late: number
  /** How far behind its speaker the voice that is furthest behind is kept, in ms; 0: nobody's is there. */
  readonly behindMs: number
}

export const captureName = 'preau-capture'

/** What the microphone heard in a frame's time. */
export interface CapturedFrame {
  /** Samples of the sound's clock. */
  readonly start: number
  readonly samples: Float32Array<ArrayBuffer>
}
