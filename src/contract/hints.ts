/**
 * The hints of a question, in the order in which they are opened. The first stands in `hint`, the
 * others in `furtherHints`: what was written or printed when there was only one reads the same.
 */
import type { Inlines } from './content.ts'

/** Most hints that one question has. */
export const hintsMax = 5

export interface Hints {
  hint?: Inlines | undefined
  furtherHints?: Inlines[] | undefined
}

/** Every hint, those too in which nothing is written yet. */
export function everyHint({ hint, furtherHints = [] }: Hints): Inlines[] {
  return hint === undefined ? furtherHints : [hint, ...furtherHints]
}

/** The hints that say something. */
export function hintsOf(question: Hints): Inlines[] {
  return everyHint(question).filter((hint) => hint.length > 0)
}

/** A list of hints as the fields of a question; what is not there has no field. */
export function asHints([hint, ...furtherHints]: readonly Inlines[]): {
  hint?: Inlines
  furtherHints?: Inlines[]
} {
  if (hint === undefined) return {}
  return furtherHints.length === 0 ? { hint } : { hint, furtherHints }
}
