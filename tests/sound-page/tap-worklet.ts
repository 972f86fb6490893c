/** Listens to two sounds on one clock: when each becomes loud after silence, and how loud it was. */
import { workletScope } from '../../src/browser/sound/worklet-scope.ts'

const loud = 0.03
const quietSamples = 9_600

/** Input 0: what the microphone hears. Input 1: what the page plays. */
export interface TapTold {
  readonly input: number
  /** On the clock of the sound, in samples. */
  readonly onset: number
  /** Of all samples before: the sum of their squares. */
  readonly energyBefore: number
}

class Tap extends workletScope.AudioWorkletProcessor {
  private readonly loudAt = [0, 0]
  private readonly energy = [0, 0]

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    for (const [input, [heard]] of inputs.entries()) {
      for (const [index, sample] of (heard ?? []).entries()) {
        const energyBefore = this.energy[input] ?? 0
        this.energy[input] = energyBefore + sample ** 2
        if (Math.abs(sample) < loud) continue
        const now = workletScope.currentFrame + index
        const told: TapTold = { input, onset: now, energyBefore }
        if (now - (this.loudAt[input] ?? 0) > quietSamples) this.port.postMessage(told)
        this.loudAt[input] = now
      }
    }
    return true
  }
}

workletScope.registerProcessor('tap', Tap)
