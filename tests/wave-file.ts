/** Sound as a file that browsers take for a microphone. */

import { soundRateHz } from '#contract/live-sound.ts'

const sampleBytes = 2
const headBytes = 44

/** A WAV file of one channel, 16 bits. `samples`: from -1 to 1; what is louder is cut off. */
export function waveFile(samples: Float32Array, rateHz: number = soundRateHz): Buffer {
  const file = Buffer.alloc(headBytes + samples.length * sampleBytes)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rateHz, 24)
  file.writeUInt32LE(rateHz * sampleBytes, 28)
  file.writeUInt16LE(sampleBytes, 32)
  file.writeUInt16LE(8 * sampleBytes, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples.length * sampleBytes, 40)
  for (const [index, sample] of samples.entries()) {
    const level = Math.round(32_767 * Math.max(-1, Math.min(1, sample)))
    file.writeInt16LE(level, headBytes + index * sampleBytes)
  }
  return file
}
