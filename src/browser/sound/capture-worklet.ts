/** Runs beside the sound: cuts what the microphone hears into frames, at the rate of our sound. */
import { frameMsUsual, soundRateHz } from '#contract/live-sound.ts'
import { type CapturedFrame, captureName } from './mixer-messages.ts'
import { createVoiceResampler } from './resample-voice.ts'
import { workletScope } from './worklet-scope.ts'

const frameSamples = (frameMsUsual * soundRateHz) / 1_000
const deviceRateHz = workletScope.sampleRate

class Capture extends workletScope.AudioWorkletProcessor {
  private samples = new Float32Array(frameSamples)
  private filled = 0
  private start = 0
  private resample = createVoiceResampler(deviceRateHz, soundRateHz)
  private isConnected = false

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const [heard] = inputs[0] ?? []
    if (heard !== undefined) {
      if (!this.isConnected) this.begin()
      this.take(deviceRateHz === soundRateHz ? heard : this.resample(heard))
    }
    // Otherwise the microphone is closed, and what was begun of a frame is old.
    this.isConnected = heard !== undefined
    return true
  }

  private begin(): void {
    this.filled = 0
    this.start = Math.round((workletScope.currentFrame * soundRateHz) / deviceRateHz)
    this.resample = createVoiceResampler(deviceRateHz, soundRateHz)
  }

  private take(heard: Iterable<number>): void {
    for (const sample of heard) {
      this.samples[this.filled] = sample
      this.filled += 1
      if (this.filled < frameSamples) continue
      const frame: CapturedFrame = { start: this.start, samples: this.samples }
      this.port.postMessage(frame, [this.samples.buffer])
      this.samples = new Float32Array(frameSamples)
      this.filled = 0
      this.start += frameSamples
    }
  }
}

workletScope.registerProcessor(captureName, Capture)
