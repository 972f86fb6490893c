/** Where a piece of work is: on this device, received, safe. Always the same sign and words. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import './state-badge.css'

export type WorkState = 'on-device' | 'received' | 'safe'

export interface StateBadgeProps {
  state: WorkState
  /** Adds the sentence that says what the state means. */
  explained?: boolean | undefined
}

export function StateBadge({ state, explained }: StateBadgeProps) {
  const words = useWords('general')
  const [sign, word, meaning] = {
    'on-device': ['device', words.onDevice, words.onDeviceMeans] as const,
    received: ['received', words.received, words.receivedMeans] as const,
    safe: ['safe', words.safe, words.safeMeans] as const,
  }[state]
  return (
    <span class="state">
      <span class={`state-badge ${state}`}>
        <Sign name={sign} />
        {word}
      </span>
      {explained && <span class="state-meaning">{meaning}</span>}
    </span>
  )
}
