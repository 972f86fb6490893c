/**
 * Opens the sound of a room: its line, the voices that come over it, and one's own microphone. All of
 * it runs on one clock, that of the device's sound.
 */
import { loadUntilHere } from '#browser/api/load-until-here.ts'
import { liveAddress } from '#contract/live-address.ts'
import { soundPath, soundRateHz } from '#contract/live-sound.ts'
import { unpackBundle } from '#contract/sound-bundle.ts'
import { addModule } from './add-module.ts'
import { browserLine } from './browser-line.ts'
import captureUrl from './capture-worklet.ts?worker&url'
import { createMicrophone, type Microphone } from './microphone.ts'
import {
  type CapturedFrame,
  type MixerReport,
  mixerName,
  type VoiceFrame,
} from './mixer-messages.ts'
import mixerUrl from './mixer-worklet.ts?worker&url'
import type { Sound, SoundOptions, SoundState } from './sound.ts'
import { createSoundLine, type SoundLine } from './sound-line.ts'
import { createVoiceBundler } from './voice-bundler.ts'
import type { VoiceDecoders, VoiceEncoder } from './voice-codec.ts'
import { openVoiceDecoders } from './voice-decoders.ts'
import { openVoiceEncoder } from './voice-encoder.ts'
import { levelOf } from './voice-level.ts'

/** At most so often is it told that something changed. */
const tellEveryMs = 100
/** Reports of the mixer that count for the line: five seconds. */
const reportsMax = 25

export function openSound({ lessonId, ticket }: SoundOptions): Sound {
  const context = new AudioContext({ sampleRate: soundRateHz, latencyHint: 'interactive' })
  let state: SoundState | null = null
  const listeners = createListeners()
  const onChange = (): void => {
    state = null
    listeners.tell()
  }
  const voices = createVoices(context, onChange)
  const speech = createSpeech(context, onChange, {
    maySpeak: () => line.maySpeak(),
    send: (bundle) => line.send(bundle),
  })
  const line = createSoundLine(ticket, browserLine(liveAddress(soundPath, lessonId)), {
    onChange,
    onBundle: voices.hear,
  })
  context.onstatechange = onChange
  // Where the person has pressed something on this page, the browser lets it sound at once.
  wake(context)

  const read = (): SoundState => ({
    line: line.state(),
    needsPress: context.state !== 'running' && context.state !== 'closed',
    ...speech.read(),
    ...voices.read(),
  })
  return {
    current() {
      state ??= read()
      return state
    },
    subscribe: listeners.add,
    async setMicrophone(isOn) {
      wake(context)
      await speech.setMicrophone(isOn)
    },
    ownVoice: speech.ownVoice,
    leaveOut: voices.leaveOut,
    allow: () => context.resume(),
    renew: line.renew,
    again: voices.again,
    close() {
      line.close()
      speech.close()
      voices.close()
      context.onstatechange = null
      void context.close()
      onChange()
      listeners.close()
    },
  }
}

/** A browser that wants a press first never answers, and none that is closed does. */
function wake(context: AudioContext): void {
  if (context.state !== 'closed') context.resume().catch(() => undefined)
}

/** Who is told that something changed, and when. */
function createListeners() {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAtMs = Number.NEGATIVE_INFINITY
  const tellNow = (): void => {
    timer = undefined
    toldAtMs = performance.now()
    for (const listen of listeners) listen()
  }
  return {
    add(listen: () => void) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    tell() {
      timer ??= setTimeout(tellNow, Math.max(0, toldAtMs + tellEveryMs - performance.now()))
    },
    close() {
      clearTimeout(timer)
      tellNow()
      listeners.clear()
    },
  }
}

interface VoiceTools {
  readonly mixer: AudioWorkletNode
  readonly decoders: VoiceDecoders
  close(): void
}

/** The mixer last: where something did not come, none is left behind. */
async function openVoiceTools(context: AudioContext): Promise<VoiceTools> {
  await addModule(context.audioWorklet, mixerUrl)
  let mixer: AudioWorkletNode | null = null
  const decoders = await openVoiceDecoders((frame: VoiceFrame) => {
    mixer?.port.postMessage(frame, [frame.samples.buffer])
  })
  const opened = new AudioWorkletNode(context, mixerName, {
    numberOfInputs: 0,
    outputChannelCount: [1],
  })
  mixer = opened
  return {
    mixer: opened,
    decoders,
    close() {
      decoders.close()
      opened.disconnect()
    },
  }
}

