/** A holiday, a weekend, a day without lessons: each has its words and its drawing. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { MyDay } from '#contract/day.ts'
import { dayInstant } from './day-instant.ts'

export interface FreeDayProps {
  day: MyDay['day']
  nowMs: number
  hrefOf: (on: string) => string
  /** True where the reader's own day is meant, for *tu*. */
  isOwn: boolean
}

async function loadDrawing() {
  return (await import('./free-day-drawing.tsx')).FreeDayDrawing
}

export function FreeDay({ day, nowMs, hrefOf, isOwn }: FreeDayProps) {
  const words = useWords('day')
  const format = useFormat()
  const tu = useVoice() === 'tu' && isOwn
  const { kind, label, nextSchoolDay } = day
  const { Part: Drawing } = useLatePart(loadDrawing, true)
  const text =
    kind === 'holiday'
      ? words.holiday({ label, tu })
      : kind === 'weekend'
        ? words.weekend({ tu })
        : words.noLessons({ tu })
  return (
    <EmptyState
      drawing={Drawing !== null && <Drawing kind={kind} />}
      action={
        nextSchoolDay !== null && (
          <LinkButton href={hrefOf(nextSchoolDay)} sign="next">
            {words.nextSchoolDay({ day: format.nearDay(dayInstant(nextSchoolDay), nowMs) })}
          </LinkButton>
        )
      }
    >
      {text}
    </EmptyState>
  )
}
