/** Where a mark is: saved, on its way, kept on this page until the line is back. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { KeptState } from '#browser/teach/value-keeper.ts'

export interface MarkStateLineProps {
  state: KeptState | null
  /** Changed since it was last saved. */
  touched: boolean
  /** The server had a mark when the page was opened. */
  isMarked: boolean
  /** What is said instead of *saved*. */
  savedText?: string | undefined
}

function useNow(active: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!active) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [active])
  return now
}

export function MarkStateLine(props: MarkStateLineProps) {
  const { state, touched, isMarked, savedText } = props
  const words = useWords('teach').mark
  const format = useFormat()
  const now = useNow(state?.kind === 'waiting')
  if (state?.kind === 'waiting') {
    const wait = format.duration(Math.max(1_000, state.againAtMs - now))
    return (
      <p class="mark-state waiting">
        <Sign name="device" /> {words.keepsTrying({ wait })}
      </p>
    )
  }
  if (state?.kind === 'refused') {
    return (
      <p class="mark-state refused" role="alert">
        <Sign name="danger" /> {words.refused}
      </p>
    )
  }
  const saved = !touched && (state?.kind === 'saved' || (state === null && isMarked))
  return (
    <p class="mark-state" role="status">
      {saved && (
        <>
          <Sign name="success" /> {savedText ?? words.saved}
        </>
      )}
      {touched && state?.kind !== 'saving' && (
        <>
          <Sign name="device" /> {words.unsaved}
        </>
      )}
      {state?.kind === 'saving' && words.saving}
    </p>
  )
}
