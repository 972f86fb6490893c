/** A place in line as people say it: how many are ahead, and about how long it takes. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import type { Voice } from '#browser/catalogue/speech.ts'
import type { Place } from '#contract/arrival.ts'

export interface PlaceSpeech {
  readonly words: Words['arrival']
  readonly format: Format
  readonly voice: Voice
}

const minuteMs = 60_000
/** From here on, hours and minutes say it better. */
const minutesMax = 60

export function aheadText({ ahead }: Pick<Place, 'ahead'>, speech: PlaceSpeech): string {
  const { words, format, voice } = speech
  return words.ahead({ count: ahead, people: format.number(ahead, 0), tu: voice === 'tu' })
}

/** `waitMs`: of now; rounded up, so that nobody is promised more than was said. */
export function waitText(waitMs: number | null, { words, format }: PlaceSpeech): string {
  if (waitMs === null) return words.waitUnknown
  if (waitMs < minuteMs) return words.waitShort
  const minutes = Math.ceil(waitMs / minuteMs)
  if (minutes < minutesMax) return words.waitAbout({ count: minutes })
  return words.waitLong({ wait: format.duration(minutes * minuteMs) })
}
