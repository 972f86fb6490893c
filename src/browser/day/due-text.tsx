/** Until when a piece of work is awaited, as people say it, and what it means once that is over. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { WorkState } from '#contract/day.ts'

export interface DueTextProps {
  work: { dueAt: string | null; lateAccepted: boolean; state: WorkState }
  nowMs: number
  whose: 'own' | 'child'
}

export function DueText({ work, nowMs, whose }: DueTextProps) {
  const words = useWords('day')
  const format = useFormat()
  const voice = useVoice()
  const { dueAt, state, lateAccepted } = work
  if (state === 'received' || state === 'marked') return null
  if (dueAt === null) return <span>{words.noDue}</span>
  const when = format.dateTime(dueAt, nowMs)
  if (Date.parse(dueAt) > nowMs) return <span>{words.due({ when })}</span>
  const tu = voice === 'tu' && whose === 'own'
  return (
    <strong class="day-late">
      {lateAccepted ? words.lateAccepted({ when, tu }) : words.lateClosed({ when })}
    </strong>
  )
}
