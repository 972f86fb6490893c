/**
 * Stands where something is being loaded. For the first second it says nothing (a quick answer
 * should not flash); after that it says how long it has taken: never a spinner without a number.
 */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import './waiting.css'

const silentSeconds = 1

export interface WaitingProps {
  /** What is coming ("La classe de 6e B"); the seconds are added. */
  label?: string | undefined
}

export function Waiting({ label }: WaitingProps) {
  const words = useWords('general')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const shown = seconds >= silentSeconds
  return (
    <div class="waiting-block" aria-busy="true">
      {/* Said once when it appears; the counting seconds are for the eye only. */}
      <p class="for-screen-readers" role="status">
        {shown ? (label ?? words.loadingFor({ seconds: silentSeconds })) : ''}
      </p>
      {shown && (
        <p class="waiting-text" aria-hidden="true">
          {label && <strong>{label}</strong>} {words.loadingFor({ seconds })}
        </p>
      )}
    </div>
  )
}
