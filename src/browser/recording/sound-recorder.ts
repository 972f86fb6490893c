/**
 * Records what a microphone hears, over the browser's own recorder. It is asked for the microphone
 * only when somebody presses, and lets go of it as soon as the recording ends.
 */
import { recordingBitsPerSecond, recordingSecondsMax } from '#contract/recording-limits.ts'
import { chooseContainer } from './recording-container.ts'

/** Why nothing can be recorded. */
export type RecorderTrouble =
  /** This browser has no recorder, or the page no right to one: it came without HTTPS. */
  | 'unsupported'
  | 'refused'
  | 'no_microphone'
  /** Another program holds it, or the device does not say why. */
  | 'unavailable'

export interface SoundRecorder {
  pause(): void
  resume(): void
  stop(): void
  /** As `stop`, and nothing is told any more. */
  discard(): void
  /** What was recorded so far, in milliseconds; pauses do not count. */
  lengthMs(): number
  /** How loud it is now, from 0 (silence) to 1. */
  loudness(): number
}

/** What is recorded is handed over piece by piece, so that a long recording is there as soon as it ends. */
const pieceMs = 1_000
/** How often it is looked whether the limit is reached, in milliseconds. */
const limitCheckEveryMs = 250
/** Quieter than this is silence, in decibels below the loudest. */
const silenceDb = -60

const troubles: Readonly<Record<string, RecorderTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'no_microphone',
  OverconstrainedError: 'no_microphone',
}

export type RecorderStart =
  | { readonly ok: true; readonly recorder: SoundRecorder }
  | { readonly ok: false; readonly trouble: RecorderTrouble }

/** `onStopped` gets the recording: after `stop`, at the limit, or when the microphone goes away. */
export async function startSoundRecorder(
  onStopped: (sound: Blob, lengthMs: number) => void,
): Promise<RecorderStart> {
  if (typeof MediaRecorder === 'undefined' || navigator.mediaDevices === undefined) {
    return { ok: false, trouble: 'unsupported' }
  }
  let heard: MediaStream
  try {
    heard = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    return { ok: false, trouble: troubles[name] ?? 'unavailable' }
  }
  try {
    return { ok: true, recorder: record(heard, onStopped) }
  } catch {
    letGo(heard)
    return { ok: false, trouble: 'unavailable' }
  }
}

function letGo(heard: MediaStream): void {
  for (const track of heard.getTracks()) track.stop()
}

/** Time that runs only while it is recorded. */
function createStopwatch() {
  let before = 0
  let since: number | null = performance.now()
  const lengthMs = (): number => before + (since === null ? 0 : performance.now() - since)
  return {
    lengthMs,
    hold() {
      before = lengthMs()
      since = null
    },
    goOn() {
      since = performance.now()
    },
  }
}

/** Listens in beside the recorder. */
function createLoudness(heard: MediaStream) {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  const wave = new Float32Array(analyser.fftSize)
  context.createMediaStreamSource(heard).connect(analyser)
  // Some browsers begin it asleep; then everything would seem silent.
  void context.resume()
  return {
    read(): number {
      analyser.getFloatTimeDomainData(wave)
      const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length
      const db = 10 * Math.log10(Math.max(power, 1e-12))
      return Math.min(1, Math.max(0, 1 - db / silenceDb))
    },
    close: () => void context.close(),
  }
}

function record(
  heard: MediaStream,
  onStopped: (sound: Blob, lengthMs: number) => void,
): SoundRecorder {
  const mimeType = chooseContainer((type) => MediaRecorder.isTypeSupported(type))
  const media = new MediaRecorder(heard, {
    audioBitsPerSecond: recordingBitsPerSecond,
    ...(mimeType === undefined ? {} : { mimeType }),
  })
  const loudness = createLoudness(heard)
  const watch = createStopwatch()
  const pieces: Blob[] = []
  let isDiscarded = false
  media.ondataavailable = ({ data }) => void pieces.push(data)
  const stop = (): void => {
    if (media.state !== 'inactive') media.stop()
  }
  const limit = setInterval(() => {
    if (watch.lengthMs() >= recordingSecondsMax * 1_000) stop()
  }, limitCheckEveryMs)
  media.onstop = () => {
    clearInterval(limit)
    watch.hold()
    loudness.close()
    letGo(heard)
    if (!isDiscarded) onStopped(new Blob(pieces, { type: media.mimeType }), watch.lengthMs())
  }
  media.start(pieceMs)
  return {
    stop,
    pause() {
      if (media.state !== 'recording') return
      media.pause()
      watch.hold()
    },
    resume() {
      if (media.state !== 'paused') return
      media.resume()
      watch.goOn()
    },
    discard() {
      isDiscarded = true
      stop()
    },
    lengthMs: watch.lengthMs,
    loudness: loudness.read,
  }
}
