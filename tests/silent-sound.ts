/** A sound file for tests: nothing is to be heard in it, but it plays. */
import { waveFile } from './wave-file.ts'

const samplesPerSecond = 8_000

/** A WAV file: 16 kB a second, behind a head of 44 bytes. */
export function silentSound(seconds: number): Buffer {
  return waveFile(new Float32Array(seconds * samplesPerSecond), samplesPerSecond)
}