/** What comes over the line, as one hears it. */
function createVoices(context: AudioContext, tell: () => void) {
  let tools: VoiceTools | null = null
  let reports: MixerReport[] = []
  let leftOut: readonly number[] = []
  const loading = loadUntilHere(() => openVoiceTools(context), {
    onHere(opened) {
      tools = opened
      opened.mixer.port.onmessage = ({ data }: MessageEvent<MixerReport>) => {
        reports = [...reports.slice(1 - reportsMax), data]
        tell()
      }
      opened.mixer.connect(context.destination)
      opened.mixer.port.postMessage({ leftOut })
      tell()
    },
    onMissing: tell,
  })

  return {
    hear(bytes: Uint8Array) {
      // While nothing may sound, it would wait and be old.
      if (context.state !== 'running') return
      const bundle = unpackBundle(bytes)
      if (bundle !== null) tools?.decoders.decode(bundle)
    },
    leaveOut(members: readonly number[]) {
      if (members.join() === leftOut.join()) return
      leftOut = members
      tools?.mixer.port.postMessage({ leftOut })
    },
    again: loading.again,
    read(): Pick<SoundState, 'isMissing' | 'speaking' | 'latePercent' | 'behindMs'> {
      const bundles = reports.reduce((sum, report) => sum + report.bundles, 0)
      const late = reports.reduce((sum, report) => sum + report.late, 0)
      return {
        isMissing: loading.isMissing(),
        speaking: context.state === 'running' ? (reports.at(-1)?.speaking ?? []) : [],
        latePercent: bundles === 0 ? 0 : Math.round((100 * late) / bundles),
        behindMs: Math.round(reports.at(-1)?.behindMs ?? 0),
      }
    },
    close() {
      loading.stop()
      tools?.close()
      reports = []
    },
  }
}

interface SpeechTools {
  readonly microphone: Microphone
  /** Null: this browser makes no Opus. */
  readonly encoder: VoiceEncoder | null
}

/** One's own voice, as far as it goes out. */
function createSpeech(
  context: AudioContext,
  tell: () => void,
  line: Pick<SoundLine, 'maySpeak' | 'send'>,
) {
  let bundler = createVoiceBundler()
  let level = 0
  let opening: Promise<SpeechTools> | null = null
  let tools: SpeechTools | null = null
  let isClosed = false
  let isMissing = false

  const open = async (): Promise<SpeechTools> => {
    await addModule(context.audioWorklet, captureUrl)
    const encoder = await openVoiceEncoder((start, frame) => {
      const bundle = bundler.add(start, frame)
      if (bundle !== null && microphone.isOn()) line.send(bundle)
    })
    const microphone = createMicrophone(context, {
      onChange: tell,
      onFrame(frame: CapturedFrame) {
        level = levelOf(frame.samples)
        tell()
        // Who may not speak sees that the microphone hears, and nothing leaves the device.
        if (line.maySpeak()) encoder?.encode(frame)
      },
    })
    return { microphone, encoder }
  }
  const isUnsupported = (): boolean => tools !== null && tools.encoder === null
  const stateNow = (): SoundState['microphone'] => {
    if (isUnsupported()) return 'unsupported'
    return tools?.microphone.state() ?? (isMissing ? 'missing' : 'closed')
  }
  return {
    async setMicrophone(isOn: boolean) {
      if (!isOn && opening === null) return
      opening ??= open()
      const own = opening
      try {
        tools = await own
        isMissing = false
      } catch {
        // A file did not come: the microphone stays closed, and the next press asks again.
        if (opening === own) opening = null
        isMissing = true
        return tell()
      }
      // The page was left meanwhile: nobody else would close it.
      if (isClosed) tools.encoder?.close()
      if (isClosed || isUnsupported()) return tell()
      if (isOn && !tools.microphone.isOn()) bundler = createVoiceBundler()
      await tools.microphone.setOn(isOn)
    },
    ownVoice: () => tools?.microphone.track() ?? null,
    read(): Pick<SoundState, 'isMicrophoneOn' | 'microphone' | 'level'> {
      const isMicrophoneOn = tools?.microphone.isOn() === true
      return {
        isMicrophoneOn,
        microphone: stateNow(),
        level: isMicrophoneOn ? level : 0,
      }
    },
    close() {
      isClosed = true
      tools?.microphone.close()
      tools?.encoder?.close()
    },
  }
}
