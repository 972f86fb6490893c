/** A voice for the microphone of tests: syllables with pauses, as much like a person's as few lines allow. */

import { soundRateHz } from '#contract/live-sound.ts'
import { seededRandom } from '#kernel/random.ts'

/** A syllable begins each second, and is so long. */
const syllableSeconds = 0.35
const loudness = 0.55
/** Of the vowel a, in Hz, and how strong each is. */
const formants = [
  [700, 1],
  [1_220, 0.5],
  [2_600, 0.2],
] as const

/** Samples from -1 to 1, of one channel at 48 kHz. */
export function spokenSound(seconds: number): Float32Array {
  const random = seededRandom(1)
  const samples = new Float32Array(seconds * soundRateHz)
  for (let index = 0; index < samples.length; index += 1) {
    const at = (index / soundRateHz) % 1
    if (at > syllableSeconds) continue
    // The cords open 130 times a second, a little faster towards the end; each opening rings and fades.
    const sinceOpening = ((at * (130 + 20 * at)) % 1) / 130
    let value = 0.05 * (random.fraction() - 0.5)
    for (const [hz, strength] of formants) {
      value += strength * Math.sin(2 * Math.PI * hz * sinceOpening) * Math.exp(-sinceOpening * 250)
    }
    const envelope = Math.min(1, at / 0.02, (syllableSeconds - at) / 0.05)
    samples[index] = loudness * envelope * Math.max(-1, Math.min(1, value))
  }
  return samples
}
