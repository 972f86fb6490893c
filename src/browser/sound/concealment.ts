/**
 * What is heard where nothing came: the last moment of the voice, backwards and forwards again, ever
 * softer, so that neither its beginning nor its turns are a step that one would hear as a click.
 */
import { soundRateHz } from '#contract/live-sound.ts'

const samplesOfMs = soundRateHz / 1_000
/** Longer than a period of the deepest voice. */
const rememberedSamples = 20 * samplesOfMs
const goneAfterSamples = 80 * samplesOfMs

export interface Concealment {
  /** A sample that was heard. */
  remember(sample: number): void
  /** From the last sample on. */
  begin(): void
  next(): number
  /** Nothing is to be heard of it any more. */
  isGone(): boolean
}

export function createConcealment(): Concealment {
  const ring = new Float32Array(rememberedSamples)
  let end = 0
  let filled = 0
  /** Of what was made up since it began; at the end it is silent. */
  let madeUp = goneAfterSamples
  let loop = new Float32Array(0)
  return {
    isGone: () => madeUp >= goneAfterSamples,
    remember(sample) {
      ring[end] = sample
      end = (end + 1) % rememberedSamples
      filled = Math.min(filled + 1, rememberedSamples)
    },
    begin() {
      const from = filled < rememberedSamples ? 0 : end
      loop = Float32Array.from(
        { length: filled },
        (_, index) => ring[(from + index) % rememberedSamples] ?? 0,
      )
      madeUp = 0
    },
    next() {
      if (madeUp >= goneAfterSamples || loop.length < 2) return 0
      const softness = 1 - madeUp / goneAfterSamples
      // Down from the last to the first, and up again.
      const step = madeUp % (2 * (loop.length - 1))
      const back = step < loop.length ? step : 2 * (loop.length - 1) - step
      madeUp += 1
      return (loop[loop.length - 1 - back] ?? 0) * softness
    },
  }
}
