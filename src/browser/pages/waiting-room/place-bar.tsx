/** The place in line as a thin line over a page that opens without waiting: a lesson, the help. */
import type { WaitingState } from '#browser/arrival/arrival-state.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { usePlace } from './use-place.ts'

export function PlaceBar({ waiting, onBack }: { waiting: WaitingState; onBack: () => void }) {
  const words = useWords('arrival')
  const tu = useVoice() === 'tu'
  const { ahead, wait, spoken } = usePlace(waiting)
  return (
    <aside class="place-bar no-print" aria-label={words.barLabel({ tu })}>
      <p class="for-screen-readers" role="status">
        {spoken}
      </p>
      <p class="numbers">
        {ahead} {wait}
      </p>
      <Button onClick={onBack}>{words.barBack}</Button>
    </aside>
  )
}
