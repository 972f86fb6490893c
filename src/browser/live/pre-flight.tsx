/** Before a class: is one heard, does one hear, and what does the line carry. Fetched when it is opened. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { createWatched, useWatched } from '#browser/parts/watched.ts'
import { openSoundCheck, type SoundCheckState } from '#browser/sound/sound-check.ts'
import { browserLineOutside, type LineResult, testLine } from './line-test.ts'
import './pre-flight.css'

/** Quieter than this nobody follows. */
const quietLevel = 0.25

const atRest: SoundCheckState = { step: 'rest', microphone: 'closed', level: 0, loudest: 0 }

function useSoundCheck() {
  const [check] = useState(() => openSoundCheck(createWatched(atRest)))
  useEffect(() => check.close, [check])
  return { check, state: useWatched(check) }
}

/** What to do, in words; null: nothing is known yet. */
function useVoiceAdvice(state: SoundCheckState): string | null {
  const words = useWords('live').preflight
  const tu = useVoice() === 'tu'
  const { loudest, microphone, step } = state
  if (step === 'asking') return words.asking
  if (step === 'speaking') return words.speak({ tu })
  if (step === 'playing') return words.playing({ tu })
  if (microphone === 'denied') return words.denied({ tu })
  if (microphone === 'absent' || microphone === 'busy') return words.absent({ tu })
  if (microphone === 'failed' || microphone === 'missing' || microphone === 'cut') {
    return words.failed
  }
  if (step !== 'heard') return null
  if (loudest === 0) return words.silent({ tu })
  return loudest < quietLevel ? words.tooQuiet({ tu }) : words.heard({ tu })
}

function SoundPart() {
  const words = useWords('live').preflight
  const tu = useVoice() === 'tu'
  const { check, state } = useSoundCheck()
  const advice = useVoiceAdvice(state)
  const { step } = state
  const isBusy = step !== 'rest' && step !== 'heard'
  return (
    <>
      <section>
        <h3>{words.hear}</h3>
        <p>{words.hearMeans({ tu })}</p>
        <Button sign="listen" disabled={isBusy} onClick={() => void check.playNotes()}>
          {words.playNotes}
        </Button>
      </section>
      <section>
        <h3>{words.voice}</h3>
        <p>{words.voiceMeans({ tu })}</p>
        <Button disabled={isBusy} onClick={() => void check.recordVoice()}>
          {words.record}
        </Button>
        <span class="preflight-level" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(100 * state.level)}%` }} />
        </span>
        <p role="status">{advice}</p>
      </section>
    </>
  )
}

function LinePart() {
  const words = useWords('live').preflight
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const [result, setResult] = useState<LineResult | 'measuring' | null>(null)
  const measure = async (): Promise<void> => {
    setResult('measuring')
    setResult(await testLine(browserLineOutside))
  }
  const isMeasuring = result === 'measuring'
  const known = isMeasuring ? null : result
  return (
    <section>
      <h3>{words.line}</h3>
      <Button disabled={isMeasuring} onClick={() => void measure()}>
        {words.measure}
      </Button>
      <div role="status">
        {isMeasuring && <p>{words.measuring}</p>}
        {known !== null && <p>{words.lineIs[known.word]({ tu })}</p>}
        {known !== null && known.way !== null && <p>{words.way[known.way]({ tu })}</p>}
        {known !== null && known.roundTripMs !== null && known.kbitPerSecond !== null && (
          <p class="soft small">
            {words.measured({
              ms: format.number(known.roundTripMs, 0),
              kbit: format.number(known.kbitPerSecond, 0),
            })}
          </p>
        )}
      </div>
    </section>
  )
}

export function PreFlight() {
  return (
    <div class="preflight">
      <SoundPart />
      <LinePart />
    </div>
  )
}
