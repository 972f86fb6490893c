/** While it is recorded: how long, how loud, and whether anything is heard at all. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { recordingSecondsMax } from '#contract/recording-limits.ts'
import { clockText } from './clock-text.ts'
import type { SoundRecorder } from './sound-recorder.ts'

const lookEveryMs = 100
/** From this loudness on somebody speaks. */
const speechLoudness = 0.25
/** So long without a word, and it is said that nothing is heard. */
const silenceMs = 3_000

interface Heard {
  readonly lengthMs: number
  readonly loudness: number
  /** `begun`: nobody has spoken yet, and it is too early to wonder. */
  readonly ear: 'begun' | 'hears' | 'silent'
}

function useHeard(recorder: SoundRecorder): Heard {
  const spokenAtMs = useRef<number | null>(null)
  const [heard, setHeard] = useState<Heard>({ lengthMs: 0, loudness: 0, ear: 'begun' })
  useEffect(() => {
    const look = setInterval(() => {
      const lengthMs = recorder.lengthMs()
      const loudness = recorder.loudness()
      if (loudness >= speechLoudness) spokenAtMs.current = lengthMs
      const isSilent = lengthMs - (spokenAtMs.current ?? 0) > silenceMs
      const isHeard = spokenAtMs.current !== null
      setHeard({ lengthMs, loudness, ear: isSilent ? 'silent' : isHeard ? 'hears' : 'begun' })
    }, lookEveryMs)
    return () => clearInterval(look)
  }, [recorder])
  return heard
}

function Level({ loudness }: { loudness: number }) {
  const words = useWords('recording')
  return (
    <label class="recording-level">
      <span class="small">{words.level}</span>
      <meter min={0} max={1} value={loudness} />
    </label>
  )
}

export function RecordingNow({ recorder }: { recorder: SoundRecorder }) {
  const words = useWords('recording')
  const { lengthMs, loudness, ear } = useHeard(recorder)
  const [isPaused, setPaused] = useState(false)
  const max = recordingSecondsMax
  return (
    <>
      <Progress
        label={words.time}
        value={Math.min(max, Math.floor(lengthMs / 1_000))}
        max={max}
        text={words.timeOf({ at: clockText(lengthMs), max: clockText(max * 1_000) })}
      />
      <Level loudness={isPaused ? 0 : loudness} />
      <p role="status">{isPaused ? words.paused : words.ears[ear]}</p>
      <div class="row">
        <Button kind="primary" onClick={() => recorder.stop()}>
          {words.stop}
        </Button>
        <Button
          onClick={() => {
            if (isPaused) recorder.resume()
            else recorder.pause()
            setPaused(!isPaused)
          }}
        >
          {isPaused ? words.resume : words.pause}
        </Button>
      </div>
    </>
  )
}
