/** How loud a voice is, as people hear it. */
import { loudnessOf } from './voice-playout.ts'

/** Quieter than this is silence, in decibels below the loudest. */
const silenceDb = -60

/** By decibels, 0 (silence) to 1. */
export function levelOf(samples: Float32Array): number {
  const db = 20 * Math.log10(Math.max(loudnessOf(samples), 1e-6))
  return Math.min(1, Math.max(0, 1 - db / silenceDb))
}
