/**
 * The microphone of a live class, frame by frame. It is asked for on first use; off, it hears nothing
 * at once, and after a while the device lets go of it, so that its light goes out.
 */
import { addModule } from './add-module.ts'
import captureUrl from './capture-worklet.ts?worker&url'
import { type CapturedFrame, captureName } from './mixer-messages.ts'

/**
 * `denied`: by the person or the device. `absent`: there is none. `busy`: another program holds it. `missing`: code
 * that hears it did not come. `cut`: the device took it away while it was on, and had no other. After each of them
 * the next press asks again.
 */
export type MicrophoneState =
  | 'closed'
  | 'asking'
  | 'open'
  | 'denied'
  | 'absent'
  | 'busy'
  | 'missing'
  | 'cut'

export interface Microphone {
  state(): MicrophoneState
  isOn(): boolean
  /** While it is on. */
  track(): MediaStreamTrack | null
  setOn(isOn: boolean): Promise<void>
  close(): void
}

/** Whoever presses to talk presses again soon: until then the device keeps it ready. */
const readyMs = 20_000

const states: Readonly<Record<string, MicrophoneState>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** The module of the capture is loaded already. `onFrame` is called only while it is on. */
export function createMicrophone(
  context: AudioContext,
  events: { onChange(): void; onFrame(frame: CapturedFrame): void },
): Microphone {
  let state: MicrophoneState = 'closed'
  let isWanted = false
  /** Once after each press: a device that takes away all that it gives is not asked for ever. */
  let mayAskAgain = false
  let heard: { readonly stream: MediaStream; letGo(): void } | null = null
  let rest: ReturnType<typeof setTimeout> | undefined

  const become = (next: MicrophoneState): void => {
    state = next
    events.onChange()
  }
  const letGo = (): void => {
    clearTimeout(rest)
    heard?.letGo()
    heard = null
    if (state === 'open') become('closed')
  }
  const hush = (): void => {
    for (const track of heard?.stream.getTracks() ?? []) track.enabled = isWanted
  }
  const take = (stream: MediaStream, { source, letGoOfClock }: JoinedSource): void => {
    const clock = source.context
    const node = new AudioWorkletNode(clock, captureName, { outputChannelCount: [1] })
    node.port.onmessage = ({ data }: MessageEvent<CapturedFrame>) => {
      if (isWanted) events.onFrame(data)
    }
    // What the capture gives out is silence; joined to nothing it would not run everywhere.
    source.connect(node).connect(clock.destination)
    heard = {
      stream,
      letGo() {
        node.port.onmessage = null
        source.disconnect()
        node.disconnect()
        letGoOfClock()
        for (const track of stream.getTracks()) track.stop()
      },
    }
    for (const track of stream.getTracks()) track.onended = () => void beCut()
  }
  const ask = async (): Promise<void> => {
    become('asking')
    let stream: MediaStream | null = null
    try {
      stream = await askForVoice()
      const joined = await joinSource(context, stream)
      if (state !== 'asking') {
        joined.letGoOfClock()
        return stopAll(stream)
      }
      take(stream, joined)
      become('open')
    } catch (error) {
      if (stream !== null) stopAll(stream)
      if (state !== 'asking') return
      if (stream !== null) return become('missing')
      become(states[error instanceof DOMException ? error.name : ''] ?? 'absent')
    }
  }
  const obey = (): void => {
    hush()
    if (!isWanted && heard !== null) rest = setTimeout(letGo, readyMs)
    events.onChange()
  }
  /** Pulled out, or taken away by the device: it may have another one. */
  const beCut = async (): Promise<void> => {
    letGo()
    if (isWanted && mayAskAgain) {
      mayAskAgain = false
      await ask()
      obey()
    }
    if (isWanted && heard === null) become('cut')
  }
  return {
    state: () => state,
    isOn: () => isWanted && state === 'open',
    track: () => (isWanted ? (heard?.stream.getAudioTracks()[0] ?? null) : null),
    async setOn(isOn) {
      isWanted = isOn
      mayAskAgain = isOn
      clearTimeout(rest)
      if (isOn && heard === null && state !== 'asking') await ask()
      obey()
    },
    close() {
      isWanted = false
      letGo()
      state = 'closed'
    },
  }
}

interface JoinedSource {
  readonly source: MediaStreamAudioSourceNode
  letGoOfClock(): void
}

/**
 * Firefox hears a microphone only at the rate of the device, which is often 44.1 kHz: then it has a
 * clock of its own, and the capture brings it to our rate.
 */
async function joinSource(context: AudioContext, stream: MediaStream): Promise<JoinedSource> {
  try {
    return { source: context.createMediaStreamSource(stream), letGoOfClock: () => undefined }
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error
  }
  const own = new AudioContext({ latencyHint: 'interactive' })
  const letGoOfClock = (): void => void own.close()
  try {
    await addModule(own.audioWorklet, captureUrl)
    return { source: own.createMediaStreamSource(stream), letGoOfClock }
  } catch (error) {
    letGoOfClock()
    throw error
  }
}

/** Rejects as `getUserMedia` does, also where the page has no right to a microphone at all. */
async function askForVoice(): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) throw new DOMException('no devices', 'SecurityError')
  return navigator.mediaDevices.getUserMedia({
    audio: {
      channelCount: 1,
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  })
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
