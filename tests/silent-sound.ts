/** A sound file for tests: nothing is to be heard in it, but it plays. */

const samplesPerSecond = 8_000
const sampleBytes = 2

/** A WAV file: 16 kB a second, behind a head of 44 bytes. */
export function silentSound(seconds: number): Buffer {
  const dataBytes = seconds * samplesPerSecond * sampleBytes
  const sound = Buffer.alloc(44 + dataBytes)
  sound.write('RIFF', 0)
  sound.writeUInt32LE(sound.length - 8, 4)
  sound.write('WAVEfmt ', 8)
  sound.writeUInt32LE(16, 16)
  // As it is, of one channel.
  sound.writeUInt16LE(1, 20)
  sound.writeUInt16LE(1, 22)
  sound.writeUInt32LE(samplesPerSecond, 24)
  sound.writeUInt32LE(samplesPerSecond * sampleBytes, 28)
  sound.writeUInt16LE(sampleBytes, 32)
  sound.writeUInt16LE(8 * sampleBytes, 34)
  sound.write('data', 36)
  sound.writeUInt32LE(dataBytes, 40)
  return sound
}
