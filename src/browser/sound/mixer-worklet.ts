/** Runs beside the sound: puts the voices of a room together, each as its line allows. */
import { soundRateHz } from '#contract/live-sound.ts'
import { type LeftOut, type MixerReport, mixerName, type VoiceFrame } from './mixer-messages.ts'
import { createVoicePlayout, type VoicePlayout } from './voice-playout.ts'
import { workletScope } from './worklet-scope.ts'

/** Voices at once; for a further one the first that is silent goes, and if none is, the oldest. */
const voicesMax = 16
const reportSamples = soundRateHz / 5

class Mixer extends workletScope.AudioWorkletProcessor {
  private readonly voices = new Map<number, VoicePlayout>()
  private leftOut: ReadonlySet<number> = new Set()
  private unheard = new Float32Array(0)
  private bundles = 0
  private late = 0
  private reportedAt = 0

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<VoiceFrame | LeftOut>) => {
      if ('leftOut' in data) this.leftOut = new Set(data.leftOut)
      else this.take(data)
    }
  }

  process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
    const now = workletScope.currentFrame
    const [out] = outputs[0] ?? []
    if (out !== undefined) {
      if (this.unheard.length !== out.length) this.unheard = new Float32Array(out.length)
      for (const [speaker, voice] of this.voices) {
        voice.mix(this.leftOut.has(speaker) ? this.unheard : out, now)
      }
      for (const [index, sample] of out.entries()) out[index] = Math.max(-1, Math.min(1, sample))
    }
    if (now - this.reportedAt >= reportSamples) this.report(now)
    return true
  }

  private take({ speaker, start, samples, isFirst }: VoiceFrame): void {
    const now = workletScope.currentFrame
    const voice = this.voices.get(speaker) ?? this.begin(speaker, now)
    const isInTime = voice.put(start, samples, now)
    if (!isFirst) return
    this.bundles += 1
    if (!isInTime) this.late += 1
  }

  private begin(speaker: number, now: number): VoicePlayout {
    if (this.voices.size >= voicesMax) {
      const [oldest] = this.voices.keys()
      const idle = [...this.voices].find(([, voice]) => voice.isIdle(now))
      this.voices.delete(idle?.[0] ?? oldest ?? speaker)
    }
    const voice = createVoicePlayout()
    this.voices.set(speaker, voice)
    return voice
  }

  private report(now: number): void {
    const there = [...this.voices].filter(([, voice]) => !voice.isIdle(now))
    const speaking = [...this.voices].filter(([, voice]) => voice.isSpeaking(now))
    const report: MixerReport = {
      speaking: speaking.map(([speaker]) => speaker),
      bundles: this.bundles,
      late: this.late,
      behindMs: Math.max(0, ...there.map(([, voice]) => voice.targetMs())),
    }
    this.port.postMessage(report)
    this.reportedAt = now
    this.bundles = 0
    this.late = 0
  }
}

workletScope.registerProcessor(mixerName, Mixer)
