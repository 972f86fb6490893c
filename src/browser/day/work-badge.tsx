/** How far a pupil is with a piece of work: always a sign and a word. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import type { WorkState } from '#contract/day.ts'
import './work-badge.css'

const signs: Readonly<Record<WorkState, SignName>> = {
  not_opened: 'file',
  begun: 'more',
  received: 'received',
  marked: 'success',
}

export function WorkBadge({ state }: { state: WorkState }) {
  const words = useWords('day')
  return (
    <span class={`work-badge ${state}`}>
      <Sign name={signs[state]} />
      {words.states[state]}
    </span>
  )
}
