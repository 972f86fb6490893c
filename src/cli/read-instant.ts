/** An instant as it is typed behind an option: with its offset, or it would mean another one on each machine. */
import { PlainError } from '#engine/config/plain-error.ts'

/** Ms since 1970; throws a `PlainError` that shows how it is written. */
export function readInstant(text: string): number {
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
  const at = hasOffset ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw new PlainError({
    french: `L’instant « ${text} » ne se lit pas : écrivez-le ainsi, 2027-04-06T08:00:00+02:00.`,
    english: `The instant "${text}" cannot be read: write it like 2027-04-06T08:00:00+02:00.`,
  })
}

/** The two ends of an interval, the second after the first. */
export function readInterval(fromText: string, toText: string): { from: number; to: number } {
  const [from, to] = [readInstant(fromText), readInstant(toText)]
  if (from < to) return { from, to }
  throw new PlainError({
    french: `La fin (${toText}) doit venir après le début (${fromText}).`,
    english: `The end (${toText}) must come after the beginning (${fromText}).`,
  })
}
