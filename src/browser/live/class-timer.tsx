/** The countdown of a live class, large enough to be seen from a bench. */
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { useSecondsUntil } from '#browser/parts/use-seconds-until.ts'
import { LiveSign } from './live-sign.tsx'

const two = (value: number): string => String(value).padStart(2, '0')

/** `endsAtMs`: by this device's clock. */
export function ClassTimer({ endsAtMs }: { endsAtMs: number }) {
  const words = useWords('live').acts
  const left = useSecondsUntil(endsAtMs)
  const wasRunning = useRef(false)
  useEffect(() => {
    if (left === 0 && wasRunning.current) announce(words.timeOver)
    wasRunning.current = left > 0
  }, [left, words])
  return (
    <p class={left === 0 ? 'live-timer over' : 'live-timer'} role="timer">
      <LiveSign name="timer" />
      <span class="for-screen-readers">{words.timeLeft} </span>
      <span class="numbers">
        {Math.floor(left / 60)}:{two(left % 60)}
      </span>
      {left === 0 && <span>{words.timeOver}</span>}
    </p>
  )
}
