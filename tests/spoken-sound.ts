/** A sound file for the microphone of tests: syllables with pauses, as much like a voice as few lines allow. */

import { soundRateHz } from '#contract/live-sound.ts'
import { seededRandom } from '#kernel/random.ts'

const sampleBytes = 2
/** A syllable begins each second, and is so long. */
const syllableSeconds = 0.35
/** Of the vowel a, in Hz, and how strong each is. */
const formants = [
  [700, 1],
  [1_220, 0.5],
  [2_600, 0.2],
] as const

/** A WAV file of one channel, 48 kHz, 16 bits. */
export function spokenSound(seconds: number): Buffer {
  const random = seededRandom(1)
  const count = seconds * soundRateHz
  const sound = Buffer.alloc(44 + count * sampleBytes)
  sound.write('RIFF', 0)
  sound.writeUInt32LE(sound.length - 8, 4)
  sound.write('WAVEfmt ', 8)
  sound.writeUInt32LE(16, 16)
  sound.writeUInt16LE(1, 20)
  sound.writeUInt16LE(1, 22)
  sound.writeUInt32LE(soundRateHz, 24)
  sound.writeUInt32LE(soundRateHz * sampleBytes, 28)
  sound.writeUInt16LE(sampleBytes, 32)
  sound.writeUInt16LE(8 * sampleBytes, 34)
  sound.write('data', 36)
  sound.writeUInt32LE(count * sampleBytes, 40)
  for (let index = 0; index < count; index += 1) {
    const at = (index / soundRateHz) % 1
    if (at > syllableSeconds) continue
    // The cords open 130 times a second, a little faster towards the end; each opening rings and fades.
    const sinceOpening = ((at * (130 + 20 * at)) % 1) / 130
    let value = 0.05 * (random.fraction() - 0.5)
    for (const [hz, strength] of formants) {
      value += strength * Math.sin(2 * Math.PI * hz * sinceOpening) * Math.exp(-sinceOpening * 250)
    }
    const envelope = Math.min(1, at / 0.02, (syllableSeconds - at) / 0.05)
    sound.writeInt16LE(
      Math.round(18_000 * envelope * Math.max(-1, Math.min(1, value))),
      44 + index * 2,
    )
  }
  return sound
}
