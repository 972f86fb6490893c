/** Puts encoded frames together, a bundle's worth at a time: few packets, and little delay. */
import { bundleMsUsual, frameMsUsual, soundRateHz } from '#contract/live-sound.ts'
import { packBundle } from '#contract/sound-bundle.ts'

const frameMs = frameMsUsual
const framesOfBundle = bundleMsUsual / frameMs
const frameSamples = (frameMs * soundRateHz) / 1_000

export interface VoiceBundler {
  /** The bundle that this frame completes; `start` in samples of the sound's clock. */
  add(start: number, frame: Uint8Array): Uint8Array<ArrayBuffer> | null
}

/** One for each time that the microphone is opened: bundles are numbered from there. */
export function createVoiceBundler(): VoiceBundler {
  let number = 0
  let first = 0
  let frames: Uint8Array[] = []
  return {
    add(start, frame) {
      // After a gap the frames would not stand one after another: what was begun is let go.
      if (Math.abs(start - first - frames.length * frameSamples) > frameSamples / 2) frames = []
      if (frames.length === 0) first = start
      frames.push(frame)
      if (frames.length < framesOfBundle) return null
      const bundle = packBundle({
        frameMs,
        speaker: 0,
        number: number >>> 0,
        time: Math.round(first) % 2 ** 32,
        frames,
      })
      number += 1
      frames = []
      return bundle
    },
  }
}
