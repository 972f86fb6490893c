/** Clashes as sentences: who or what is in two places at once, and when. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useClockText } from '#browser/week/use-clock-text.ts'
import type { TimetableClash } from '#contract/timetable.ts'

/** The two sentences of a clash: what it is, and when. */
export function useClashText(): (clash: TimetableClash) => { what: string; when: string } {
  const words = useWords('school-life').clashes
  const { weekdays } = useWords('timetable')
  const clock = useClockText()
  return ({ kind, what, weekday, starts, ends, week }) => ({
    what: words.kinds[kind]({ what }),
    when: words.when({
      day: weekdays[weekday - 1] ?? '',
      starts: clock.time(starts),
      ends: clock.time(ends),
      week,
    }),
  })
}

export const clashKey = ({ kind, slotIds, what }: TimetableClash): string =>
  `${kind} ${slotIds.join(' ')} ${what}`

/** Clashes that are named; the tab of clashes has them all. */
const linesMax = 5

export function ClashLines({ clashes }: { clashes: readonly TimetableClash[] }) {
  const words = useWords('school-life').clashes
  const text = useClashText()
  const format = useFormat()
  const more = clashes.length - linesMax
  return (
    <ul>
      {clashes.slice(0, linesMax).map((clash) => {
        const { what, when } = text(clash)
        const courses = format.list([...new Set(clash.courseNames)])
        return (
          <li key={clashKey(clash)}>
            {what}, {when} ({courses})
          </li>
        )
      })}
      {more > 0 && <li>{words.more({ count: more })}</li>}
    </ul>
  )
}
