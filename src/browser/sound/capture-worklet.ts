/** Runs beside the sound: cuts what the microphone hears into frames. */
import { frameMsUsual, soundRateHz } from '#contract/live-sound.ts'
import { type CapturedFrame, captureName } from './mixer-messages.ts'
import { workletScope } from './worklet-scope.ts'

const frameSamples = (frameMsUsual * soundRateHz) / 1_000

class Capture extends workletScope.AudioWorkletProcessor {
  private samples = new Float32Array(frameSamples)
  private filled = 0

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const [heard] = inputs[0] ?? []
    // Nothing is connected: the microphone is closed, and what was begun of a frame is old.
    if (heard === undefined) this.filled = 0
    else this.take(heard)
    return true
  }

  private take(heard: Float32Array): void {
    for (const [index, sample] of heard.entries()) {
      this.samples[this.filled] = sample
      this.filled += 1
      if (this.filled < frameSamples) continue
      const start = workletScope.currentFrame + index + 1 - frameSamples
      const frame: CapturedFrame = { start, samples: this.samples }
      this.port.postMessage(frame, [this.samples.buffer])
      this.samples = new Float32Array(frameSamples)
      this.filled = 0
    }
  }
}

workletScope.registerProcessor(captureName, Capture)
