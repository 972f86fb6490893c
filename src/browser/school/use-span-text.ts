/** Half-days as people say them: "du lundi 23 novembre au mardi 24 novembre matin". */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { HalfDaySpan } from './half-days-fields.tsx'

export function useSpanText(): (span: HalfDaySpan) => string {
  const words = useWords('half-days')
  const format = useFormat()
  return ({ fromDay, fromHalf, untilDay, untilHalf }) =>
    words.span({
      from: format.day(dayInstant(fromDay)),
      until: format.day(dayInstant(untilDay)),
      // A whole day needs no half to be named.
      fromHalf: fromHalf === 'morning' ? null : fromHalf,
      untilHalf: untilHalf === 'afternoon' ? null : untilHalf,
    })
}
