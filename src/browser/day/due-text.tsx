/** Until when a piece of work is awaited, as people say it, and what it means once that is over. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { DayAssignment } from '#contract/day.ts'
import { awaitedUntil, type Due, isOverdue } from './awaited-until.ts'

export interface DueTextProps {
  work: Due & Pick<DayAssignment, 'lateAccepted' | 'state'>
  nowMs: number
  whose: 'own' | 'child'
}

export function DueText({ work, nowMs, whose }: DueTextProps) {
  const words = useWords('day')
  const format = useFormat()
  const voice = useVoice()
  const { dueAt, state, lateAccepted } = work
  const until = awaitedUntil(work)
  if (state === 'received' || state === 'marked') return null
  if (until === null) return <span>{words.noDue}</span>
  const when = format.dateTime(until, nowMs)
  if (!isOverdue(work, nowMs)) {
    return <span>{until === dueAt ? words.due({ when }) : words.dueMoved({ when })}</span>
  }
  const tu = voice === 'tu' && whose === 'own'
  return (
    <strong class="day-late">
      {lateAccepted ? words.lateAccepted({ when, tu }) : words.lateClosed({ when })}
    </strong>
  )
}
