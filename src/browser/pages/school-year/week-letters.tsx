/** Which of the next weeks are A and which are B, as a strip to compare with the wall calendar. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { SchoolYear } from '#contract/schools.ts'
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'
import { dayAndMonth } from './year-dialog.tsx'
import { letterOf } from './year-draft.ts'

const weeksShown = 8

export function WeekLetters({ year, today }: { year: SchoolYear; today: Day }) {
  const words = useWords('school-life').year
  const timetable = useWords('timetable').week
  const format = useFormat()
  const first = mondayOf(today < year.startsOn ? year.startsOn : today)
  const mondays = Array.from({ length: weeksShown }, (_, index) => addDays(first, 7 * index))
  const isRunning = year.startsOn <= today && today <= year.endsOn
  return (
    <section class="stack">
      <h2>{words.lettersTitle}</h2>
      {isRunning && <p>{words.lettersNow({ letter: letterOf(today, year.weekAMonday) })}</p>}
      <ol class="plain week-letters" aria-label={words.lettersCaption}>
        {mondays
          .filter((monday) => monday <= year.endsOn)
          .map((monday) => {
            const letter = letterOf(monday, year.weekAMonday)
            return (
              <li key={monday} class={`week-letter-cell ${letter.toLowerCase()}`}>
                <span>{words.lettersWeek({ day: dayAndMonth(format.day, monday) })}</span>{' '}
                <strong>{timetable.letter({ letter })}</strong>
              </li>
            )
          })}
      </ol>
    </section>
  )
}
