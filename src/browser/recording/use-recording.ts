/** What is being recorded on a page: from the press, over pauses, to a sound that can be heard and kept. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type RecorderTrouble, type SoundRecorder, startSoundRecorder } from './sound-recorder.ts'

export type Recording =
  | { readonly state: 'ready'; readonly trouble: RecorderTrouble | null }
  /** The browser asks the person for the microphone. */
  | { readonly state: 'asking' }
  | { readonly state: 'recording'; readonly recorder: SoundRecorder }
  | {
      readonly state: 'recorded'
      readonly sound: Blob
      readonly lengthMs: number
      /** Where a player finds it, as long as it is shown. */
      readonly address: string
    }

export interface RecordingDesk {
  readonly recording: Recording
  readonly start: () => void
  /** Forgets what was recorded. */
  readonly clear: () => void
}

const nothingYet: Recording = { state: 'ready', trouble: null }

export function useRecording(): RecordingDesk {
  const [recording, setRecording] = useState(nothingYet)
  const running = useRef<SoundRecorder | null>(null)
  const isGone = useRef(false)
  useEffect(
    () => () => {
      isGone.current = true
      running.current?.discard()
    },
    [],
  )
  const address = recording.state === 'recorded' ? recording.address : null
  useEffect(
    () => () => {
      if (address !== null) URL.revokeObjectURL(address)
    },
    [address],
  )
  const start = async (): Promise<void> => {
    setRecording({ state: 'asking' })
    const started = await startSoundRecorder((sound, lengthMs) =>
      setRecording({ state: 'recorded', sound, lengthMs, address: URL.createObjectURL(sound) }),
    )
    if (!started.ok) return setRecording({ state: 'ready', trouble: started.trouble })
    running.current = started.recorder
    // The person may have left while the browser asked.
    if (isGone.current) started.recorder.discard()
    else setRecording({ state: 'recording', recorder: started.recorder })
  }
  return {
    recording,
    start: () => void start(),
    clear() {
      running.current?.discard()
      setRecording(nothingYet)
    },
  }
}
