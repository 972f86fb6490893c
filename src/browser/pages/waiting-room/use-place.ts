/** The place as it is read now: the words, and what a screen reader is told of it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { WaitingState } from '#browser/arrival/arrival-state.ts'
import { isWorthSaying } from '#browser/arrival/worth-saying.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { Place } from '#contract/arrival.ts'
import { aheadText, waitText } from './place-text.ts'

/** The wait shortens between two answers too. */
const tickMs = 5_000

export interface PlaceWords {
  readonly ahead: string
  readonly wait: string
  /** Changes only when it is worth interrupting somebody for. */
  readonly spoken: string
}

export function usePlace({ place, heardAtMs }: WaitingState): PlaceWords {
  const words = useWords('arrival')
  const format = useFormat()
  const voice = useVoice()
  const [nowMs, setNowMs] = useState(Date.now)
  const said = useRef<{ place: Place; text: string } | null>(null)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  const speech = { words, format, voice }
  const elapsedMs = Math.max(0, nowMs - heardAtMs)
  const waitMs = place.waitMs === null ? null : Math.max(0, place.waitMs - elapsedMs)
  const ahead = aheadText(place, speech)
  if (said.current === null || isWorthSaying(said.current.place, place)) {
    said.current = { place, text: `${ahead} ${waitText(place.waitMs, speech)}` }
  }
  return { ahead, wait: waitText(waitMs, speech), spoken: said.current.text }
}
