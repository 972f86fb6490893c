/** When an exercise would open and be due, in words. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { RepriseLine } from '#contract/reprises.ts'

export function useTimesSentence(): (times: NonNullable<RepriseLine['times']>) => string {
  const words = useWords('reprise')
  const format = useFormat()
  return ({ dueAt, opensAt }) => {
    const opens = format.dateTime(opensAt)
    return dueAt === null
      ? words.opens({ opens })
      : words.times({ opens, due: format.dateTime(dueAt) })
  }
}
