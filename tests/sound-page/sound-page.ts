/**
 * A page around the sound of a room and nothing else, for its test: several members in one page, on one
 * clock, with an ear at the microphone and one at the loudspeaker.
 */
import { openSound } from '../../src/browser/sound/open-sound.ts'
import type { Sound, SoundState } from '../../src/browser/sound/sound.ts'
import type { TapTold } from './tap-worklet.ts'
import tapUrl from './tap-worklet.ts?worker&url'

export interface SoundPage {
  open(name: string, ticket: string): void
  state(name: string): SoundState
  setMicrophone(name: string, isOn: boolean): Promise<void>
  /** Begins to listen. */
  listen(): Promise<void>
  onsets(): readonly TapTold[]
  /** How loud what is played was lately, 0 to 1. */
  loudness(): number
}

declare global {
  interface Window {
    soundPage: SoundPage
  }
}

const OwnContext = AudioContext
let context: AudioContext | null = null
let microphone: MediaStream | null = null
let ear: GainNode | null = null

// One clock for all members of the page, besides that of a microphone that needs its own.
window.AudioContext = class {
  constructor(options: AudioContextOptions) {
    // biome-ignore lint/correctness/noConstructorReturn: as below.
    if (options.sampleRate === undefined) return new OwnContext(options)
    context ??= new OwnContext(options)
    ear ??= context.createGain()
    // biome-ignore lint/correctness/noConstructorReturn: the one context stands for all.
    return context
  }
} as unknown as typeof AudioContext

const connect = AudioNode.prototype.connect as (...to: unknown[]) => AudioNode
AudioNode.prototype.connect = function tee(this: AudioNode, ...to: unknown[]) {
  if (to[0] instanceof AudioDestinationNode && this.context === ear?.context)
    connect.call(this, ear)
  return connect.apply(this, to)
} as typeof AudioNode.prototype.connect

const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
navigator.mediaDevices.getUserMedia = async (wanted) => {
  microphone = await ask(wanted)
  return microphone
}

/** Any: one process has the room. */
const lessonId = '0190a000-0000-7000-8000-000000000000'
const sounds = new Map<string, Sound>()
const onsets: TapTold[] = []
let analyser: AnalyserNode | null = null

function find(name: string): Sound {
  const sound = sounds.get(name)
  if (sound === undefined) throw new Error(`nobody is called ${name}`)
  return sound
}

window.soundPage = {
  open(name, ticket) {
    sounds.set(name, openSound({ lessonId, ticket }))
  },
  state: (name) => find(name).current(),
  setMicrophone: (name, isOn) => find(name).setMicrophone(isOn),
  async listen() {
    if (context === null || ear === null) throw new Error('no sound is open')
    await context.audioWorklet.addModule(tapUrl)
    const tap = new AudioWorkletNode(context, 'tap', { numberOfInputs: 2 })
    tap.port.onmessage = ({ data }: MessageEvent<TapTold>) => void onsets.push(data)
    if (microphone !== null) context.createMediaStreamSource(microphone).connect(tap, 0, 0)
    ear.connect(tap, 0, 1)
    analyser = context.createAnalyser()
    analyser.fftSize = 32_768
    ear.connect(analyser)
    // An ear that leads nowhere would not be asked.
    const silence = context.createGain()
    silence.gain.value = 0
    tap.connect(silence)
    connect.call(silence, context.destination)
  },
  onsets: () => onsets,
  loudness() {
    const samples = new Float32Array(analyser?.fftSize ?? 0)
    analyser?.getFloatTimeDomainData(samples)
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length)
  },
}

document.querySelector('button')?.addEventListener('click', () => {
  for (const sound of sounds.values()) void sound.allow()
})
