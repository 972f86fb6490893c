/**
 * Tries the sound of this device before a class: two notes to hear, and one's own voice back after
 * three seconds. It stays in this page's memory until it was heard, and is never sent.
 */
import { soundRateHz } from '#contract/live-sound.ts'
import { addModule } from './add-module.ts'
import captureUrl from './capture-worklet.ts?worker&url'
import { createMicrophone, type Microphone, type MicrophoneState } from './microphone.ts'
import { levelOf } from './voice-level.ts'

export interface SoundCheckState {
  /** `heard`: the voice was recorded and played back. */
  readonly step: 'rest' | 'notes' | 'asking' | 'speaking' | 'playing' | 'heard'
  /** `failed`: its code did not come, or this browser has none. */
  readonly microphone: MicrophoneState | 'failed'
  /** While speaking, 0 to 1. */
  readonly level: number
  /** Of the last three seconds of speaking. */
  readonly loudest: number
}

export interface SoundCheck {
  view(): SoundCheckState
  subscribe(listener: () => void): () => void
  /** Both in the handler of a press: the browser lets it sound then. */
  playNotes(): Promise<void>
  recordVoice(): Promise<void>
  close(): void
}

const recordedSeconds = 3
const noteSeconds = 0.5
const notesHz = [523, 659]
const noteLoudness = 0.2

export function openSoundCheck(watched: {
  view(): SoundCheckState
  set(next: SoundCheckState): void
  subscribe(listener: () => void): () => void
}): SoundCheck {
  const context = new AudioContext({ sampleRate: soundRateHz, latencyHint: 'interactive' })
  let opening: Promise<Microphone> | null = null
  let frames: Float32Array<ArrayBuffer>[] = []
  const put = (part: Partial<SoundCheckState>): void => watched.set({ ...watched.view(), ...part })

  const take = (samples: Float32Array<ArrayBuffer>, microphone: Microphone): void => {
    if (watched.view().step !== 'speaking') return
    const level = levelOf(samples)
    frames.push(samples)
    put({ level, loudest: Math.max(level, watched.view().loudest) })
    const heard = frames.reduce((sum, one) => sum + one.length, 0)
    if (heard < recordedSeconds * context.sampleRate) return
    // Its light goes out before the voice comes back.
    microphone.close()
    playBack(heard)
  }
  const playBack = (length: number): void => {
    const sound = context.createBuffer(1, length, context.sampleRate)
    let at = 0
    for (const frame of frames) {
      sound.copyToChannel(frame, 0, at)
      at += frame.length
    }
    frames = []
    const source = context.createBufferSource()
    source.buffer = sound
    source.connect(context.destination)
    source.onended = () => put({ step: 'heard' })
    put({ step: 'playing', level: 0 })
    source.start()
  }
  const open = async (): Promise<Microphone> => {
    await addModule(context.audioWorklet, captureUrl)
    const microphone = createMicrophone(context, {
      onChange() {
        const state = microphone.state()
        put({ microphone: state, ...(state === 'cut' ? { step: 'rest' } : {}) })
      },
      onFrame: ({ samples }) => take(samples, microphone),
    })
    return microphone
  }
  return {
    view: watched.view,
    subscribe: watched.subscribe,
    async playNotes() {
      await context.resume()
      put({ step: 'notes' })
      for (const [place, hz] of notesHz.entries()) {
        const isLast = place === notesHz.length - 1
        playNote(context, hz, place * noteSeconds, () => isLast && put({ step: 'rest' }))
      }
    },
    async recordVoice() {
      frames = []
      put({ step: 'asking', level: 0, loudest: 0 })
      try {
        await context.resume()
        opening ??= open()
        const microphone = await opening
        await microphone.setOn(true)
        put({ step: microphone.isOn() ? 'speaking' : 'rest' })
      } catch {
        opening = null
        put({ step: 'rest', microphone: 'failed' })
      }
    },
    close() {
      frames = []
      opening?.then(
        (microphone) => microphone.close(),
        () => undefined,
      )
      if (context.state !== 'closed') void context.close()
    },
  }
}

/** Swells and fades, so that it does not click. */
function playNote(context: AudioContext, hz: number, inSeconds: number, onEnd: () => void): void {
  const note = context.createOscillator()
  const loudness = context.createGain()
  const from = context.currentTime + inSeconds
  const until = from + noteSeconds
  note.frequency.value = hz
  loudness.gain.setValueAtTime(0, from)
  loudness.gain.linearRampToValueAtTime(noteLoudness, from + 0.05)
  loudness.gain.setValueAtTime(noteLoudness, until - 0.1)
  loudness.gain.linearRampToValueAtTime(0, until)
  note.connect(loudness).connect(context.destination)
  note.onended = onEnd
  note.start(from)
  note.stop(until)
}
