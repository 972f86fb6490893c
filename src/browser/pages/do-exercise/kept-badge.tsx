/** Where an answer is: on this device, or saved at the school. Always a sign and words. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { KeptState } from './answer-keeper.ts'
import type { AnsweredState } from './answered.ts'
import '#browser/parts/state-badge.css'

export interface KeptBadgeProps {
  kept: KeptState
  answered: AnsweredState
}

export function KeptBadge({ kept, answered }: KeptBadgeProps) {
  const words = useWords('exercise')
  const general = useWords('general')
  if (kept === 'on_device') {
    return (
      <span class="state-badge on-device">
        <Sign name="device" />
        {general.onDevice}
      </span>
    )
  }
  if (kept === 'on_page') return <span class="soft">{words.notKeptYet}</span>
  if (kept === 'none' || answered === 'empty') return <span class="soft">{words.unanswered}</span>
  return (
    <span class="state-badge received">
      <Sign name="check" />
      {answered === 'partly' ? words.savedPartly : words.saved}
    </span>
  )
}
