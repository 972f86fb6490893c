/** Clashes of lessons on their days, in words: who or what is there twice, on which day, when. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { useClockText } from '#browser/week/use-clock-text.ts'
import type { LessonClash } from '#contract/dated-clashes.ts'
import { wallClockOf } from '#kernel/calendar-day.ts'

export const lessonClashKey = ({ kind, lessonIds, what }: LessonClash): string =>
  `${kind} ${lessonIds.join(' ')} ${what}`

export function useLessonClashText(timeZone: string) {
  const words = useWords('school-life').clashes
  const format = useFormat()
  const clock = useClockText()
  const time = (instant: string): string =>
    clock.time(wallClockOf(Date.parse(instant), timeZone).time)
  return ({ kind, what, onDate, startsAt, endsAt }: LessonClash) => ({
    what: words.kinds[kind]({ what }),
    day: format.day(dayInstant(onDate)),
    time: words.span({ starts: time(startsAt), ends: time(endsAt) }),
  })
}
