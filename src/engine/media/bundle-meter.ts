/**
 * How much one speaker may send: more than a voice ever needs, so that what a line held back may come
 * at once, and far less than a flood.
 */

export interface SendPace {
  readonly perSecond: number
  readonly bytesPerSecond: number
}

/** A voice in bundles of one frame of 40 ms; the largest bundle is 360 ms long: 5,000 bytes a second. */
const voicePace: SendPace = { perSecond: 25, bytesPerSecond: 6_000 }
/** What may come at once after a line stood still, in seconds of either. */
const burstSeconds = 3
/** So many messages beyond within the window: no voice, but a flood. */
const excessMax = 200
const excessWindowMs = 10_000

/** `excess`: it goes nowhere. `flood`: whoever sends so is cut. */
export type MeterJudgement = 'passes' | 'excess' | 'flood'

export interface BundleMeter {
  judge(bytes: number, nowMs: number): MeterJudgement
}

/** Of voices, unless another pace is given. */
export function createBundleMeter(
  startMs: number,
  { bytesPerSecond, perSecond }: SendPace = voicePace,
): BundleMeter {
  let bundles = perSecond * burstSeconds
  let bytesLeft = bytesPerSecond * burstSeconds
  let lastMs = startMs
  let excess = 0
  let excessSinceMs = startMs
  return {
    judge(bytes, nowMs) {
      const seconds = (nowMs - lastMs) / 1_000
      lastMs = nowMs
      bundles = Math.min(bundles + seconds * perSecond, perSecond * burstSeconds)
      bytesLeft = Math.min(bytesLeft + seconds * bytesPerSecond, bytesPerSecond * burstSeconds)
      if (bundles >= 1 && bytesLeft >= bytes) {
        bundles -= 1
        bytesLeft -= bytes
        return 'passes'
      }
      if (nowMs - excessSinceMs > excessWindowMs) {
        excessSinceMs = nowMs
        excess = 0
      }
      excess += 1
      return excess > excessMax ? 'flood' : 'excess'
    },
  }
}
