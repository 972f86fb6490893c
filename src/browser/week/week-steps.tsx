/** From one week to the next, back to this one, and which week of A and B it is. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import '#browser/day/day.css'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import './week-grid.css'

export interface WeekStepsProps {
  monday: Day
  thisMonday: Day
  letter: 'A' | 'B' | null
  hrefOf: (monday: Day) => string
}

export function WeekSteps({ monday, thisMonday, letter, hrefOf }: WeekStepsProps) {
  const words = useWords('timetable').week
  const format = useFormat()
  const friday = addDays(monday, 4)
  const { from, until } = format.span(dayInstant(monday), dayInstant(friday))
  const said = words.of({ from, to: until })
  return (
    <div class="week-steps">
      <p class="week-which">
        <strong>{said}</strong>
        {letter !== null && <span class="week-letter">{words.letter({ letter })}</span>}
      </p>
      <nav class="day-steps no-print" aria-label={words.steps}>
        <PageLink href={hrefOf(addDays(monday, -7))} class="day-step">
          <Sign name="back" />
          <span>{words.before}</span>
        </PageLink>
        {monday !== thisMonday && (
          <PageLink href={hrefOf(thisMonday)} class="day-step to-today">
            <span>{words.current}</span>
          </PageLink>
        )}
        <PageLink href={hrefOf(addDays(monday, 7))} class="day-step onwards">
          <span>{words.after}</span>
          <Sign name="next" />
        </PageLink>
      </nav>
    </div>
  )
}
