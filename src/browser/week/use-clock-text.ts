/** Times of day as people say them: "8 h 30", "8:30". They are the school's own, with no zone. */
import { useWords } from '#browser/catalogue/speech.ts'

export interface ClockText {
  /** `time` is 'HH:MM'. */
  time(time: string): string
}

export function useClockText(): ClockText {
  const words = useWords('timetable')
  const time = (text: string): string =>
    words.clock({ hour: String(Number(text.slice(0, 2))), minute: text.slice(3, 5) })
  return { time }
}
