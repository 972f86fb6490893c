/**
 * A person's voice for the microphone of tests: the letters that somebody spoke in French, as Debian's
 * `klettres-data` installs them.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { soundRateHz } from '#contract/live-sound.ts'

const folder = '/usr/share/klettres/fr/alpha'
/** The recordings bring their own silence, before the letter and behind it. */
const letterSeconds = 1.5
const lettersMax = 8

/** Samples from -1 to 1, of one channel at 48 kHz; null where the package is not installed. */
export async function recordedSpeech(browser: Browser): Promise<Float32Array | null> {
  if (!existsSync(folder)) return null
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ogg')).sort()
  const files = await Promise.all(
    names.slice(0, lettersMax).map((name) => readFile(join(folder, name), 'base64')),
  )
  const page = await browser.newPage()
  const letters = await page.evaluate(decode, [files, soundRateHz] as const)
  await page.close()
  const letterSamples = letterSeconds * soundRateHz
  const samples = new Float32Array(letters.length * letterSamples)
  for (const [index, letter] of letters.entries())
    samples.set(letter.slice(0, letterSamples), index * letterSamples)
  return samples
}

/** In a page: Chromium reads the recordings, which are Ogg Vorbis. */
async function decode([files, rateHz]: readonly [readonly string[], number]): Promise<number[][]> {
  const context = new OfflineAudioContext(1, 1, rateHz)
  const read = async (file: string): Promise<number[]> => {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0))
    const sound = await context.decodeAudioData(bytes.buffer)
    return [...sound.getChannelData(0)]
  }
  return Promise.all(files.map(read))
}
